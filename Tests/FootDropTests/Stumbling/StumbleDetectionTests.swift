import Gait
import Recordings
import Testing

@testable import FootDrop

/// The rules, on swings whose every sample is known.
struct StumbleDetectionTests {
    private func findings(_ change: (inout SchematicSwings) -> Void) -> StumblingFindings {
        var foot = SchematicSwings()
        change(&foot)
        return StumbleDetection().detect(in: SchematicSwings.session(foot))
    }

    @Test func usualSwingsHoldNoStumble() {
        let found = findings { _ in }
        #expect(found.events.isEmpty)
        #expect(found.swingCount == 30)
        #expect(found.notAssessable.isEmpty)
        #expect(abs(found.walkingHours - 30 * 1.1 / 3600) < 0.2 / 3600)
        #expect(found.perWalkingHour?.value == 0)
        let most = found.perWalkingHour?.interval?.upperBound ?? 0
        #expect(abs(most - 3.68888 / found.walkingHours) < 1)
        #expect(abs((found.expectedFalseCount ?? 0) - 0.2 * found.walkingHours) < 1e-9)
    }

    @Test(arguments: [0.25, 0.4, 0.55])
    func aFootThatIsStoppedAndGoesOnIsLiftedOver(share: Double) throws {
        let found = findings { $0.happenings = [12: .stoppedAndLifted(share)] }
        let event = try #require(found.events.first)
        #expect(found.events.count == 1)
        #expect(event.kind == .stumbleElevating)
        #expect(event.stride == 12)
        #expect(event.side == .left)
        #expect(abs(event.time - (SchematicSwings().toeOff(12) + share * 0.4)) < 0.03)
        #expect(abs((event.swingPercent ?? 0) - 100 * share) < 8)
        #expect(event.score > 0.3 && event.score < 1)
        #expect(event.reason.contains("took 30 % longer"))
    }

    @Test(arguments: [0.45, 0.6])
    func aFootThatIsPutDownEarlyIsLowered(share: Double) throws {
        let found = findings { $0.happenings = [12: .putDown(share)] }
        let event = try #require(found.events.first)
        #expect(found.events.count == 1)
        #expect(event.kind == .stumbleLowering)
        #expect(abs(event.time - (SchematicSwings().toeOff(12) + share * 0.4)) < 0.03)
    }

    @Test func aWholeSwingThatDiffersIsNoStumble() {
        #expect(findings { $0.happenings = [9: .slow, 15: .hurried(0.7), 21: .tap] }.events.isEmpty)
    }

    @Test func aHurriedStepAfterAStumbleIsItsRecovery() throws {
        let found = findings { $0.happenings = [12: .stoppedAndLifted(0.4), 13: .putDown(0.6)] }
        #expect(found.events.map(\.stride) == [12])
        #expect(found.events.map(\.kind) == [.stumbleElevating])
    }

    @Test func twoHurriedStepsMakeANearFall() throws {
        let other = SchematicSwings(side: .right, happenings: [12: .hurried(0.65)])
        let foot = SchematicSwings(side: .left, happenings: [12: .stoppedAndLifted(0.4), 13: .hurried(0.65)])
        var shifted = other.analysis
        for i in shifted.swings.indices { shifted.swings[i].start += 0.55 }
        let session = Session(inputs: [], feet: [foot.analysis, shifted])
        let found = StumbleDetection().detect(in: session)
        #expect(found.events.map(\.kind) == [.nearFall])
        #expect(found.events.first?.reason.contains("2 of the next 3 swings") == true)
    }

    @Test func closingStepsAreNotLowered() {
        #expect(findings { $0.happenings = [29: .putDown(0.5)] }.events.isEmpty)
    }

    @Test func turnsAreNotJudged() {
        var foot = SchematicSwings(happenings: [12: .stoppedAndLifted(0.4)]).analysis
        foot.strides[12].turn = 90
        #expect(StumbleDetection().detect(in: Session(inputs: [], feet: [foot])).events.isEmpty)
    }

    @Test func shakingWithTheToeAtTheFloorIsAScuff() throws {
        let found = findings {
            $0.clearance = 0.02
            $0.happenings = [8: .shaking(atFloor: false), 12: .shaking(atFloor: true)]
        }
        #expect(found.events.map(\.stride) == [12])
        #expect(found.events.map(\.kind) == [.scuff])
        // Where clearance is withheld nothing is made of it.
        #expect(findings { $0.happenings = [12: .shaking(atFloor: true)] }.events.isEmpty)
    }

    @Test func aMountThatVibratesIsBlamed() {
        let found = findings {
            $0.clearance = 0.02
            $0.happenings = Dictionary(uniqueKeysWithValues: (4..<9).map { (4 * $0 - 12, .shaking(atFloor: true)) })
        }
        #expect(found.events.isEmpty)
        #expect(found.remarks.contains { $0.contains("vibrates in 5 of 30 swings") })
    }

    @Test func aPatternOfTheGaitIsNoStumbling() {
        let found = findings {
            $0.happenings = Dictionary(uniqueKeysWithValues: (1..<6).map { (5 * $0, .stoppedAndLifted(0.4)) })
        }
        #expect(found.events.isEmpty)
        #expect(found.remarks.contains { $0.hasPrefix("Repeated pattern in swing: 5 of 30") })
    }

    @Test func whatCannotBeAssessedSaysWhy() throws {
        let few = findings { $0.count = 5 }
        #expect(few.events.isEmpty && few.per100Strides == nil && few.expectedFalseCount == nil)
        #expect(few.notAssessable.first?.reason.hasPrefix("5 ordinary swings are too few") == true)
        let free = findings { $0.hasSpeed = false }
        #expect(free.notAssessable.first?.reason.contains("forward speed") == true)
        let none = StumbleDetection().detect(in: Session(inputs: [], feet: [FootAnalysis(side: .right)]))
        #expect(none.notAssessable.map(\.side) == [.right])
        #expect(none.swingCount == 0)
        #expect(StumbleDetection().detect(in: Session(inputs: [], feet: [])).events.isEmpty)
    }

    @Test(arguments: [50.0, 100, 400])
    func theRateOfTheSensorDoesNotMatter(rate: Double) {
        let found = findings {
            $0.rate = rate
            $0.happenings = [12: .stoppedAndLifted(0.4), 20: .putDown(0.5)]
        }
        #expect(found.events.map(\.kind) == [.stumbleElevating, .stumbleLowering])
    }

    @Test func tracesThatAreNotWholeAreLeftOut() {
        var foot = SchematicSwings().analysis
        foot.swings[3].stride = 99
        foot.swings[4].forwardSpeed.removeLast()
        foot.swings[5].forwardSpeed = [Float](repeating: .nan, count: foot.swings[5].count)
        foot.swings[6] = SwingTrace(
            stride: 6, start: 0, rate: 200, toeOff: 0, initialContact: 0, forwardSpeed: [], vibration: [],
            pitchRate: [], toeClearance: [])
        let found = StumbleDetection().detect(in: Session(inputs: [], feet: [foot]))
        #expect(found.events.isEmpty)
        #expect(found.swingCount == 27)
    }
}
