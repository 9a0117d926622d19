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

    @Test(arguments: [-400e-6, 250e-6])
    func twoFeetThatRunApartAreTold(drift: Double) throws {
        let found = try #require(
            StatedClocks().drift(
                of: foot(.right, from: 0.5, seed: 1, drift: drift), against: foot(.left, from: 0, seed: 2)))
        #expect(!found.isOfSameContacts)
        #expect(abs(found.drift.rate + drift) < 3 * found.drift.standardDeviation + 1e-6)
    }

    @Test func theSameContactsTellMore() throws {
        let reference = foot(.left, from: 0, seed: 2)
        let found = try #require(
            StatedClocks().drift(of: foot(.left, from: 0, seed: 2, drift: 60e-6), against: reference))
        #expect(found.isOfSameContacts && abs(found.drift.rate + 60e-6) < 5e-6)
        #expect(StatedClocks().drift(of: reference, against: reference) == nil)
    }

    @Test func feetThatRunAlikeAreNot() {
        for seed in UInt64(1)...40 {
            // A limp that stays is none of the clocks'.
            let found = StatedClocks().drift(
                of: foot(.right, from: 0.3, seed: seed), against: foot(.left, from: 0, seed: seed + 100))
            #expect(found == nil)
        }
    }

    @Test func shortWalksTellNothing() {
        let found = StatedClocks().drift(
            of: foot(.right, from: 0.5, seed: 1, drift: 400e-6, count: 90),
            against: foot(.left, from: 0, seed: 2, count: 90))
        #expect(found == nil)
        #expect(
            StatedClocks().drift(of: ContactTrain([ContactTrain.Contact]()), against: foot(.left, from: 0, seed: 1))
                == nil)
    }

    /// Two feet in files of their own that are stated to share a clock.
    @Test(arguments: [(drift: 0.0, isTold: false, isCommon: true), (200e-6, true, true), (450e-6, true, false)])
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
