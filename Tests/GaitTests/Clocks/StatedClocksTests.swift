import GaitSimulation
import Recordings
import TestSupport
import Testing

@testable import Gait

struct StatedClocksTests {
    /// Contacts of one foot, a little uneven, with a pause in the middle, s.
    private func foot(_ side: Side, from start: Double, seed: UInt64, drift: Double = 0, count: Int = 200)
        -> ContactTrain
    {
        var random = SeededGenerator(seed: seed)
        return ContactTrain(
            (0..<count).map { step in
                let time = start + 1.1 * Double(step) + (step > count / 2 ? 7 : 0)
                let seen = time + Double.random(in: -0.03...0.03, using: &random)
                return .init(time: seen * (1 + drift), side: side)
            })
    }

    private func finding(_ moving: ContactTrain, _ reference: ContactTrain) -> StatedClocks.Finding? {
        StatedClocks().finding(of: moving, against: reference, areAlike: true)
    }

    @Test(arguments: [-400e-6, 250e-6, 450e-6], [200, 3000])
    func twoFeetThatRunApartAreTold(drift: Double, count: Int) throws {
        let found = try #require(
            finding(
                foot(.right, from: 0.5, seed: 1, drift: drift, count: count),
                foot(.left, from: 0, seed: 2, count: count)))
        guard case .drift(let course, isOfSameContacts: false) = found else {
            Issue.record("\(found)")
            return
        }
        // Over an hour a contact comes round the whole stride.
        #expect(abs(course.rate + drift) < 4 * course.standardDeviation + 1e-6)
    }

    @Test func theSameContactsTellMore() throws {
        let reference = foot(.left, from: 0, seed: 2)
        let moved = foot(.left, from: 0, seed: 2, drift: 60e-6)
        guard case .drift(let drift, isOfSameContacts: true) = try #require(finding(moved, reference)) else {
            Issue.record("not by the same contacts")
            return
        }
        #expect(abs(drift.rate + 60e-6) < 5e-6)
        #expect(finding(reference, reference) == nil)
        // Another kind of sensor may come to see them later by as much.
        #expect(StatedClocks().finding(of: moved, against: reference, areAlike: false) == nil)
    }

    @Test func feetThatRunAlikeAreNot() {
        for seed in UInt64(1)...40 {
            // A limp that stays is none of the clocks'.
            #expect(finding(foot(.right, from: 0.3, seed: seed), foot(.left, from: 0, seed: seed + 100)) == nil)
        }
    }

    @Test(arguments: [true, false])
    func aLimpThatSlowsDownIsNoDrift(isShare: Bool) {
        for seed in UInt64(1)...20 {
            var random = SeededGenerator(seed: seed)
            var time = 0.0
            var (left, right): ([ContactTrain.Contact], [ContactTrain.Contact]) = ([], [])
            for step in 0..<300 {
                // Slower in the middle, slowest at the end.
                let progress = Double(step) / 300
                let strideTime = 1.0 + 0.5 * progress * progress
                left.append(.init(time: time + Double.random(in: -0.01...0.01, using: &random), side: .left))
                let place = isShare ? 0.35 * strideTime : 0.5 * strideTime - 0.15
                right.append(.init(time: time + place + Double.random(in: -0.01...0.01, using: &random), side: .right))
                time += strideTime
            }
            #expect(finding(ContactTrain(right), ContactTrain(left)) == nil)
        }
    }

    @Test func contactsWithoutAPlaceTellNothing() {
        // A sampling rate that is wrong by 3 %.
        #expect(finding(foot(.right, from: 0.5, seed: 1, drift: 0.03), foot(.left, from: 0, seed: 2)) == .unknown)
    }

    @Test func shortWalksTellNothing() {
        #expect(
            finding(
                foot(.right, from: 0.5, seed: 1, drift: 400e-6, count: 90), foot(.left, from: 0, seed: 2, count: 90))
                == nil)
        #expect(finding(ContactTrain([ContactTrain.Contact]()), foot(.left, from: 0, seed: 1)) == nil)
    }

    /// Two feet in files of their own that are stated to share a clock.
    @Test(arguments: [(drift: 0.0, isTold: false, isCommon: true), (200e-6, true, false), (450e-6, true, false)])
    func whatADriftSpoilsIsWithheld(drift: Double, isTold: Bool, isCommon: Bool) async throws {
        var scenario = try #require(WalkingScenario.presets["healthy"])
        scenario.path = [.stand(seconds: 2), .walk(strides: 130), .stand(seconds: 2)]
        let walk = WalkingSimulation(scenario: scenario, seed: 4).run()
        var right = walk.right
        right.rate /= 1 + drift
        let sources = [walk.left, right].map { stream in
            SessionSource(
                Recording(
                    source: RecordingSource(path: stream.side.rawValue, format: "simulated", sha256: ""),
                    streams: [stream]))
        }
        let session = try await SessionAnalysis(isSynchronized: true).analyze(sources)
        #expect(session.notes.contains { $0.code == "clock_drift" && $0.severity == .warning } == isTold)
        #expect(session.isSynchronized == isCommon)
    }
}
