import Recordings
import SignalProcessing

/// The course of a sensor over one stride, before its height is conditioned on the floor.
///
/// World axes: x along the foot at the first foot-flat, y to the left, z up; the origin is the sensor's place then.
/// All columns have one entry a sample from foot-flat to foot-flat.
struct StridePath: Sendable {
    /// First sample and one past the last.
    let range: Range<Int>
    /// Sample interval, s.
    let interval: Double
    /// Sensor to world.
    var orientation: [Rotation]
    /// Foot pitch, rad, toe-up positive.
    var pitch: [Double]
    /// Place along the world's x, m.
    var x: [Double]
    /// Place along the world's y, m.
    var y: [Double]
    /// Height with no knowledge of the floor but the start's, m.
    var freeHeight: [Double]
    /// Way along the chord of the stride, m.
    var progress: [Double]
    /// Variance of velocity, (m/s)².
    var velocityVariance: [Double]
    /// Its time integral.
    var velocityVarianceIntegral: [Double]
    /// Its second time integral.
    var velocityVarianceDoubleIntegral: [Double]
    /// Velocity left at the end of the free integration, m/s: what drift has done.
    var endVelocity: Vector3
    /// Tilt left at the end, rad.
    var endTilt: Double
    /// Sample (from the start of the stride) of the lowest pitch, of the greatest pitch after it, of the contact's shock.
    var lowestPitch: Int
    /// Sample of the greatest pitch before contact.
    var greatestPitch: Int
    /// Sample of the largest jump of acceleration at contact.
    var impact: Int
    /// Samples at which a sensor was at its limit.
    var accelerationClipped: Bool
    /// The gyroscope was at its limit.
    var rateClipped: Bool

    /// Number of samples.
    var count: Int { range.count }
    /// Duration, s.
    var duration: Double { Double(count - 1) * interval }
    /// Horizontal displacement, m.
    var length: Double {
        guard let x = x.last, let y = y.last else { return 0 }
        return (x * x + y * y).squareRoot()
    }

    /// Squared end velocity relative to its model: 1 as expected.
    var innovation: Double {
        endVelocity.dot(endVelocity) / 3 / max(velocityVariance.last ?? 0, 1e-12)
    }
}
