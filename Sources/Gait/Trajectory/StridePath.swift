import SignalKernels
import SignalProcessing

extension PathSample {
    /// Sensor to world.
    var orientation: Rotation {
        @inline(__always) get {
            Rotation(scalar: turnZW.y, vector: Vector3(turnXY.x, turnXY.y, turnZW.x))
        }
    }
    /// Place along the world's x, m.
    var x: Double { @inline(__always) get { place.x } }
    /// Place along the world's y, m.
    var y: Double { @inline(__always) get { place.y } }
    /// Height with no knowledge of the floor but the start's, m.
    var freeHeight: Double { @inline(__always) get { heightAndProgress.x } }
    /// Way along the chord of the stride, m.
    var progress: Double { @inline(__always) get { heightAndProgress.y } }
    /// Time integral of the variance of velocity.
    var velocityVarianceIntegral: Double { @inline(__always) get { variances.x } }
    /// Its second time integral.
    var velocityVarianceDoubleIntegral: Double { @inline(__always) get { variances.y } }

    /// The third row of the orientation's matrix: how high each of the sensor's axes points.
    var upward: Vector3 {
        @inline(__always) get {
            let (x, y, z, w) = (turnXY.x, turnXY.y, turnZW.x, turnZW.y)
            return Vector3(2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y))
        }
    }
}

/// The samples of all strides of a foot in one run of memory, which every later stage looks at.
///
/// The memory goes on to the courses of another section when nobody looks at these any more.
final class StrideCourses: Sendable {
    private static let keptSamples = KeptMemory<PathSample>(most: 8)
    private static let keptPitch = KeptMemory<Double>(most: 8)

    /// Lets go of the memory of paths that are no more: no section follows for a while.
    static func forgetMemory() {
        keptSamples.forget()
        keptPitch.forget()
    }

    /// One entry a sample, stride by stride.
    let samples: [PathSample]
    /// Foot pitch at each of them, rad, toe-up positive; apart, because it is searched through.
    let pitch: [Double]

    init(samples: [PathSample], pitch: [Double]) {
        self.samples = samples
        self.pitch = pitch
    }

    deinit {
        Self.keptSamples.give(samples)
        Self.keptPitch.give(pitch)
    }

    /// Memory for so many samples that was used before; empty arrays where there is none.
    static func kept(_ count: Int) -> (samples: [PathSample], pitch: [Double]) {
        (keptSamples.take(count) ?? [], keptPitch.take(count) ?? [])
    }
}

/// The course of a sensor over one stride from foot-flat to foot-flat: a view of the foot's samples with what was found
/// about them.
struct StridePath: Sendable {
    /// The instants that structure a stride, in samples from its start.
    struct Instants: Sendable, Hashable {
        /// Lowest pitch: the foot leaves the floor.
        var lowestPitch: Int
        /// Greatest pitch after it, before contact.
        var greatestPitch: Int
        /// Largest jump of acceleration about contact.
        var impact: Int
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
        /// For how long the worse of the two was at its limit, s.
        var clippedTime = 0.0
    }

    /// Where the samples are.
    let courses: StrideCourses
    /// Place of the first of them in the courses.
    let offset: Int
    /// First sample of the signal and one past the last.
    let range: Range<Int>
    /// Sample interval, s.
    let interval: Double
    /// What drift has left at the end.
    let closure: Closure
    /// The instants that structure the stride.
    let instants: Instants
    /// Horizontal displacement, m.
    let length: Double
    /// The last point.
    let endPoint: HeightPoint

    init(
        _ courses: StrideCourses, offset: Int, range: Range<Int>, interval: Double, closure: Closure, instants: Instants
    ) {
        self.courses = courses
        self.offset = offset
        self.range = range
        self.interval = interval
        self.closure = closure
        self.instants = instants
        let end = courses.samples[offset + range.count - 1]
        length = (end.x * end.x + end.y * end.y).squareRoot()
        endPoint = HeightPoint(
            time: Double(range.count - 1) * interval, freeHeight: end.freeHeight, progress: end.progress,
            varianceIntegral: end.velocityVarianceIntegral,
            varianceDoubleIntegral: end.velocityVarianceDoubleIntegral)
    }

    /// A sample of the stride.
    subscript(k: Int) -> PathSample {
        @inline(__always) get { courses.samples[offset + k] }
    }

    /// Foot pitch at a sample of the stride, rad, toe-up positive.
    @inline(__always)
    func pitch(_ k: Int) -> Double { courses.pitch[offset + k] }

    /// Sensor to world at a sample of the stride.
    @inline(__always)
    func orientation(_ k: Int) -> Rotation { courses.samples[offset + k].orientation }

    /// The samples of the stride, from 0.
    var indices: Range<Int> { 0..<count }
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
