import Glibc
import SignalProcessing

/// The lower back of the walker: upright, carried along the way, and swayed by the contacts of the feet.
///
/// Accelerations and turning have the phases that people's have after a left contact: vertical at the rate of steps,
/// forward leading it by about a quarter of a step, to the right during left stance, roll and yaw at the rate of
/// strides. Sizes follow the speed. Rates are the exact derivatives of the attitude; the accelerations are given, not
/// derived from a path.
struct TrunkMotion: InertialMotion {
    let course: WalkerCourse
    private let shocks: ShockTrain

    /// Share of a step from contact to the greatest vertical acceleration.
    private static let bounceDelay = 0.10
    /// Share of a step from contact to the change from forward to backward acceleration.
    private static let surgeDelay = 0.06
    /// Forward as a share of vertical amplitude.
    private static let surgeShare = 0.6
    /// Second harmonic as a share of the first.
    private static let harmonic = 0.2
    /// Speed at which the amplitudes that follow are met, m/s.
    private static let usualSpeed = 1.2
    /// Mediolateral acceleration, m/s².
    private static let sway = 0.6
    /// Rate of roll, rad/s, and its phase after a left contact, rad.
    private static let roll = (rate: 12 * Double.pi / 180, phase: 20 * Double.pi / 180)
    /// Rate of yaw, rad/s, and its phase after a left contact, rad.
    private static let yaw = (rate: 15 * Double.pi / 180, phase: 130 * Double.pi / 180)
    /// What reaches the lower back of a contact's shock at the foot.
    private static let shockShare = 0.04

    init(_ course: WalkerCourse, walk: Walk) {
        self.course = course
        let strides = (walk.left.strides + walk.right.strides).map(\.design).sorted { $0.contact < $1.contact }
        shocks = ShockTrain(
            strides.map { design in
                ContactShock(
                    start: design.contact, peak: Self.shockShare * design.shock, direction: Vector3(0, 0, 1))
            })
    }

    /// Upward acceleration of the body without shocks, m/s²; zero on average over steps.
    func bounce(at time: Double) -> Double {
        guard let bout = course.bout(at: time) else { return 0 }
        let step = 2 * (bout.phase.at(time).value - .pi * Self.bounceDelay)
        return bout.bounce.at(time).value * (cos(step) + Self.harmonic * cos(2 * step))
    }

    func exact(at time: Double) -> ExactSignals {
        guard let bout = course.bout(at: time) else {
            return ExactSignals(force: Vector3(0, 0, SensorSampling.gravity), rate: .zero)
        }
        let (place, heading) = course.place(at: time)
        let phase = bout.phase.at(time)
        let step = 2 * (phase.value - .pi * Self.surgeDelay)
        let share = (1 / Self.usualSpeed) * bout.speed.at(time)
        let surge = -Self.surgeShare * bout.bounce.at(time).value * (sin(step) + Self.harmonic * sin(2 * step))
        func swing(_ part: (rate: Double, phase: Double)) -> Jet {
            let angle = Jet(phase.value - part.phase, phase.first, phase.second)
            return (part.rate / max(1, phase.first)) * (share * angle.sineAndCosine.sine)
        }
        let roll = swing(Self.roll)
        let trunk = FootPose(heading: heading + swing(Self.yaw), pitch: Jet(0), roll: roll)
        // The known phase is that of what sensors read, in which the rolling trunk shows a part of gravity.
        let rightward =
            Self.sway * share.value * (sin(phase.value) + 0.15 * sin(3 * phase.value))
            + SensorSampling.gravity * sin(roll.value)
        let (s, c) = (sin(heading.value), cos(heading.value))
        var shock = VectorJet(.zero)
        shocks.move(&shock, at: time)
        var acceleration = place.second + shock.second
        acceleration += Vector3(surge * c + rightward * s, surge * s - rightward * c, bounce(at: time))
        acceleration.z += SensorSampling.gravity
        return ExactSignals(force: trunk.components(of: acceleration), rate: trunk.angularRate)
    }
}
