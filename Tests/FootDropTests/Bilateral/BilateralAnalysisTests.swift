import Gait
import Recordings
import Testing

@testable import FootDrop

/// Left against right, and steps from foot to foot.
struct BilateralAnalysisTests {
    private func exact(_ value: Double) -> Draws {
        Draws(value: value, draws: [Double](repeating: value, count: 200), instrument: 0)
    }

    @Test func theFormsAgreeWithAPublishedExample() throws {
        // Step lengths 0.39 m (unaffected) and 0.25 m (affected).
        let found = Asymmetry(
            parameter: "step_length_m", unit: "m", left: exact(0.25), right: exact(0.39), hasZero: true)
        #expect(abs(found.difference.value - 0.14) < 1e-12)
        #expect(abs(try #require(found.ratio).value - 1.56) < 1e-9)
        #expect(abs(try #require(found.symmetryIndex).value - 43.75) < 1e-9)
        #expect(abs(try #require(found.symmetryAngle).value - -13.71) < 0.005)
        let swapped = Asymmetry(
            parameter: "step_length_m", unit: "m", left: exact(0.39), right: exact(0.25), hasZero: true)
        #expect(abs(try #require(swapped.symmetryAngle).value - 13.71) < 0.005)
        #expect(abs(try #require(swapped.symmetryIndex).value - -43.75) < 1e-9)
    }

    @Test func intervalsHoldTheirValues() throws {
        let bilateral = SyntheticFoot.assess(
            .left {
                $0.pitch = 20; $0.clearance = 0.01
            }, .right(), isSynchronized: true
        ).bilateral
        #expect(bilateral.asymmetries.count > 12)
        for asymmetry in bilateral.asymmetries {
            for estimate in [
                asymmetry.difference, asymmetry.ratio, asymmetry.symmetryIndex, asymmetry.symmetryAngle,
            ].compactMap(\.self) {
                #expect(try #require(estimate.interval).contains(estimate.value))
            }
        }
        let pitch = try #require(bilateral.asymmetries.first { $0.parameter == "max_swing_pitch_deg" })
        #expect(abs(pitch.difference.value - 6) < 1)
        #expect(pitch.difference.interval.map { $0.lowerBound > 1 && $0.upperBound < 11 } == true)
        // An angle has no true zero.
        #expect(pitch.ratio == nil && pitch.symmetryIndex == nil)
        let clearance = try #require(bilateral.asymmetries.first { $0.parameter == "min_toe_clearance_m" })
        #expect(try #require(clearance.ratio).value > 1.2)
        let variability = try #require(bilateral.variabilities.first { $0.parameter == "max_swing_pitch_deg" })
        #expect(variability.left > 0.8 && variability.left < 2.4)
    }

    @Test func stepsNeedACommonClock() throws {
        let limping = SyntheticFoot.right { $0.start = 1.50 }
        let steps = try #require(SyntheticFoot.assess(.left(), limping, isSynchronized: true).bilateral.steps)
        // The right contact follows the left one by 0.50 s of 1.1 s.
        #expect(abs(steps.rightStepTime.value - 0.50) < 0.001)
        #expect(abs(steps.leftStepTime.value - 0.60) < 0.001)
        #expect(abs(steps.cadence.value - 120 / 1.1) < 0.3)
        // Swing is 0.38 of the stride, so both feet are down for 1 − 2 · 0.38 of it.
        #expect(abs(steps.doubleSupport.value - 24) < 0.5)
        #expect(steps.stepCount > 70)
        for estimate in [steps.leftStepTime, steps.rightStepTime, steps.doubleSupport, steps.cadence] {
            #expect(try #require(estimate.interval).contains(estimate.value))
        }
        for (isSynchronized, words) in [(false, "clocks of their own"), (nil, "not known")] as [(Bool?, String)] {
            let bilateral = SyntheticFoot.assess(.left(), limping, isSynchronized: isSynchronized).bilateral
            #expect(bilateral.steps == nil)
            #expect(bilateral.withheld.contains { $0.reason.contains(words) })
            #expect(!bilateral.asymmetries.isEmpty)
        }
    }

    @Test func whatOneFootLacksIsWithheldWithTheReason() {
        let bilateral = SyntheticFoot.assess(.left { $0.clearance = nil }, .right()).bilateral
        #expect(!bilateral.asymmetries.contains { $0.parameter == "min_toe_clearance_m" })
        #expect(
            bilateral.withheld.contains { $0.quantity == "min_toe_clearance_m" && $0.reason.hasPrefix("left foot: ") })
    }

    @Test func fewStridesGiveNoVariability() {
        #expect(SyntheticFoot.assess(.left { $0.count = 29 }, .right()).bilateral.variabilities.isEmpty)
    }
}
