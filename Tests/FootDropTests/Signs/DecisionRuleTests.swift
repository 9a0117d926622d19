import Testing

@testable import FootDrop

/// The rule, limit by limit.
///
/// mu(1.2) is 28.28 deg, one standard deviation 4 deg.
struct DecisionRuleTests {
    private let rule = DecisionRule(reference: .builtIn)

    private func lift(
        _ pitch: Double, error: Double = 0, flat: Double = 0, speed: Double? = 1.2
    ) -> ToeLift {
        ToeLift(count: 30, pitch: pitch, error: error, flatShare: flat, range: 90, speed: speed)
    }

    private func finding(_ foot: ToeLift, beside other: ToeLift? = nil) -> FootDropFinding.Finding {
        rule.judge(foot, beside: other).finding
    }

    @Test func theReferenceRisesWithSpeedAndThenStays() {
        #expect(abs(ToeLift.expected(atSpeed: 1.0, .builtIn) - 22.8) < 1e-9)
        #expect(abs(ToeLift.expected(atSpeed: 1.24, .builtIn) - 29.376) < 1e-9)
        #expect(ToeLift.expected(atSpeed: 2, .builtIn) == ToeLift.expected(atSpeed: 1.24, .builtIn))
    }

    @Test func lowForTheSpeedNeedsLandingsThatAreNotOnTheHeel() {
        // 28.28 − 2.5 · 4 = 18.28; alone only from 28.28 − 3.3 · 4 = 15.08.
        #expect(finding(lift(18.2, flat: 0.5)) == .reduced)
        #expect(finding(lift(18.4, flat: 0.5)) == .withinReference)
        #expect(finding(lift(18.2, flat: 0.4)) == .withinReference)
        #expect(finding(lift(15.0, flat: 0)) == .reduced)
        #expect(finding(lift(15.2, flat: 0)) == .withinReference)
    }

    @Test func oneStandardErrorCountsForTheFoot() {
        #expect(finding(lift(14.5, error: 0.5)) == .reduced)
        #expect(finding(lift(14.5, error: 0.6)) == .withinReference)
    }

    @Test func lowerThanTheOtherFoot() {
        #expect(finding(lift(20.5), beside: lift(27.6)) == .reduced)
        #expect(finding(lift(20.5), beside: lift(27.4)) == .withinReference)
        // A high foot beside a higher one is not low.
        #expect(finding(lift(21.5), beside: lift(35)) == .withinReference)
        // Both feet's errors count.
        #expect(finding(lift(18, error: 0.6), beside: lift(25.9, error: 0.8)) == .withinReference)
    }

    @Test func theToeNeverAboveFlat() {
        #expect(finding(lift(1.9, speed: 0.5)) == .reduced)
        #expect(finding(lift(1.9, speed: 0.45)) == .withinReference)
        #expect(finding(lift(2.1, speed: 0.5)) == .withinReference)
    }

    @Test func slowerThanTheReferenceOnlyTheSidesCount() {
        for speed in [0.29, nil] as [Double?] {
            #expect(finding(lift(-20, flat: 1, speed: speed)) == .notAssessable)
            #expect(finding(lift(0, speed: speed), beside: lift(8.9, speed: speed)) == .notAssessable)
            #expect(finding(lift(0, speed: speed), beside: lift(9.1, speed: speed)) == .reduced)
            #expect(finding(lift(9, speed: speed), beside: lift(2, speed: speed)) == .withinReference)
            #expect(finding(lift(9, speed: speed), beside: lift(2.1, speed: speed)) == .notAssessable)
            #expect(rule.judge(lift(0, speed: speed), beside: nil).z == nil)
        }
    }

    @Test func markedlyReducedNeedsALowFootOffTheHeelAndAGreatDeparture() {
        #expect(finding(lift(4.9, flat: 0.7)) == .markedlyReduced)
        #expect(finding(lift(5.1, flat: 0.7)) == .reduced)
        #expect(finding(lift(4.9, flat: 0.6)) == .reduced)
        // At 0.6 m/s 4.9 deg is z −1.7; twelve degrees below the other foot mark it all the same.
        #expect(finding(lift(4.9, flat: 0.7, speed: 0.6), beside: lift(17, speed: 0.6)) == .markedlyReduced)
        #expect(finding(lift(4.9, flat: 0.7, speed: 0.6), beside: lift(16.8, speed: 0.6)) == .reduced)
    }

    @Test func theGateComparesThePathsOfTheFeet() {
        #expect(rule.trajectoriesAgree(lengths: (1.3, 1.0), speeds: (1.2, 1.0)))
        #expect(!rule.trajectoriesAgree(lengths: (1.3, 0.9), speeds: (1.2, 1.2)))
        #expect(!rule.trajectoriesAgree(lengths: (nil, nil), speeds: (1.2, 0.59)))
        #expect(rule.trajectoriesAgree(lengths: (nil, 1.3), speeds: (nil, 1.2)))
    }
}
