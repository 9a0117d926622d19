import Recordings
import SignalProcessing

/// The exact signals at a sensor, before the sensor adds anything: along the axes (forward, left, up) of what carries it.
struct ExactSignals {
    /// Specific force, m/s².
    var force: Vector3
    /// Angular rate, rad/s.
    var rate: Vector3
}

/// What carries an inertial sensor.
protocol InertialMotion {
    /// What an ideal sensor reads along the carrier's own axes.
    func exact(at time: Double) -> ExactSignals
}

/// Samples the motion of one foot the way its sensor does.
struct SensorSampling: InertialMotion {
    /// Standard gravity, m/s².
    static let gravity = 9.80665

    let motion: FootMotion
    let gait: FootGait
    private let shocks: ShockTrain

    init(motion: FootMotion, gait: FootGait) {
        self.motion = motion
        self.gait = gait
        shocks = ShockTrain(ContactShock.all(of: motion))
    }

    /// Position of the sensor in the world; with the vibration of its mount after contacts.
    func sensor(at time: Double, in pose: FootPose) -> VectorJet {
        var position = pose.point(
            forward: gait.sensorForward - gait.footLength, left: gait.sensorLeft, up: gait.sensorUp)
        shocks.move(&position, at: time)
        return position
    }

    /// What an ideal sensor along the foot's axes reads.
    func exact(at time: Double) -> ExactSignals {
        let pose = motion.pose(at: time)
        let acceleration = sensor(at: time, in: pose).second + Vector3(0, 0, Self.gravity)
        return ExactSignals(force: pose.components(of: acceleration), rate: pose.angularRate)
    }
}
