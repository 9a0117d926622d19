import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

/// Real feet whose gyroscope is left out, beside what the gyroscope says and what was labelled.
///
/// The figures are those of the evaluation on more people, with room for chance; no number was chosen on these files.
struct AccelerometerRealTests {
    private func lift(_ foot: RealFoot) -> ToeLiftEstimate? {
        AccelerometerWalking().analyze(foot.accelerations, side: foot.side).toeLift
    }

    private func measuredPitch(_ foot: RealFoot) -> Double? {
        let strides = WalkingAnalysis().analyze(foot.segments, side: foot.side).strides
        return RobustStatistics.median(strides.filter(\.isStraight).compactMap(\.maxSwingPitch))
    }

    @Test func healthyPeopleAreFollowedThroughTurnsAndLosses() throws {
        var all = StepCount()
        var straight = StepCount()
        for foot in try RealFoot.voisard() {
            let strides = AccelerometerWalking().analyze(foot.accelerations, side: foot.side).strides
            all.add(strides, steps: foot.steps)
            // Of steps out of the turn that are neither the first nor the last.
            let inner = foot.steps.dropFirst().dropLast().filter { step in
                foot.turn.map { step.contact < $0.lowerBound - 0.6 || step.toeOff > $0.upperBound + 0.6 } ?? true
            }
            var own = StepCount()
            own.add(strides, steps: Array(inner))
            straight.labelled += own.labelled
            straight.right += own.right
        }
        print("accelerometer, healthy people: \(all); straight steps: \(straight.right) of \(straight.labelled)")
        #expect(all.recall >= 0.955)
        #expect(all.precision >= 0.97)
        #expect(straight.recall >= 0.985)
        guard all.labelled > 0 else { return }
        for errors in [all.contactErrors, all.toeOffErrors] {
            #expect(abs(try #require(RobustStatistics.median(errors))) < 0.030)
            #expect(try #require(RobustStatistics.robustStandardDeviation(errors)) < 0.035)
        }
    }

    @Test func theToeLiftOfHealthyPeopleIsThatOfTheGyroscope() throws {
        var errors: [Double] = []
        var covered = 0
        for foot in try RealFoot.voisard() {
            guard let lift = self.lift(foot), let pitch = measuredPitch(foot) else { continue }
            errors.append(lift.pitch - pitch)
            if lift.interval.contains(pitch) { covered += 1 }
            #expect(lift.lift == .notReduced)
            #expect(lift.landing != .flatOrForefoot)
            #expect(!lift.isOutsideReference)
        }
        guard !errors.isEmpty else { return }
        print("toe lift without less with gyroscope, deg: \(ErrorSummary(errors)), covered \(covered)")
        #expect(errors.count >= 20)
        #expect(abs(ErrorSummary(errors).mean) < 4)
        #expect(ErrorSummary(errors).deviation < 3.5)
        #expect(covered >= errors.count - 3)
    }

    @Test func aSensorUnlikeTheReferenceIsFlagged() throws {
        let feet = try RealFoot.gaitmap("walk_outbound", rate: 204.8)
        let raw = try RealFoot.gaitmap("walk_outbound_not_rotated", rate: 204.8)
        #expect(feet.count == raw.count)
        for (foot, other) in zip(feet, raw) {
            let lift = try #require(self.lift(foot))
            let turned = try #require(self.lift(other))
            print("\(foot): \(lift.pitch) ± \(lift.standardDeviation), distance \(lift.domainDistance)")
            #expect(abs(lift.pitch - (foot.side == .left ? 34.9 : 34.5)) < 1)
            #expect((1.9...2.3).contains(lift.domainDistance))
            #expect(lift.isOutsideReference)
            #expect(lift.lift == .notReduced)
            #expect(abs(lift.pitch - turned.pitch) < 0.5)
            #expect(lift.lift == turned.lift && lift.landing == turned.landing)
            let pitch = try #require(measuredPitch(foot))
            #expect(lift.interval.contains(pitch))
        }
    }

    @Test(arguments: ["ms_left", "ms_right"])
    func aFastWalkerIsBeyondTheReference(name: String) throws {
        for foot in try RealFoot.gaitmap(name, rate: 102.4) {
            let analysis = AccelerometerWalking().analyze(foot.accelerations, side: foot.side)
            #expect(analysis.toeLift == nil)
            #expect(analysis.withheld.last?.reason.contains("too unlike") == true)
            #expect((72...77).contains(analysis.strides.count))
            #expect(analysis.firstNonFinite == nil && analysis.firstDisorder == nil)
        }
    }

    @Test func strongDisordersAreFollowedWithoutGravity() throws {
        var groups: [String: StepCount] = [:]
        var all = StepCount()
        for (group, foot) in try RealFoot.truong() {
            let analysis = AccelerometerWalking().analyze(foot.accelerations, side: foot.side)
            groups[group, default: StepCount()].add(analysis.strides, intervals: foot.intervals)
            all.add(analysis.strides, intervals: foot.intervals)
            #expect(analysis.toeLift == nil)
            #expect(analysis.withheld.last?.reason.contains("instead of gravity") == true)
            #expect(analysis.firstDisorder == nil)
        }
        for (group, count) in groups.sorted(by: { $0.key < $1.key }) { print("accelerometer, \(group): \(count)") }
        print("accelerometer, all: \(all)")
        #expect(all.recall >= 0.975)
        #expect(all.precision >= 0.98)
    }
}
