import Recordings
import Testing

@testable import FootDrop

/// Which side, from two feet.
struct LateralityRuleTests {
    private func decide(
        _ left: ToeLift?, _ right: ToeLift?, sides: (Side, Side) = (.left, .right)
    ) -> LateralityRule.Decision {
        let rule = DecisionRule(reference: .builtIn)
        func foot(_ side: Side, _ lift: ToeLift?, _ other: ToeLift?) -> LateralityRule.Foot {
            LateralityRule.Foot(side: side, lift: lift, outcome: lift.map { rule.judge($0, beside: other) })
        }
        return LateralityRule(reference: .builtIn).decide(foot(sides.0, left, right), foot(sides.1, right, left))
    }

    private func lift(
        _ pitch: Double, flat: Double = 0, range: Double = 90, speed: Double = 1.2, error: Double = 0
    ) -> ToeLift {
        ToeLift(count: 30, pitch: pitch, error: error, flatShare: flat, range: range, speed: speed)
    }

    @Test func theLowerSideIsNamed() {
        #expect(decide(lift(10), lift(27)).laterality.laterality == .left)
        #expect(decide(lift(27), lift(10)).laterality.laterality == .right)
        #expect(decide(lift(27), lift(26)).laterality.laterality == .none)
    }

    @Test func bothLowIsBilateralAndNamesTheLowerOne() {
        let even = decide(lift(8, flat: 1), lift(9, flat: 1)).laterality
        #expect(even.laterality == .bilateral)
        #expect(!even.statement.contains("left"))
        let uneven = decide(lift(4, flat: 1), lift(9, flat: 1)).laterality
        #expect(uneven.laterality == .bilateral)
        #expect(uneven.statement.contains("the left foot less by 5.0 deg"))
    }

    @Test func aSmallDifferenceNamesNoSide() {
        // 15.0 is low alone (z −3.3); 18 is not, but z −2.6 is close to it; 24 would be too far off.
        #expect(decide(lift(15.0), lift(18)).laterality.laterality == .bilateral)
        #expect(decide(lift(1.5, speed: 0.6), lift(5, speed: 0.6)).laterality.laterality == .bilateral)
        #expect(decide(lift(1.5, speed: 0.5), lift(5.3, speed: 0.5)).laterality.laterality == .notAssessable)
    }

    @Test func theStrongerSwingerIsNotCalledTheImpairedSide() {
        let decision = decide(lift(10, range: 110), lift(27, range: 90))
        #expect(decision.laterality.laterality == .notAssessable)
        #expect(decision.strongerSwing == .left)
        #expect(decide(lift(10, range: 103), lift(27, range: 90)).strongerSwing == nil)
    }

    @Test func nothingIsSaidOfTheSideWithoutBothFeet() {
        #expect(decide(lift(10), nil).laterality.laterality == .notAssessable)
        #expect(decide(nil, lift(27)).laterality.laterality == .notAssessable)
        #expect(decide(nil, nil).laterality.laterality == .notAssessable)
        #expect(decide(lift(10), lift(27), sides: (.unknown, .left)).laterality.laterality == .notAssessable)
    }
}
