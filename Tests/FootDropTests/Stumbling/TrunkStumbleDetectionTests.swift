import Gait
import Recordings
import Testing

@testable import FootDrop

/// Near-falls and falls from the lower back.
struct TrunkStumbleDetectionTests {
    private func step(_ number: Int, violence: Double = 1, tilt: Double? = 5, isWalking: Bool = true) -> TrunkStep {
        TrunkStep(
            time: Double(number) * 0.5, peak: 9.80665 * (0.8 + 0.5 * violence), horizontal: 3 * violence,
            turning: 60 * violence, verticalRange: 6 * violence, tiltAfterwards: tilt, isWalking: isWalking)
    }

    private func trunk(_ steps: [TrunkStep], sharesClock: Bool = false) -> TrunkAnalysis {
        TrunkAnalysis(steps: steps, walkingTime: Double(steps.count) * 0.5, sharesClock: sharesClock)
    }

    @Test func aViolentStepAmongUsualOnesIsANearFall() throws {
        var steps = (0..<40).map { step($0) }
        steps[20] = step(20, violence: 4)
        let findings = TrunkStumbleDetection().detect(in: trunk(steps))
        let event = try #require(findings.events.first)
        #expect(findings.events.count == 1)
        #expect(event.kind == .nearFall && event.time == 10 && event.side == .unknown && event.stride == nil)
        #expect(findings.swingCount == 40)
        #expect(findings.per100Strides?.value == 5)
        #expect(abs((findings.expectedFalseCount ?? 0) - 1.4 * 20 / 3600) < 1e-12)
    }

    @Test func aTrunkThatLiesAfterwardsFell() {
        var steps = (0..<40).map { step($0) }
        steps[39] = step(39, violence: 5, tilt: 80)
        #expect(TrunkStumbleDetection().detect(in: trunk(steps)).events.map(\.kind) == [.fall])
    }

    @Test func everyStepAlikeIsNoStumbleHoweverViolent() {
        let findings = TrunkStumbleDetection().detect(in: trunk((0..<40).map { step($0, violence: 4) }))
        #expect(findings.events.isEmpty && findings.notAssessable.isEmpty)
        // None seen is not none there: the interval says so.
        #expect((findings.perWalkingHour?.interval?.upperBound ?? 0) > 100)
    }

    /// Thirty level steps, then twenty on stairs: violent ones, one more than the other.
    private var stairs: [TrunkStep] {
        (0..<30).map { step($0) } + (30..<50).map { step($0, violence: 2.6 + 0.3 * Double($0 % 3)) }
    }

    @Test func stepsThatAreViolentInAWholeRunAreNoNearFalls() {
        // The usual step of the recording is a level one, so every step on the stairs is above the score alone.
        let findings = TrunkStumbleDetection().detect(in: trunk(stairs))
        #expect(findings.events.isEmpty)
        #expect(findings.remarks.contains { $0.contains("20 steps were violent among steps that are violent") })
    }

    @Test func whatStandsOutOnStairsIsStillANearFall() {
        var steps = stairs
        steps[40] = step(40, violence: 9)
        #expect(TrunkStumbleDetection().detect(in: trunk(steps)).events.map(\.time) == [20])
        steps[40] = step(40, violence: 5, tilt: 80)
        #expect(TrunkStumbleDetection().detect(in: trunk(steps)).events.map(\.kind) == [.fall])
    }

    @Test func quietStepsAroundDoNotMakeAUsualStepViolent() {
        // A usual step among shuffling ones is four times as violent as they are.
        var steps = (0..<40).map { step($0) } + (40..<60).map { step($0, violence: 0.2) }
        steps[50] = step(50)
        #expect(TrunkStumbleDetection().detect(in: trunk(steps)).events.isEmpty)
    }

    @Test func withoutAGyroscopeTheRuleWasNeverTried() throws {
        var steps = (0..<40).map { step($0) }
        steps[20] = step(20, violence: 4)
        for i in steps.indices { steps[i].turning = nil }
        let detection = TrunkStumbleDetection()
        let findings = detection.detect(in: trunk(steps))
        #expect(findings.events.isEmpty && findings.perWalkingHour == nil)
        #expect(try #require(findings.notAssessable.first).reason.contains("gyroscope"))
        let foot = [Stumble(side: .left, time: 10, kind: .stumbleElevating, score: 0.5, reason: "speed lost")]
        #expect(detection.confirm(foot, with: trunk(steps, sharesClock: true)) == foot)
    }

    @Test func theShocksOfOneRecoveryAreOneEvent() {
        var steps = (0..<40).map { step($0) }
        for (number, violence) in [(20, 3.0), (21, 5), (22, 4)] { steps[number] = step(number, violence: violence) }
        let events = TrunkStumbleDetection().detect(in: trunk(steps)).events
        #expect(events.map(\.time) == [10.5])
    }

    @Test func aKnockFarFromWalkingIsNoStumble() {
        let steps = (0..<40).map { step($0) } + [step(60, violence: 6, isWalking: false)]
        #expect(TrunkStumbleDetection().detect(in: trunk(steps)).events.isEmpty)
    }

    @Test func fewStepsAreNotAssessable() throws {
        let findings = TrunkStumbleDetection().detect(in: trunk((0..<7).map { step($0) }))
        #expect(findings.perWalkingHour == nil && findings.expectedFalseCount == nil)
        #expect(try #require(findings.notAssessable.first).reason.contains("7 walking steps"))
    }

    @Test func theBackConfirmsAStumbleOfAFootOnACommonClock() {
        var steps = (0..<40).map { step($0) }
        steps[20] = step(20, violence: 4)
        let foot = [
            Stumble(side: .left, time: 9.2, kind: .stumbleElevating, score: 0.5, reason: "speed lost"),
            Stumble(side: .left, time: 15, kind: .stumbleLowering, score: 0.5, reason: "speed lost"),
            Stumble(side: .left, time: 10.1, kind: .scuff, score: 0.5, reason: "vibration"),
        ]
        let detection = TrunkStumbleDetection()
        #expect(
            detection.confirm(foot, with: trunk(steps, sharesClock: true)).map(\.kind)
                == [.nearFall, .stumbleLowering, .scuff])
        #expect(detection.confirm(foot, with: trunk(steps)) == foot)
    }
}
