import Glibc
import Recordings
import SignalKernels
import SignalProcessing

/// What is left at the end of strides that ought to end at rest, with the gyroscope's axes or with others.
///
/// Their samples are taken out of the recording at the beginning; every set of axes is three columns that are told anew.
struct RestClosures {
    /// What is left at the end of one stride.
    struct Closure: Sendable {
        /// Velocity, in a frame with z up, m/s.
        var velocity: Vector3
        /// The angle between gravity as the gyroscope has turned it and as the accelerometer reads it, rad.
        var tilt: Double

        /// A tilt counts for the velocity that it has leaked from gravity, growing over a swing: half of 0.6 s times
        /// gravity, m/s per rad.
        private static let leak = 3.0

        /// Both in one, m/s.
        var size: Double { (velocity.dot(velocity) + Self.leak * Self.leak * tilt * tilt).squareRoot() }
    }

    private let lanes: StrideLanes
    private let strides: [StrideLanes.Stride]
    /// Where gravity points at the end of each, in the sensor's frame.
    private let ends: [Vector3]
    /// What the sensor reads along them, one behind the other, without the gyroscope's zero offset.
    private var acceleration = VectorColumns(x: [], y: [], z: [])
    private var rate = VectorColumns(x: [], y: [], z: [])

    /// Takes out strides.
    ///
    /// - Parameters:
    ///   - gravity: Gravity as the accelerometer reads it, m/s².
    ///   - bias: Zero offset of the gyroscope, rad/s.
    init(_ strides: [RestToRestStride], of signal: FootSignal, gravity: Double, bias: Vector3) {
        var model = StrideLanes.Model(interval: 1 / signal.rate)
        model.gravity = gravity
        lanes = StrideLanes(model)
        ends = strides.map(\.after.acceleration.normalized)
        var first = 0
        self.strides = strides.map { stride in
            defer { first += stride.range.count }
            let start = Rotation(from: stride.before.acceleration.normalized, to: Vector3(0, 0, 1))
            return StrideLanes.Stride(range: first..<first + stride.range.count, start: start.parts)
        }
        for stride in strides {
            acceleration.append(signal.acceleration, in: stride.range)
            rate.append(signal.angularRate, in: stride.range, less: bias)
        }
    }

    /// What is left of each stride when the gyroscope's axes are those that are given.
    func closures(_ axes: GyroscopeAxes) -> [Closure] {
        let found = lanes.freeEnds(of: strides, in: StrideLanes.Motion(acceleration, rate: axes.apply(rate)))
        return zip(found, ends).map { found, end in
            let up = Rotation(parts: found.turn).normalized.apply(end)
            return Closure(velocity: found.velocity, tilt: 2 * asin(min(1, 0.5 * (up - Vector3(0, 0, 1)).norm)))
        }
    }

    /// What is usually left, m/s.
    func usualSize(_ axes: GyroscopeAxes) -> Double {
        RobustStatistics.median(closures(axes).map(\.size)) ?? 0
    }
}

extension VectorColumns {
    /// Appends a range of other columns, each without its part of a vector.
    fileprivate mutating func append(_ other: VectorColumns, in range: Range<Int>, less offset: Vector3 = .zero) {
        x += other.x[range].lazy.map { $0 - offset.x }
        y += other.y[range].lazy.map { $0 - offset.y }
        z += other.z[range].lazy.map { $0 - offset.z }
    }
}
