import Glibc
import SignalProcessing
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
        for (point, share) in zip(crossings.pushOff, RollTemplates.pushOffShares) {
            #expect(abs((point?.time ?? 0) - 0.5 * share) < 1e-9)
        }
        for (point, share) in zip(crossings.landing, RollTemplates.landingShares) {
            let time = 1 - 0.2 * share
            #expect(abs((point?.time ?? 0) - time) < 1e-9)
        }
    }

    @Test func aWeakPushOffIsOnlyAnchoredWhereTheFootIsOnTheFloor() {
        // This stride reaches 0.78 of the usual pitch, its last part in the air.
        let crossings = RollCrossings(
            path(lowest: -0.78, greatest: 0.4), RollTemplates(lowestPitch: -1, greatestPitch: 0.4))
        #expect(crossings.pushOff.map { $0 != nil } == [true, true, true, false])
    }

    @Test func aFootThatDoesNotLandOnItsHeelHasNoLandingLevels() {
        #expect(RollTemplates(lowestPitch: -1, greatestPitch: 0.09).landing.isEmpty)
        #expect(RollTemplates(lowestPitch: -1, greatestPitch: 0.2).landing.count == 3)
    }

    @Test func nothingIsCrossedOnTheWayUpOrOutside() {
        let path = path(lowest: -1, greatest: 0.4)
        #expect(path.firstFall(through: -0.5, from: 51, to: 79) == nil)
        #expect(path.firstFall(through: -2, from: 0, to: 100) == nil)
        #expect(path.firstFall(through: 0.2, from: 90, to: 90) == nil)
        #expect(path.firstFall(through: 0.2, from: 95, to: 90) == nil)
    }
}
