import Glibc
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

struct RollTemplatesTests {
    /// Pitch that falls to `lowest` at sample 50, rises to `greatest` at 80 and falls to zero at 100, all linear.
    private func path(lowest: Double, greatest: Double) -> StridePath {
        let pitch = (0...100).map { k -> Double in
            switch k {
            case ..<50: lowest * Double(k) / 50
            case ..<80: lowest + (greatest - lowest) * Double(k - 50) / 30
            default: greatest * Double(100 - k) / 20
            }
        }
        return SamplePath.level(count: 101, pitch: pitch)
    }

    @Test func crossingsAreWhereThePitchFallsThroughTheLevels() {
        let templates = RollTemplates(lowestPitch: -1, greatestPitch: 0.4)
        let crossings = RollCrossings(path(lowest: -1, greatest: 0.4), templates)
        for (number, share) in RollTemplates.pushOffShares.enumerated() {
            #expect(abs((crossings.pushOff[number]?.time ?? 0) - 0.5 * share) < 1e-9)
        }
        for (number, share) in RollTemplates.landingShares.enumerated() {
            let time = 1 - 0.2 * share
            #expect(abs((crossings.landing[number]?.time ?? 0) - time) < 1e-9)
        }
    }

    @Test func aWeakPushOffIsOnlyAnchoredWhereTheFootIsOnTheFloor() {
        // This stride reaches 0.78 of the usual pitch, its last part in the air.
        let crossings = RollCrossings(
            path(lowest: -0.78, greatest: 0.4), RollTemplates(lowestPitch: -1, greatestPitch: 0.4))
        #expect((0..<4).map { crossings.pushOff[$0] != nil } == [true, true, true, false])
    }

    @Test func aFootThatDoesNotLandOnItsHeelHasNoLandingLevels() {
        #expect(RollTemplates(lowestPitch: -1, greatestPitch: 0.09).landing.isEmpty)
        #expect(RollTemplates(lowestPitch: -1, greatestPitch: 0.2).landing.count == 3)
    }

    @Test func nothingIsCrossedOnTheWayUpOrOutside() {
        let path = path(lowest: -1, greatest: 0.4)
        func fall(_ level: Double, _ from: Int, _ to: Int) -> Double? {
            var falls = PitchFalls(path, from: from, to: to)
            return falls.first(through: level)
        }
        #expect(fall(-0.5, 51, 79) == nil)
        #expect(fall(-2, 0, 100) == nil)
        #expect(fall(0.2, 90, 90) == nil)
        #expect(fall(0.2, 95, 90) == nil)
    }

    @Test(arguments: 0..<20)
    func levelsTogetherFallWhereEachAloneDoes(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        // A course that goes up and down about the levels, and may begin below some of them.
        let pitch = (0..<60).map { _ in Double.random(in: -1...1, using: &random) }
        let path = SamplePath.level(count: 60, pitch: pitch)
        var together = PitchFalls(path, from: 3, to: 55)
        var levels = (0..<8).map { _ in Double.random(in: -1.2...1.2, using: &random) }
        if seed.isMultiple(of: 2) { levels.sort(by: >) }
        for level in levels {
            let first = (3..<55).first { pitch[$0] >= level && pitch[$0 + 1] < level }
            let found = together.first(through: level)
            #expect(found.map { Int($0) } == first)
        }
    }
}
