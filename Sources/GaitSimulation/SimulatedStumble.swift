public import FootDrop
import Recordings

/// A stumble that truly happens.
public struct SimulatedStumble: Sendable, Hashable {
    /// As a perfect detector would report it, in the time of the foot's own sensor.
    public var stumble: Stumble
    /// What was asked for.
    public var kind: Disturbance.Kind
    /// Forward speed of the toe pivot lost by the end of the contact, against the undisturbed swing, m/s.
    public var speedLost: Double
}

extension SimulatedStumble {
    /// The stumbles of a foot, in the order of time.
    static func all(of motion: FootMotion, side: Side, recording: ClosedRange<Double>) -> [SimulatedStumble] {
        let recorded = motion.strides.filter { $0.design.heelOff >= recording.lowerBound }
        return recorded.enumerated().compactMap { number, stride in
            guard let met = stride.design.disturbance?.encounter, met.kind.isStumble else { return nil }
            let lost = "\((met.speedLost * 100).rounded() / 100) m/s forward speed lost"
            let design = stride.design
            let (kind, what): (Stumble.Kind, String) =
                switch met.kind {
                case .lowering: (.stumbleLowering, "obstacle stops the foot, which is put down at once")
                case .nearFall: (.nearFall, "obstacle stops the foot and two of the next swings are disturbed")
                case .drag: (.scuff, "toe drags \(Self.milliseconds(of: design)) ms")
                case .scuff: (.scuff, "toe brushes over something for \(Self.milliseconds(of: design)) ms")
                default: (.stumbleElevating, "obstacle stops the foot, which is lifted over")
                }
            let stumble = Stumble(
                side: side, time: met.time - recording.lowerBound, kind: kind, swingPercent: met.swingPercent,
                score: 1, reason: "\(what), \(lost)", stride: number)
            return SimulatedStumble(stumble: stumble, kind: met.kind, speedLost: met.speedLost)
        }
    }

    private static func milliseconds(of design: StrideDesign) -> Int {
        guard let dip = design.disturbance?.dip else { return 0 }
        return Int(((dip.end - dip.start) * 1000).rounded())
    }
}
