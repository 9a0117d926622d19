import Recordings
import SignalKernels
import SignalProcessing

/// How a sensor sits on its foot: the foot's axes in the sensor's frame, and the sensor's own errors.
struct FootFrame: Sendable, Hashable {
    /// Up at foot-flat.
    var up: Vector3
    /// Towards the toes, level at foot-flat.
    var forward: Vector3
    /// To the walker's left.
    var left: Vector3
    /// Gravity as this sensor reads it, m/s².
    var gravity: Double
    /// Gyroscope bias, rad/s.
    var bias: Vector3
    /// Whether the bias was read while the foot stood still; else it was found from the closure of strides.
    var biasFromStanding: Bool
    /// Ratio of the two largest principal moments of angular rate.
    var axisQuality: Double
    /// Greatest acceleration the sensor can give, m/s²; infinite when it was never reached.
    var accelerationLimit: Double
    /// Greatest angular rate the sensor can give, rad/s; infinite when it was never reached.
    var rateLimit: Double

    /// The frame turned by 180° about the vertical.
    var reversed: FootFrame {
        var frame = self
        frame.forward = -forward
        frame.left = -left
        return frame
    }
}

/// Finds the foot's axes from its rests and its movement, with no standing still and no known mounting.
struct FootAlignment: Sendable {
    /// Angular rate of moving samples, rad/s, and as a share of the 98th percentile.
    var movingRate = 40 * Double.pi / 180
    /// Share of the 98th percentile of the angular speed above which a sample counts as moving.
    var movingShare = 0.35

    /// Why there is no frame.
    enum Failure: Error, Sendable, Hashable {
        /// Fewer than two rests.
        case tooFewRests
        /// No stride of a usual duration begins and ends at rest.
        case noStride
        /// At rest the accelerometer does not read gravity; the value is the median in m/s².
        case noGravity(Double)
    }

    /// The frame of a foot whose strides and foot-flats are known.
    ///
    /// The forward axis points along the larger toe-down rotation until the trajectory confirms it.
    func align(_ foot: SegmentedFoot, flats: [FootFlat], in signal: FootSignal) throws(Failure) -> FootFrame {
        guard flats.count >= 2, let gravity = RobustStatistics.median(flats.map(\.acceleration.norm)) else {
            throw .tooFewRests
        }
        guard (8.3...11.3).contains(gravity) else { throw .noGravity(gravity) }
        let up = Vector3(
            RobustStatistics.median(flats.map { $0.acceleration.normalized.x }) ?? 0,
            RobustStatistics.median(flats.map { $0.acceleration.normalized.y }) ?? 0,
            RobustStatistics.median(flats.map { $0.acceleration.normalized.z }) ?? 0
        ).normalized

        let standing = GyroscopeBias().standing(foot, in: signal)
        let bias = standing ?? .zero
        let rate = signal.angularRate
        let step = max(1, signal.count / 65_536)
        let some = RobustStatistics.quantile(
            VectorArithmetic.norms(
                rate.x.every(step).span, rate.y.every(step).span, rate.z.every(step).span, less: bias), 0.98)
        let limit = max(movingRate, movingShare * (some ?? 0))
        let greatest = PitchAxisFinder.greatestSpeed * foot.rotation.strength
        // A single wild sample would outweigh the whole walk.
        let scatter = SymmetricMatrix3(
            scatterOf: rate, less: bias, above: limit * limit, upTo: greatest * greatest)
        let (values, vectors) = scatter.eigen()
        var left = (vectors[0] - up * vectors[0].dot(up)).normalized
        // The segmentation's axis is toe-up positive, and a rotation to the left is toe-down.
        if left.dot(foot.axis.axis) > 0 { left = -left }
        return FootFrame(
            up: up, forward: left.cross(up), left: left, gravity: gravity, bias: bias,
            biasFromStanding: standing != nil,
            axisQuality: values.x > 0 ? values.x / max(values.y, 1e-6 * values.x) : 0,
            accelerationLimit: signal.accelerationPeaks.saturation(of: signal.acceleration),
            rateLimit: signal.ratePeaks.saturation(of: signal.angularRate))
    }
}

extension RobustStatistics {
    /// The median of each component; zero for no vectors.
    static func vectorMedian(_ vectors: [Vector3]) -> Vector3 {
        VectorColumns(
            x: vectors.map { $0.x }.thinned(), y: vectors.map { $0.y }.thinned(), z: vectors.map { $0.z }.thinned()
        ).median
    }
}
