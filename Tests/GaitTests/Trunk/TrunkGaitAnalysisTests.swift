import Foundation
import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

/// The gait from the lower back, on signals whose contacts are known by a formula.
struct TrunkGaitAnalysisTests {
    private let mountings = [
        Rotation.identity, Rotation(angle: 1.3, axis: Vector3(1, 2, -0.5)),
        Rotation(angle: .pi, axis: Vector3(1, 0, 0)),
        Rotation(angle: 2.6, axis: Vector3(-0.3, 1, 2)),
    ]

    @Test(arguments: [(50.0, 0.55), (100, 0.55), (128, 0.62), (200, 0.52)])
    func contactsAreWhereTheFormulaSays(rate: Double, stepTime: Double) throws {
        let walker = SyntheticTrunk(stepTime: stepTime, rate: rate)
        let gait = TrunkGaitAnalysis().analyze([walker.segment])
        let bout = try #require(gait.bouts.first)
        #expect(gait.bouts.count == 1 && bout.grade == .a)
        #expect(bout.stepCount == walker.steps)
        // Filters ring at the ends of a walk that begins at once.
        for (found, truth) in zip(bout.contacts, walker.contacts).dropFirst(4).dropLast(4) {
            #expect(abs(found.time - truth) < 0.004)
        }
        let sides = (0..<walker.steps).map { $0.isMultiple(of: 2) ? Side.left : .right }
        #expect(bout.contacts.map(\.side) == sides)
        #expect(bout.contacts.allSatisfy { !$0.flags.contains(.slow) && !$0.flags.contains(.filled) })
        #expect(bout.sideConfidence > 0.95)
        #expect(abs((gait.cadence ?? 0) - 60 / stepTime) < 1)
        #expect(abs((gait.strideTime ?? 0) - 2 * stepTime) < 0.01)
        #expect((gait.model?.directionConfidence ?? 0) > 0.9)
        #expect(gait.model?.isSlow == false && gait.model?.isContinuousWalk == true)
        #expect(gait.firstNonFinite == nil && gait.isOrdered)
        #expect(gait.events.count == walker.steps && gait.events.allSatisfy { $0.source == .lowerBack })
        #expect(gait.events.prefix(15).allSatisfy { $0.side == .left })
    }

    @Test func theMountingDoesNotMatter() {
        var walker = SyntheticTrunk(noise: 0.1)
        walker.turning = { 0.6 * exp(-($0 - 10) * ($0 - 10)) }
        let analysis = TrunkGaitAnalysis(legLength: 0.9)
        let plain = analysis.analyze([walker.segment])
        #expect(plain.walkingSpeed != nil)
        for mounting in mountings {
            let turned = analysis.analyze([walker.segment.turned(by: mounting)])
            #expect(turned.contacts.count == plain.contacts.count)
            for (a, b) in zip(plain.contacts, turned.contacts) {
                #expect(abs(a.time - b.time) < 1e-6 && a.side == b.side && a.flags == b.flags)
            }
            let (speed, again) = (plain.walkingSpeed?.value ?? 0, turned.walkingSpeed?.value ?? 0)
            #expect(abs(speed - again) < 1e-6)
            let (one, other) = (plain.model?.directionConfidence ?? 0, turned.model?.directionConfidence ?? 1)
            #expect(abs(one - other) < 1e-6)
        }
    }

    @Test func halfTheSamplesTellTheSame() {
        let fine = TrunkGaitAnalysis().analyze([SyntheticTrunk(rate: 100).segment])
        let coarse = TrunkGaitAnalysis().analyze([SyntheticTrunk(rate: 50).segment])
        #expect(fine.contacts.count == coarse.contacts.count)
        for (a, b) in zip(fine.contacts, coarse.contacts) { #expect(abs(a.time - b.time) < 0.005 && a.side == b.side) }
    }

    /// A hemiparetic walker's steps take 1.2 s and shake the trunk twice each.
    @Test func slowStepsWithTwoPeaksAreNotCountedTwice() throws {
        let walker = SyntheticTrunk(
            steps: 24, stepTime: 1.2, vertical: 0.4, secondPeak: 0.8, forward: 0.5, lateral: 0.7, standing: 4)
        let gait = TrunkGaitAnalysis(legLength: 0.9).analyze([walker.segment])
        #expect(gait.model?.isSlow == true)
        #expect((walker.steps - 2...walker.steps + 1).contains(gait.contacts.count))
        #expect(abs((gait.strideTime ?? 0) - 2.4) < 0.05)
        #expect(gait.contacts.allSatisfy { $0.flags.contains(.slow) })
        #expect(gait.walkingSpeed == nil && gait.stepTimeAsymmetry == nil)
        #expect(gait.bouts.allSatisfy { $0.speedObstacle?.contains("slow") == true || $0.grade == .b })
        #expect(gait.withheld.contains { $0.quantity == "step time asymmetry" && $0.reason.contains("slow") })
    }

    /// The trunk bobs regularly, but moves level at twelve frequencies that fit no common period.
    @Test func aContinuousWalkWithoutRhythmGivesNoSteps() {
        let rate = 100.0
        let frequencies: [Double] = (0..<12).map { 0.35 * pow(1.08, Double($0)) }
        func level(_ time: Double, _ phase: Double) -> Double {
            var sum = 0.0
            for (k, f) in frequencies.enumerated() { sum += 0.4 * sinOfTurns(f * time + phase * Double(k * k)) }
            return sum
        }
        let force = (0..<6000).map { i -> Vector3 in
            let time = Double(i) / rate
            return Vector3(level(time, 0.37), level(time, 0.61), 9.81 + 2 * sinOfTurns(1.7 * time))
        }
        let gait = TrunkGaitAnalysis().analyze([
            AccelerationSegment(start: 0, rate: rate, acceleration: SampleSignals.columns(force))
        ])
        #expect((gait.model?.periodicity ?? 1) < 0.3 && (gait.model?.period ?? 0) > 1.25)
        #expect(gait.bouts.isEmpty && gait.events.isEmpty && gait.cadence == nil)
        #expect(gait.withheld.first?.reason == "rhythm not identified: no step results")
    }

    @Test func whoStandsDoesNotWalk() {
        var walker = SyntheticTrunk(noise: 0.03)
        (walker.vertical, walker.forward, walker.lateral, walker.roll) = (0, 0, 0, 0)
        let gait = TrunkGaitAnalysis().analyze([walker.segment])
        #expect(gait.bouts.isEmpty && gait.model == nil)
        #expect(gait.withheld.first?.quantity == "steps")
    }

    @Test func anAccelerometerAloneTellsTheFeetApartButNotWhichIsLeft() throws {
        let walker = SyntheticTrunk()
        let gait = TrunkGaitAnalysis(legLength: 0.9).analyze([walker.segment.withoutGyroscope])
        let both = TrunkGaitAnalysis().analyze([walker.segment])
        #expect(gait.contacts.map(\.time) == both.contacts.map(\.time))
        #expect(gait.contacts.allSatisfy { $0.side == .unknown })
        #expect(gait.contacts.map(\.foot) == both.contacts.map(\.foot))
        #expect(gait.withheld.contains { $0.quantity == "side" })
        #expect(gait.walkingSpeed == nil && gait.bouts.first?.speedObstacle?.contains("gyroscope") == true)
    }

    @Test func withoutLateralMovementTheSidesAreOpen() {
        var walker = SyntheticTrunk()
        (walker.lateral, walker.roll) = (0, 0)
        let gait = TrunkGaitAnalysis().analyze([walker.segment])
        #expect(gait.contacts.count == walker.steps && gait.contacts.allSatisfy { $0.side == .unknown })
        #expect(gait.withheld.contains { $0.quantity == "side" })
    }

    @Test func noBoutReachesAcrossAGap() throws {
        let walker = SyntheticTrunk(steps: 40)
        let whole = walker.segment
        let cut = Int(14 * whole.rate)
        let lost = Int(1.0 * whole.rate)
        let gait = TrunkGaitAnalysis().analyze([whole.part(0..<cut), whole.part(cut + lost..<whole.count)])
        #expect(gait.bouts.count == 2)
        let (from, to) = (Double(cut) / whole.rate, Double(cut + lost) / whole.rate)
        for bout in gait.bouts { #expect(bout.end < from + 0.1 || bout.start > to - 0.1) }
        // Away from the gap every contact and its side is that of the whole recording.
        let far = walker.contacts.enumerated().filter { abs($0.element - (from + to) / 2) > 2.5 }.dropFirst(4).dropLast(
            4)
        for (number, truth) in far {
            let found = try #require(gait.contacts.min { abs($0.time - truth) < abs($1.time - truth) })
            #expect(abs(found.time - truth) < 0.004)
            #expect(found.side == (number.isMultiple(of: 2) ? .left : .right))
        }
    }

    @Test func shortOrEmptyOrForeignSignalsSayWhy() {
        let analysis = TrunkGaitAnalysis()
        let walker = SyntheticTrunk().segment
        #expect(analysis.analyze([]).withheld.first?.reason == "there are no samples")
        for length in [1, 2, 3, 10, 60] { #expect(analysis.analyze([walker.part(0..<length)]).bouts.isEmpty) }
        let slow = SyntheticTrunk(rate: 25).segment
        #expect(analysis.analyze([slow]).withheld.first?.reason.contains("40") == true)
        let free = AccelerationSegment(
            start: 0, rate: 100,
            acceleration: VectorColumns(
                x: walker.acceleration.x, y: walker.acceleration.y,
                z: walker.acceleration.z.map { $0 - standardGravity }))
        #expect(analysis.analyze([free]).withheld.first?.reason.contains("instead of gravity") == true)
        var broken = walker
        broken.acceleration.x[500] = .nan
        #expect(analysis.analyze([broken]).withheld.first?.reason.contains("no sensor reads") == true)
    }

    @Test(arguments: 0..<120)
    func senselessSignalsGiveNoSenselessNumbers(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let rates: [Double] = [40, 50, 100, 1000]
        let rate = rates.randomElement(using: &random) ?? 100
        var start = 0.0
        let segments = (0..<Int.random(in: 1...3, using: &random)).map { _ -> AccelerationSegment in
            let lengths: [Int] = [0, 1, 3, 100, 600, 1200]
            let n = lengths.randomElement(using: &random) ?? 100
            let columns = (0..<6).map { _ in
                (HostileSignalTests.recipes.randomElement(using: &random) ?? HostileSignalTests.recipes[0])
                    .column(&random, n)
            }
            defer { start += Double(n) / rate + 1 }
            return AccelerationSegment(
                start: start, rate: rate,
                acceleration: VectorColumns(x: columns[0], y: columns[1], z: columns[2].map { $0 + 9.81 }),
                angularRate: Bool.random(using: &random)
                    ? VectorColumns(x: columns[3], y: columns[4], z: columns[5]) : nil)
        }
        let gait = TrunkGaitAnalysis(bodyHeight: 1.7).analyze(segments)
        #expect(gait.firstNonFinite == nil)
        #expect(gait.isOrdered)
        #expect(gait.bouts.allSatisfy { $0.contacts.count >= 3 && (0...1).contains($0.sideConfidence) })
        #expect(TrunkStepFinder().find(segments).steps.allSatisfy { $0.peak.isFinite && $0.verticalRange.isFinite })
    }
}
