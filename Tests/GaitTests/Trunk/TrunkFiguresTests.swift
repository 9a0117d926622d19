import Foundation
import Recordings
import SignalProcessing
import Testing

@testable import Gait

/// Speed, step length and asymmetry of the lower back: given where they hold, with a reason where they do not.
struct TrunkFiguresTests {
    /// The trunk goes up and down harmonically: h = 2 A / (2π f)².
    @Test func thePendulumOfAHarmonicTrunkIsKnown() throws {
        let walker = SyntheticTrunk(stepTime: 0.55, vertical: 2.2)
        let gait = TrunkGaitAnalysis(legLength: 0.9).analyze([walker.segment])
        let omega = 2 * Double.pi / 0.55
        let rise = 2 * 2.2 / (omega * omega)
        let step = 1.13 * 2 * (2 * 0.9 * rise - rise * rise).squareRoot()
        let length = try #require(gait.stepLength)
        let speed = try #require(gait.walkingSpeed)
        #expect(abs(length.value / step - 1) < 0.03)
        #expect(abs(speed.value / (step / 0.55) - 1) < 0.03)
        // 0.15 m for a stride.
        #expect(length.standardDeviation == 0.075)
        #expect(abs(speed.standardDeviation - 0.075 / 0.55) < 0.003)
        #expect(gait.bouts.first?.speedObstacle == nil)
        // The leg is 0.53 of the height.
        let tall = TrunkGaitAnalysis(bodyHeight: 0.9 / 0.53).analyze([walker.segment])
        #expect(abs((tall.walkingSpeed?.value ?? 0) - speed.value) < 1e-9)
    }

    private static let legs: [(Double?, Double?, String)] = [
        (nil, nil, "neither"), (3, nil, "no person's"), (nil, 0.2, "no person's"), (-1, 1.7, "no person's"),
    ]

    @Test(arguments: legs)
    func withoutALegThereIsNoSpeed(leg: Double?, height: Double?, reason: String) {
        let gait = TrunkGaitAnalysis(legLength: leg, bodyHeight: height).analyze([SyntheticTrunk().segment])
        #expect(gait.walkingSpeed == nil && gait.stepLength == nil && gait.cadence != nil)
        #expect(gait.withheld.contains { $0.quantity == "walking speed and step length" && $0.reason.contains(reason) })
    }

    @Test func turningAndCreepingAreNotMeasured() {
        var walker = SyntheticTrunk()
        walker.turning = { _ in 0.5 }
        let turning = TrunkGaitAnalysis(legLength: 0.9).analyze([walker.segment])
        #expect(turning.contacts.count == walker.steps && turning.walkingSpeed == nil)
        #expect(turning.bouts.first?.speedObstacle?.contains("straight") == true)
        let creeping = TrunkGaitAnalysis(legLength: 0.9).analyze([
            SyntheticTrunk(stepTime: 0.6, vertical: 0.2, forward: 0.3).segment
        ])
        #expect(!creeping.bouts.isEmpty && creeping.walkingSpeed == nil)
        #expect(creeping.bouts.first?.speedObstacle?.contains("0.6 m/s") == true)
    }

    @Test func aTurnInTheMiddleLeavesTheStraightParts() throws {
        var walker = SyntheticTrunk(steps: 40)
        let straight = try #require(TrunkGaitAnalysis(legLength: 0.9).analyze([walker.segment]).walkingSpeed)
        walker.turning = { abs($0 - 14) < 1 ? .pi / 2 : 0 }
        let turned = try #require(TrunkGaitAnalysis(legLength: 0.9).analyze([walker.segment]).walkingSpeed)
        #expect(abs(straight.value - turned.value) < 0.02)
    }

    private func bout(steps: Int, left: Double, right: Double, flags: [TrunkContact.Flag] = []) -> TrunkBout {
        var time = 1.0
        let contacts = (0..<steps).map { number -> TrunkContact in
            let isLeft = number.isMultiple(of: 2)
            time += isLeft ? left : right
            return TrunkContact(time: time, side: isLeft ? .left : .right, foot: isLeft ? .one : .two, flags: flags)
        }
        var bout = TrunkBout(grade: .a, contacts: contacts, sideConfidence: 1)
        bout.summarize(usualStepTime: (left + right) / 2)
        return bout
    }

    private func gait(_ bouts: [TrunkBout], slow: Bool = false) -> TrunkGait {
        var gait = TrunkGait(
            bouts: bouts,
            model: TrunkModel(
                directionConfidence: 0.9, usualStepTime: 0.55, period: 1.1, periodicity: 0.6, isSlow: slow,
                walkingShare: 1, strength: 2, hasGyroscope: true))
        gait.summarize(legObstacle: nil)
        return gait
    }

    @Test func asymmetryIsGivenOnlyBeyondTheErrorOfTheSite() throws {
        let uneven = gait([bout(steps: 40, left: 0.62, right: 0.50)])
        let index = try #require(uneven.stepTimeAsymmetry)
        #expect(abs(index.value - 0.12 / 1.12) < 1e-9 && index.standardDeviation == 0.035)
        let other = gait([bout(steps: 40, left: 0.50, right: 0.62)])
        #expect(abs((other.stepTimeAsymmetry?.value ?? 0) + 0.12 / 1.12) < 1e-9)

        func reason(_ gait: TrunkGait) -> String? {
            gait.stepTimeAsymmetry == nil
                ? gait.withheld.first { $0.quantity == "step time asymmetry" }?.reason : nil
        }
        #expect(
            reason(gait([bout(steps: 40, left: 0.58, right: 0.52)]))
                == "no asymmetry beyond the error of this sensor site")
        #expect(reason(gait([bout(steps: 29, left: 0.62, right: 0.50)]))?.contains("too few") == true)
        #expect(reason(gait([bout(steps: 40, left: 0.62, right: 0.50)], slow: true))?.contains("slow") == true)
    }

    @Test func shortBoutsAreOnlyCounted() {
        let short = bout(steps: 4, left: 0.55, right: 0.55)
        #expect(short.stepCount == 4 && short.cadence == nil && short.stepTime == nil && short.strideTime == nil)
        let long = bout(steps: 5, left: 0.55, right: 0.55)
        #expect(abs((long.cadence ?? 0) - 60 / 0.55) < 1e-6 && abs((long.strideTime ?? 0) - 1.1) < 1e-9)
    }

    @Test func possibleSteppingIsNoEventUnlessAllIsOneWalk() {
        var possible = bout(steps: 4, left: 0.55, right: 0.55)
        possible.grade = .b
        var result = gait([bout(steps: 20, left: 0.55, right: 0.55), possible])
        #expect(result.events.count == 24)
        result.model?.walkingShare = 0.5
        #expect(result.events.count == 20)
    }

    @Test func whatTheLowerBackCannotTellIsSaid() {
        let quantities = TrunkGaitAnalysis().analyze([SyntheticTrunk().segment]).withheld.map(\.quantity)
        for quantity in ["clearance", "foot angles", "foot drop", "stance and swing", "stairs"] {
            #expect(quantities.contains(quantity))
        }
    }
}
