import Glibc
import SignalProcessing

/// A shank as a pendulum on the exact ankle of its foot: it leans forward and back, and turns with the foot's heading.
///
/// The lean is a sum of smooth passages laid out by the foot's events, not the result of a leg's kinematics: upright at
/// foot-flat, forward over the standing foot, farther forward through push-off, back through swing until shortly before
/// contact, and quickly upright while the foot is lowered. It gives what shank sensors are known for (Aminian et al.
/// 2002): one great peak of backward turning in swing between dips at toe-off and at contact. Its derivatives are exact.
struct ShankMotion: InertialMotion {
    let motion: FootMotion
    private let side: WalkingSide
    private let gait: FootGait
    private let shocks: ShockTrain

    /// The ankle ahead of the heel point and above the sole, metres.
    private static let ankle = (forward: 0.05, up: 0.08)
    /// The sensor above the ankle, metres.
    private static let sensorUp = 0.20
    /// Lean at heel-off, at toe-off and at contact of a full stride, radians, forward positive.
    private static let heelOffLean = 12 * Double.pi / 180
    private static let toeOffLean = 55 * Double.pi / 180
    private static let contactLean = -22 * Double.pi / 180
    /// Toe-off pitch of the foot that goes with them, radians.
    private static let usualToeOffPitch = -60 * Double.pi / 180
    /// What reaches the shank of a contact's shock at the foot.
    private static let shockShare = 0.3

    init(motion: FootMotion, side: WalkingSide, gait: FootGait) {
        self.motion = motion
        self.side = side
        self.gait = gait
        shocks = ShockTrain(
            motion.strides.map { stride in
                let heading = stride.design.to.heading
                let back = motion.world(Vector3(-0.6 * cos(heading), -0.6 * sin(heading), 0.8))
                return ContactShock(
                    start: stride.design.contact, peak: Self.shockShare * stride.design.shock, direction: back)
            })
    }

    /// Forward lean, radians.
    func lean(at time: Double) -> Jet {
        let strides = motion.strides
        var low = 0
        var high = strides.count
        while low < high {
            let middle = (low + high) / 2
            if strides[middle].design.flat <= time { low = middle + 1 } else { high = middle }
        }
        guard low < strides.count else { return Jet(0) }
        let design = strides[low].design
        let amount = min(1.2, max(0.2, design.toeOffPitch / Self.usualToeOffPitch))
        var raised = 0.0
        var lean = Jet(0)
        if low > 0, strides[low - 1].design.bout == design.bout {
            raised = amount * Self.heelOffLean
            lean =
                raised
                * Transition(
                    start: strides[low - 1].design.flat, end: design.heelOff, rise: 0.4, fall: 0.2
                ).at(time)
        }
        let length = design.strideTime
        let push = Transition(start: design.heelOff, end: design.toeOff + 0.04 * length, rise: 0.75, fall: 0.25)
        let swing = Transition(
            start: design.toeOff - 0.02 * length, end: design.contact - 0.02 * length, rise: 0.35, fall: 0.3)
        let landing = Transition(start: design.contact - 0.04 * length, end: design.flat, rise: 0.3, fall: 0.7)
        let (toeOff, contact) = (amount * Self.toeOffLean, amount * Self.contactLean)
        lean = lean + (toeOff - raised) * push.at(time)
        return lean + (contact - toeOff) * swing.at(time) - contact * landing.at(time)
    }

    func exact(at time: Double) -> ExactSignals {
        let foot = motion.pose(at: time)
        let toeOut = side.outward * gait.toeOut * .pi / 180
        let shank = FootPose(heading: foot.heading - Jet(toeOut), pitch: -lean(at: time), roll: Jet(0))
        var sensor = foot.point(forward: Self.ankle.forward - gait.footLength, left: 0, up: Self.ankle.up)
        sensor = sensor + Self.sensorUp * shank.up
        shocks.move(&sensor, at: time)
        let acceleration = sensor.second + Vector3(0, 0, SensorSampling.gravity)
        return ExactSignals(force: shank.components(of: acceleration), rate: shank.angularRate)
    }
}
