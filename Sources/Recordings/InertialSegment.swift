/// Three columns of equal length: the components of a vector signal along the sensor's axes.
public struct VectorColumns: Sendable, Equatable {
    /// Component along x.
    public var x: [Double]
    /// Component along y.
    public var y: [Double]
    /// Component along z.
    public var z: [Double]

    /// Creates columns; the three must be of equal length.
    public init(x: [Double], y: [Double], z: [Double]) {
        precondition(x.count == y.count && y.count == z.count, "the components of a vector signal differ in length")
        self.x = x
        self.y = y
        self.z = z
    }

    /// Number of samples.
    public var count: Int { x.count }

    fileprivate mutating func crop(to range: Range<Int>) {
        func crop(_ column: inout [Double]) {
            column.removeSubrange(range.upperBound...)
            column.removeSubrange(..<range.lowerBound)
        }
        crop(&x)
        crop(&y)
        crop(&z)
    }
}

/// An uninterrupted, uniformly sampled stretch of a six-axis sensor; nothing in it is missing.
public struct InertialSegment: Sendable {
    /// Time of the first sample, seconds from the start of the recording.
    public var start: Double {
        get { origin + Double(firstFrame) / rate }
        set { origin += newValue - start }
    }
    /// Time of the sensor's first sample of all, seconds from the start of the recording.
    public private(set) var origin: Double
    /// Number of the first sample among all samples of the sensor.
    public private(set) var firstFrame: Int
    /// Samples per second.
    public var rate: Double
    /// Specific force, m/s², gravity included.
    public var acceleration: VectorColumns
    /// Angular rate, rad/s.
    public var angularRate: VectorColumns
    /// Ranges of samples that were interpolated over short losses.
    public var bridged: [Range<Int>]

    /// Creates a segment from the time of the sensor's first sample of all and the number of the segment's first one.
    public init(
        start: Double, firstFrame: Int = 0, rate: Double, acceleration: VectorColumns, angularRate: VectorColumns,
        bridged: [Range<Int>] = []
    ) {
        precondition(acceleration.count == angularRate.count, "acceleration and angular rate differ in length")
        origin = start
        self.firstFrame = firstFrame
        self.rate = rate
        self.acceleration = acceleration
        self.angularRate = angularRate
        self.bridged = bridged
    }

    /// Number of samples.
    public var count: Int { acceleration.count }

    /// A part of the segment; all of it shares its samples.
    public func stretch(_ range: Range<Int>) -> InertialSegment {
        guard range != 0..<count else { return self }
        func part(_ columns: VectorColumns) -> VectorColumns {
            VectorColumns(x: Array(columns.x[range]), y: Array(columns.y[range]), z: Array(columns.z[range]))
        }
        return InertialSegment(
            start: origin, firstFrame: firstFrame + range.lowerBound, rate: rate, acceleration: part(acceleration),
            angularRate: part(angularRate), bridged: bridged(in: range))
    }

    /// Keeps only a part of the segment; samples that nobody else holds stay in their memory.
    package mutating func crop(to range: Range<Int>) {
        guard range != 0..<count else { return }
        acceleration.crop(to: range)
        angularRate.crop(to: range)
        bridged = bridged(in: range)
        firstFrame += range.lowerBound
    }

    private func bridged(in range: Range<Int>) -> [Range<Int>] {
        bridged.compactMap { gap in
            let inside = gap.clamped(to: range)
            return inside.isEmpty ? nil : inside.lowerBound - range.lowerBound..<inside.upperBound - range.lowerBound
        }
    }
}

/// An uninterrupted, uniformly sampled stretch of an accelerometer, with the gyroscope beside it where there is one.
public struct AccelerationSegment: Sendable {
    /// Time of the first sample, seconds from the start of the recording.
    public var start: Double
    /// Samples per second.
    public var rate: Double
    /// Specific force, m/s², gravity included.
    public var acceleration: VectorColumns
    /// Angular rate, rad/s; `nil` when the sensor has no gyroscope.
    public var angularRate: VectorColumns?
    /// Ranges of samples that were interpolated over short losses.
    public var bridged: [Range<Int>]

    /// Creates a segment.
    public init(
        start: Double, rate: Double, acceleration: VectorColumns, angularRate: VectorColumns? = nil,
        bridged: [Range<Int>] = []
    ) {
        precondition(
            angularRate.map { $0.count == acceleration.count } ?? true,
            "acceleration and angular rate differ in length")
        self.start = start
        self.rate = rate
        self.acceleration = acceleration
        self.angularRate = angularRate
        self.bridged = bridged
    }

    /// Number of samples.
    public var count: Int { acceleration.count }
}
