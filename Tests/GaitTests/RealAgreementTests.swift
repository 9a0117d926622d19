import Recordings
import TestSupport
import Testing

@testable import Gait

/// No genuine recording is taken for one with axes that do not fit, or with clipped strides.
struct RealAgreementTests {
    @Test func genuineFeetRaiseNoAlarm() throws {
        var feet = try RealFoot.voisard() + RealFoot.truong().map(\.foot)
        for (name, rate) in [
            ("walk_outbound", 204.8), ("walk_outbound_not_rotated", 204.8), ("stair_up", 204.8), ("ms_left", 102.4),
            ("ms_right", 102.4),
        ] {
            feet += try RealFoot.gaitmap(name, rate: rate)
        }
        for foot in feet {
            let analysis = WalkingAnalysis().analyze(foot.segments, side: foot.side)
            #expect(!analysis.notes.contains { $0.code == "axes_disagree" || $0.code == "clipped_strides" }, "\(foot)")
        }
    }
}
