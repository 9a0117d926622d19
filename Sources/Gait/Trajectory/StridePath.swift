import Recordings
import SignalProcessing

/// The course of a sensor over one stride, before its height is conditioned on the floor.
///
/// World axes: x along the foot at the first foot-flat, y to the left, z up; the origin is the sensor's place then.
/// All columns have one entry a sample from foot-flat to foot-flat. An immutable reference, because it is large and every
/// later stage looks at it.
final class StridePath: Sendable {
    /// The instants that structure a stride, in samples from its start.
    struct Instants: Sendable, Hashable {
        /// Lowest pitch: the foot leaves the floor.
        var lowestPitch: Int
        /// Greatest pitch after it, before contact.
        var greatestPitch: Int
        /// Largest jump of acceleration about contact.
        var impact: Int
    }

    /// The columns, of equal length.
    struct Columns: Sendable {
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
        /// Time integral of the variance of velocity.
        var velocityVarianceIntegral: [Double]
        /// Its second time integral.
        var velocityVarianceDoubleIntegral: [Double]
    }

    /// What drift has left at the end.
    struct Closure: Sendable, Hashable {
        /// Velocity of the free integration, m/s.
        var velocity: Vector3
        /// The variance the noise model gives it, (m/s)².
        var velocityVariance: Double
        /// Tilt, rad.
        var tilt: Double
        /// The accelerometer was at its limit.
        var accelerationClipped: Bool
        /// The gyroscope was at its limit.
        var rateClipped: Bool
    }

    /// First sample and one past the last.
    let range: Range<Int>
    /// Sample interval, s.
    let interval: Double
    /// Sensor to world.
    let orientation: [Rotation]
    /// Foot pitch, rad, toe-up positive.
    let pitch: [Double]
    /// Place along the world's x, m.
    let x: [Double]
    /// Place along the world's y, m.
    let y: [Double]
    /// Height with no knowledge of the floor but the start's, m.
    let freeHeight: [Double]
    /// Way along the chord of the stride, m.
    let progress: [Double]
    /// Time integral of the variance of velocity.
    let velocityVarianceIntegral: [Double]
    /// Its second time integral.
    let velocityVarianceDoubleIntegral: [Double]
    /// What drift has left at the end.
    let closure: Closure
    /// The instants that structure the stride.
    let instants: Instants
    /// Horizontal displacement, m.
    let length: Double
    /// The last point.
    let endPoint: HeightPoint

    init(range: Range<Int>, interval: Double, columns: Columns, closure: Closure, instants: Instants) {
        self.range = range
        self.interval = interval
        orientation = columns.orientation
        pitch = columns.pitch
        x = columns.x
        y = columns.y
        freeHeight = columns.freeHeight
        progress = columns.progress
        velocityVarianceIntegral = columns.velocityVarianceIntegral
        velocityVarianceDoubleIntegral = columns.velocityVarianceDoubleIntegral
        self.closure = closure
        self.instants = instants
        let last = range.count - 1
        length = (x[last] * x[last] + y[last] * y[last]).squareRoot()
        endPoint = HeightPoint(
            time: Double(last) * interval, freeHeight: freeHeight[last], progress: progress[last],
            varianceIntegral: velocityVarianceIntegral[last],
            varianceDoubleIntegral: velocityVarianceDoubleIntegral[last])
    }

    /// Sample of the lowest pitch.
    var lowestPitch: Int { instants.lowestPitch }
    /// Sample of the greatest pitch before contact.
    var greatestPitch: Int { instants.greatestPitch }
    /// Sample of the shock of contact.
    var impact: Int { instants.impact }
    /// Number of samples.
    var count: Int { range.count }
    /// Duration, s.
    var duration: Double { Double(count - 1) * interval }

    /// Squared end velocity relative to its model: 1 as expected.
    var innovation: Double {
        closure.velocity.dot(closure.velocity) / 3 / max(closure.velocityVariance, 1e-12)
    }
}
