import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

/// Real feet whose gyroscope is left out.
struct AccelerometerRealTests {
    @Test func healthyPeopleAreFollowedThroughTurnsAndLosses() throws {
        var contacts = StepCount()
        var widened = StepCount()
        var six = StepCount()
        var errors: [Double] = []
        for foot in try RealFoot.voisard() {
            let analysis = AccelerometerWalking().analyze(foot.accelerations, side: foot.side)
            contacts.add(analysis.strides, steps: foot.steps)
            widened.add(analysis.strides, intervals: foot.steps.map { $0.toeOff - 0.25...$0.contact + 0.25 })
            let reference = WalkingAnalysis().analyze(foot.segments, side: foot.side)
            six.add(reference.strides, steps: foot.steps)
            let pitch = RobustStatistics.median(reference.strides.filter(\.isStraight).compactMap(\.maxSwingPitch))
            if let lift = analysis.toeLift, let pitch {
                errors.append(lift.pitch - pitch)
                print(foot.name, lift.pitch, pitch, lift.standardDeviation, lift.lift, lift.landing, lift.domainDistance, lift.strideCount, reference.strides.filter(\.isStraight).compactMap(\.footStrikeAngle).sorted().first ?? 0)
            } else { print(foot.name, analysis.withheld.last ?? "", pitch ?? .nan) }
        }
        print("contacts", contacts)
        print("widened", widened)
        print("six axes", six)
        print(ErrorSummary(errors))
    }

    @Test func others() throws {
        for (name, rate) in [("walk_outbound", 204.8), ("walk_outbound_not_rotated", 204.8), ("stair_up", 204.8), ("ms_left", 102.4), ("ms_right", 102.4)] {
            for foot in try RealFoot.gaitmap(name, rate: rate) {
                let analysis = AccelerometerWalking().analyze(foot.accelerations, side: foot.side)
                let reference = WalkingAnalysis().analyze(foot.segments, side: foot.side)
                let pitch = RobustStatistics.median(reference.strides.filter(\.isStraight).compactMap(\.maxSwingPitch)) ?? 0
                print(foot.name, analysis.strides.count, reference.strides.count, pitch, analysis.toeLift.map { "\($0.pitch) ± \($0.standardDeviation) \($0.contactPitch) md \($0.domainDistance) \($0.strideCount) \($0.lift) \($0.landing)" } ?? analysis.withheld.last?.reason ?? "")
            }
        }
        var groups: [String: StepCount] = [:]
        var six = StepCount()
        for (group, foot) in try RealFoot.truong() {
            let analysis = AccelerometerWalking().analyze(foot.accelerations, side: foot.side)
            for key in [group, "all"] { groups[key, default: StepCount()].add(analysis.strides, intervals: foot.intervals) }
            if analysis.toeLift != nil { print("LIFT", foot.name) }
            if foot.name == "1-1 left" { print(analysis.withheld.last ?? "") }
            six.add(WalkingAnalysis().analyze(foot.segments, side: foot.side).strides, intervals: foot.intervals)
        }
        print(groups, "six", six)
    }

    @Test func simulated() throws {
        for preset in ["healthy", "foot-drop-left", "slow", "stumbles", "turns"] {
            for foot in SimulatedFoot.pair(preset) {
                let analysis = AccelerometerWalking().analyze(foot.segments.map(\.withoutGyroscope), side: foot.truth.side)
                let matching = StrideMatching(analysis.strides, foot.truth.strides)
                print(preset, foot.truth.side, matching.pairs.count, matching.missed.count, matching.extra.count, "IC", ErrorSummary(matching.errors(\.initialContact)), "TO", ErrorSummary(matching.errors(\.toeOff)), "time", ErrorSummary(matching.errors(\.strideTime)), analysis.toeLift?.domainDistance ?? -1, analysis.withheld.last?.reason ?? "", analysis.accelerometerSwings.filter { $0.pathChange > 0.3 }.count, analysis.firstDisorder ?? "ok", analysis.firstNonFinite ?? "ok")
            }
        }
    }
}
