import Recordings
import SignalProcessing

/// The movement of the trunk along the vertical and two level axes of unknown heading.
struct TrunkMotion: Sendable {
    /// Vertical acceleration without gravity, upwards, m/s².
    var vertical: [Double]
    /// Acceleration along the first level axis, m/s².
    var first: [Double]
    /// Acceleration along the second level axis, 90° to the left of the first, m/s².
    var second: [Double]
    /// Turning about the vertical and about the two level axes, rad/s; `nil` without a gyroscope.
    var turning: (vertical: [Double], first: [Double], second: [Double])?
}

/// Finds the vertical at every instant from the slow part of the acceleration.
///
/// The level axes follow the vertical by the shortest rotation from its mean, so that they do not depend on how the
/// sensor's own axes lie: another mounting turns both by one constant angle, which the walking direction takes back.
struct TrunkOrientation: Sendable {
    /// Below this acceleration is attitude, Hz.
    var attitudeCutoff = 0.15
    /// What gravity may read, m/s².
    var gravity = 6.5...13.5

    /// The motion, or what the accelerometer reads instead of gravity, m/s².
    func resolve(_ signal: FootSignal, hasGyroscope: Bool) -> Result<TrunkMotion, NoGravity> {
        let slow = signal.lowPassed(signal.acceleration, cutoff: attitudeCutoff)
        let count = signal.count
        var sum = Vector3.zero
        var sizes: [Double] = []
        sizes.reserveCapacity(count)
        for i in 0..<count {
            let attitude = slow[i]
            let size = attitude.norm
            sizes.append(size)
            if size > 0 { sum += attitude / size }
        }
        let usual = RobustStatistics.median(sizes.thinned()) ?? 0
        let mean = sum.normalized
        guard gravity.contains(usual), mean != .zero else { return .failure(NoGravity(reading: usual)) }

        let level = Rotation(from: Vector3(0, 0, 1), to: mean)
        let axis = (level.apply(Vector3(1, 0, 0)), level.apply(Vector3(0, 1, 0)))
        var motion = TrunkMotion(vertical: sizes, first: sizes, second: sizes)
        var turning: (vertical: [Double], first: [Double], second: [Double])? =
            hasGyroscope ? (sizes, sizes, sizes) : nil
        for i in 0..<count {
            let up = sizes[i] > 0 ? slow[i] / sizes[i] : mean
            let across = mean.cross(up)
            // Beyond a right angle from its mean the rotation becomes ill-defined; nobody walks like that.
            let share = 1 / max(0.1, 1 + mean.dot(up))
            let first = axis.0 * mean.dot(up) + across.cross(axis.0) + across * (across.dot(axis.0) * share)
            let second = axis.1 * mean.dot(up) + across.cross(axis.1) + across * (across.dot(axis.1) * share)
            let force = signal.acceleration[i]
            motion.vertical[i] = force.dot(up) - sizes[i]
            motion.first[i] = force.dot(first)
            motion.second[i] = force.dot(second)
            if hasGyroscope {
                let rate = signal.angularRate[i]
                turning?.vertical[i] = rate.dot(up)
                turning?.first[i] = rate.dot(first)
                turning?.second[i] = rate.dot(second)
            }
        }
        motion.turning = turning
        return .success(motion)
    }

    /// Something else than gravity is where gravity should be.
    struct NoGravity: Error {
        /// The usual size of the slow acceleration, m/s².
        var reading: Double
    }
}

extension VectorColumns {
    /// One sample.
    subscript(i: Int) -> Vector3 { Vector3(x[i], y[i], z[i]) }
}
