import Recordings
import TestSupport
import Testing

@testable import Gait

struct RealAgreementTests {
    @Test func look() throws {
        var feet: [RealFoot] = try RealFoot.voisard() + RealFoot.truong().map(\.foot)
        for (name, rate) in [("walk_outbound", 204.8), ("walk_outbound_not_rotated", 204.8), ("stair_up", 204.8), ("ms_left", 102.4), ("ms_right", 102.4)] {
            feet += try RealFoot.gaitmap(name, rate: rate)
        }
        for foot in feet {
            let analysis = WalkingAnalysis().analyze(foot.segments, side: foot.side)
            let signal = FootSignal(foot.segments)
            var test = AxisAgreement()
            test.usualVelocity = 0
            test.greatestVelocity = 0
            var text = "-"
            if let seg = StrideSegmentation().segment(signal) {
                let bounds = FootFlatFinder().find(seg.strides, in: signal)
                text = test.objection(seg, bounds: bounds, gravity: 9.81, in: signal) ?? "few"
            }
            print("FOOT", foot.name, "noise", analysis.model?.noiseFactor ?? -1, "tilt", analysis.model?.tiltClosure ?? -1, "clipped", analysis.strides.count { $0.flags.contains(.gyroscopeClipped) }, analysis.notes.map(\.code), text.prefix(200))
        }
    }
}
