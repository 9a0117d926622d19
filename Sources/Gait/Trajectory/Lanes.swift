import SignalProcessing

/// A number of two strides that are worked on side by side.
///
/// The strides of a foot do not depend on each other; two of them in the lanes of the processor's vectors take hardly
/// longer than one, and each lane sees the very operations that it would see alone. Work goes in short loops from memory
/// to memory: only there does the compiler keep the lanes of a number together.
typealias Lane = SIMD2<Double>

/// A vector in each of two strides.
struct LaneVector: Sendable {
    var x: Lane
    var y: Lane
    var z: Lane

    @inline(__always)
    init(_ x: Lane, _ y: Lane, _ z: Lane) {
        self.x = x
        self.y = y
        self.z = z
    }

    /// A vector for each of the lanes.
    @inline(__always)
    init(_ a: Vector3, _ b: Vector3) {
        self.init(Lane(a.x, b.x), Lane(a.y, b.y), Lane(a.z, b.z))
    }

    @inline(__always)
    static func + (a: LaneVector, b: LaneVector) -> LaneVector { LaneVector(a.x + b.x, a.y + b.y, a.z + b.z) }

    @inline(__always)
    static func - (a: LaneVector, b: LaneVector) -> LaneVector { LaneVector(a.x - b.x, a.y - b.y, a.z - b.z) }

    @inline(__always)
    static func * (a: LaneVector, b: Lane) -> LaneVector { LaneVector(a.x * b, a.y * b, a.z * b) }

    /// The scalar product.
    @inline(__always)
    func dot(_ other: LaneVector) -> Lane { x * other.x + y * other.y + z * other.z }

    /// The vector of one lane.
    @inline(__always)
    subscript(lane: Int) -> Vector3 { Vector3(x[lane], y[lane], z[lane]) }
}

/// A rotation in each of two strides, as quaternions of about length one.
struct LaneRotation: Sendable {
    var scalar: Lane
    var x: Lane
    var y: Lane
    var z: Lane

    @inline(__always)
    init(scalar: Lane, x: Lane, y: Lane, z: Lane) {
        self.scalar = scalar
        self.x = x
        self.y = y
        self.z = z
    }

    /// A rotation for each of the lanes.
    @inline(__always)
    init(_ a: Rotation, _ b: Rotation) {
        let (u, v) = (a.vector, b.vector)
        self.init(
            scalar: Lane(a.scalar, b.scalar), x: Lane(u.x, v.x), y: Lane(u.y, v.y), z: Lane(u.z, v.z))
    }

    /// The rotations about short vectors by their lengths, from the series of sine and cosine; normalise products.
    @inline(__always)
    init(smallRotationVector v: LaneVector) {
        let square = v.dot(v)
        let factor = 0.5 - square * (1.0 / 48)
        self.init(
            scalar: 1 - square * (0.125 - square * (1.0 / 384)), x: v.x * factor, y: v.y * factor, z: v.z * factor)
    }

    /// The rotation that does `b` first and then `a`.
    @inline(__always)
    static func * (a: LaneRotation, b: LaneRotation) -> LaneRotation {
        LaneRotation(
            scalar: (a.scalar * b.scalar - a.x * b.x) - (a.y * b.y + a.z * b.z),
            x: (a.scalar * b.x + a.x * b.scalar) + (a.y * b.z - a.z * b.y),
            y: (a.scalar * b.y + a.y * b.scalar) + (a.z * b.x - a.x * b.z),
            z: (a.scalar * b.z + a.z * b.scalar) + (a.x * b.y - a.y * b.x))
    }

    /// The squared lengths of the quaternions.
    @inline(__always)
    var square: Lane { (scalar * scalar + x * x) + (y * y + z * z) }

    /// The quaternions made longer.
    @inline(__always)
    func scaled(by factor: Lane) -> LaneRotation {
        LaneRotation(scalar: scalar * factor, x: x * factor, y: y * factor, z: z * factor)
    }

    /// The same rotations with quaternions of length one.
    @inline(__always)
    var normalized: LaneRotation { scaled(by: 1 / square.squareRoot()) }

    /// The rotation of one lane.
    @inline(__always)
    subscript(lane: Int) -> Rotation {
        Rotation(scalar: scalar[lane], vector: Vector3(x[lane], y[lane], z[lane]))
    }
}
