import Comparison
import Evaluation
import FootDrop
import GaitSimulation
import Recordings
import TestSupport
import Testing

/// Two sessions against each other.
struct PairedComparisonTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func compare(_ a: String, _ b: String) throws -> SessionComparison {
        try PairedComparison().compare(try scratch.write(a, to: "a.csv"), try scratch.write(b, to: "b.csv"))
    }

    private func pitch(_ comparison: SessionComparison, _ side: Side = .left) throws -> ParameterComparison {
        try parameter("max_swing_pitch_deg", comparison, side)
    }

    private func parameter(
        _ name: String, _ comparison: SessionComparison, _ side: Side = .left
    ) throws -> ParameterComparison {
        let foot = try #require(comparison.feet.first { $0.side == side })
        return try #require(foot.parameters.first { $0.name == name })
    }

    private func table(about middle: Double, speed: Double = 1.2, count: Int = 12) -> String {
        ComparedTables.plain(pitches: ComparedTables.pitches(about: middle, count: count), speed: speed)
    }

    @Test func equalSessionsDoNotChange() throws {
        let table = ComparedTables.simulated { $0.strideLength = 1.3 }
        let comparison = try compare(table, table)
        #expect(comparison.feet.map(\.side) == [.left, .right])
        #expect(comparison.betweenFeet.count == 4)
        for parameter in comparison.all {
            #expect([.withinVariation, .notAssessable].contains(parameter.verdict), "\(parameter.name)")
            if let change = parameter.change { #expect(change.value == 0) }
        }
        #expect(comparison.all.count { $0.verdict == .withinVariation } >= 20)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func aBraceThatLiftsOneFootIsFoundOnThatSideOnly(seed: UInt64) throws {
        let without = ComparedTables.simulated(seed: seed) { $0.right.dorsiflexionDeficit = 15 }
        let with = ComparedTables.simulated(seed: seed + 10) { _ in }
        let comparison = try compare(without, with)
        let right = try pitch(comparison, .right)
        #expect(right.verdict == .changedUp)
        #expect(abs(try #require(right.change).value - 15) < 3)
        #expect(try parameter("foot_strike_angle_deg", comparison, .right).verdict == .changedUp)
        let left = comparison.feet.first { $0.side == .left }?.parameters ?? []
        #expect(!left.isEmpty)
        #expect(left.allSatisfy { ![.changedUp, .changedDown].contains($0.verdict) })
        let difference = comparison.betweenFeet.first { $0.name == "difference_max_swing_pitch_deg" }
        #expect(difference?.verdict == .changedUp)
    }

    @Test func theOtherOrderTurnsTheSigns() throws {
        let first = ComparedTables.simulated { $0.right.dorsiflexionDeficit = 15 }
        let second = ComparedTables.simulated(seed: 2) { $0.strideLength = 1.5 }
        let (forth, back) = (try compare(first, second), try compare(second, first))
        #expect(forth.all.count == back.all.count)
        for (one, other) in zip(forth.all, back.all) {
            #expect(one.name == other.name)
            #expect(one.change?.value == other.change.map { -$0.value })
            let mirrored: [ParameterComparison.Verdict: ParameterComparison.Verdict] = [
                .changedUp: .changedDown, .changedDown: .changedUp,
            ]
            #expect((mirrored[one.verdict] ?? one.verdict) == other.verdict)
        }
        #expect(forth.all.contains { $0.verdict == .changedUp })
    }

    @Test func equalInputGivesEqualComparisons() throws {
        let (a, b) = (table(about: 20), table(about: 25))
        #expect(try compare(a, b) == (try compare(a, b)))
    }

    @Test(arguments: [
        (1.2, 1.2, "mdc_healthy.max_swing_pitch_deg", 3.4), (0.5, 0.6, "mdc_slow.max_swing_pitch_deg", 4.1),
        (0.5, 1.2, "mdc_slow.max_swing_pitch_deg", 4.1),
    ])
    func theDetectableChangeFollowsTheSpeed(before: Double, after: Double, name: String, value: Double) throws {
        let parameter = try pitch(try compare(table(about: 20, speed: before), table(about: 20, speed: after)))
        #expect(parameter.detectableChange?.name == name)
        #expect(parameter.detectableChange?.value == value)
        #expect(parameter.detectableChange?.source.isEmpty == false)
    }

    @Test func aMixedPairTakesTheGreaterDetectableChange() throws {
        // The slow column has the smaller change for the foot strike angle.
        let text = { (speed: Double) in
            "side,straight,foot_strike_angle_deg,walking_speed_mps\n"
                + (0..<8).map { "left,true,\(10 + $0 % 3),\(speed)\n" }.joined()
        }
        let mixed = try parameter("foot_strike_angle_deg", try compare(text(0.5), text(1.2)))
        #expect(mixed.detectableChange?.name == "mdc_healthy.foot_strike_angle_deg")
    }

    @Test(arguments: [
        (3.3, ParameterComparison.Verdict.withinVariation), (3.5, .changedUp), (-3.3, .withinVariation),
        (-3.5, .changedDown),
    ])
    func onlyAChangeBeyondTheDetectableOneCounts(change: Double, verdict: ParameterComparison.Verdict) throws {
        let parameter = try pitch(try compare(table(about: 20), table(about: 20 + change)))
        #expect(parameter.verdict == verdict)
    }

    @Test func aLargeChangeOfWildStridesDoesNotCount() throws {
        let wild = (0..<8).map { 20 + ($0 % 2 == 0 ? -15.0 : 15) }
        let comparison = try compare(
            ComparedTables.plain(pitches: wild), ComparedTables.plain(pitches: wild.map { $0 + 5 }))
        let parameter = try pitch(comparison)
        #expect(parameter.verdict == .withinVariation)
        #expect(parameter.reason?.contains("zero") == true)
    }

    @Test func fewStridesAreNotAssessable() throws {
        let parameter = try pitch(try compare(table(about: 10, count: 5), table(about: 30)))
        #expect(parameter.verdict == .notAssessable)
        #expect(parameter.reason?.contains("fewer than 6") == true)
        #expect(parameter.a.n == 5 && parameter.b.n == 12)
        #expect(parameter.change != nil)
    }

    @Test func theMedianRestsOnStraightStridesOnly() throws {
        let turned = table(about: 20) + "left,98,90,1.2,,,false\nleft,99,95,1.2,,,false\n"
        let parameter = try pitch(try compare(table(about: 20), turned))
        #expect(parameter.b.n == 12)
        #expect(parameter.change?.value == 0)
    }

    @Test func clearanceHasAnIntervalThatCountsTheSharedErrorTwiceButNoVerdict() throws {
        let tables = [0.010, 0.016].map {
            ComparedTables.plain(pitches: ComparedTables.pitches(about: 20), clearance: $0, clearanceError: 0.004)
        }
        let clearance = try parameter("min_toe_clearance_m", try compare(tables[0], tables[1]))
        #expect(clearance.verdict == .notAssessable)
        #expect(clearance.detectableChange == nil)
        #expect(clearance.reason?.contains("No minimal detectable change") == true)
        let shared = try #require(clearance.sharedDeviation)
        #expect(abs(shared - 0.004) < 1e-12)
        let interval = try #require(clearance.change?.interval)
        let half = (interval.upperBound - interval.lowerBound) / 2
        #expect(half > 1.96 * 2.0.squareRoot() * 0.004)
        #expect(half < 1.96 * 2.0.squareRoot() * 0.005)
    }

    @Test func aLargerSampleNarrowsTheInterval() throws {
        func width(_ count: Int) throws -> Double {
            let interval = try #require(
                try pitch(try compare(table(about: 20, count: count), table(about: 21, count: count))).change?.interval)
            return interval.upperBound - interval.lowerBound
        }
        let ratio = try width(10) / width(40)
        #expect(abs(ratio - 2) < 1e-6)
    }

    @Test func aValueThatNeverVariesHasNoInterval() throws {
        let table = ComparedTables.plain(pitches: Array(repeating: 20, count: 12))
        #expect(try pitch(try compare(table, table)).change == IntervalEstimate(0))
    }
}
