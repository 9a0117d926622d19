import Glibc

/// A rotation in space, held as a unit quaternion.
///
/// Rotations act on vectors from the left: `(a * b).apply(v)` is `a.apply(b.apply(v))`. An orientation in this package
/// takes vectors from the sensor's frame into the world's.
public struct Rotation: Sendable, Hashable {
    /// The four parts, the scalar last: one aligned vector, half the size of a scalar beside a three-vector.
    @usableFromInline
    let quaternion: SIMD4<Double>

    /// The scalar part, the cosine of half the angle.
    @inlinable
    @inline(__always)
    public var scalar: Double { quaternion.w }
    /// The vector part, the axis times the sine of half the angle.
    @inlinable
    @inline(__always)
    public var vector: Vector3 { Vector3(quaternion.x, quaternion.y, quaternion.z) }

    /// The rotation that leaves every vector as it is.
    public static let identity = Rotation(scalar: 1, vector: .zero)

    /// Creates a rotation from the parts of a quaternion, which the caller knows to be of length one.
    @inlinable
    @inline(__always)
    public init(scalar: Double, vector: Vector3) {
        quaternion = SIMD4(vector.x, vector.y, vector.z, scalar)
    }

    /// Creates the rotation about a vector's direction by its length in radians.
    public init(rotationVector: Vector3) {
        let angle = rotationVector.norm
        // sin(angle/2)/angle by its series where the quotient would lose digits or divide by zero.
        let factor = angle < 1e-4 ? 0.5 - angle * angle / 48 : sin(angle / 2) / angle
        self.init(scalar: cos(angle / 2), vector: rotationVector * factor)
    }

    /// Creates the rotation by an angle in radians about an axis of any length; a zero axis gives the identity.
    public init(angle: Double, axis: Vector3) {
        let unit = axis.normalized
        self = unit == .zero ? .identity : Rotation(scalar: cos(angle / 2), vector: unit * sin(angle / 2))
    }

    /// Creates the shortest rotation that turns one direction into another.
    ///
    /// Opposite directions are joined by half a turn about an axis perpendicular to them, always the same one for the
    /// same input; a zero vector gives the identity.
    public init(from start: Vector3, to end: Vector3) {
        let (a, b) = (start.normalized, end.normalized)
        let sum = a + b
        // Of nearly opposite directions the sum is mostly rounding; made perpendicular to their difference again, it
        // still leads from one exactly to the other.
        let across = (a - b).normalized
        let half = sum.normalized - sum.normalized.dot(across) * across
        if a == .zero || b == .zero {
            self = .identity
        } else if sum.norm < 1e-12 || half == .zero {
            self = Rotation(scalar: 0, vector: a.perpendicular)
        } else {
            let middle = half.normalized
            self = Rotation(scalar: a.dot(middle), vector: a.cross(middle)).normalized
        }
    }

    /// Creates the rotation that takes the frame's axes to three orthonormal, right-handed columns.
    ///
    /// Shepperd, Journal of Guidance and Control 1(3), 1978: the largest of the four quaternion parts is taken from the
    /// diagonal so that no small number is divided by.
    public init(columns x: Vector3, _ y: Vector3, _ z: Vector3) {
        let trace = x.x + y.y + z.z
        let scalar: Double
        let vector: Vector3
        if trace >= max(x.x, y.y, z.z) {
            scalar = 1 + trace
            vector = Vector3(y.z - z.y, z.x - x.z, x.y - y.x)
        } else if x.x >= max(y.y, z.z) {
            scalar = y.z - z.y
            vector = Vector3(1 + x.x - y.y - z.z, x.y + y.x, z.x + x.z)
        } else if y.y >= z.z {
            scalar = z.x - x.z
            vector = Vector3(x.y + y.x, 1 - x.x + y.y - z.z, y.z + z.y)
        } else {
            scalar = x.y - y.x
            vector = Vector3(z.x + x.z, y.z + z.y, 1 - x.x - y.y + z.z)
        }
        self = Rotation(scalar: scalar, vector: vector).normalized
    }

    /// The vector after the rotation.
    @inlinable
    @inline(__always)
    public func apply(_ v: Vector3) -> Vector3 {
        let t = 2 * vector.cross(v)
        return v + scalar * t + vector.cross(t)
    }

    /// The rotation that does `b` first and then `a`.
    @inlinable
    @inline(__always)
    public static func * (a: Rotation, b: Rotation) -> Rotation {
        Rotation(
            scalar: a.scalar * b.scalar - a.vector.dot(b.vector),
            vector: a.scalar * b.vector + b.scalar * a.vector + a.vector.cross(b.vector))
    }

    /// The rotation back.
    @inlinable
    @inline(__always)
    public var inverse: Rotation { Rotation(scalar: scalar, vector: -vector) }

    /// The same rotation with the quaternion brought back to length one, which long products drift away from.
    ///
    /// A quaternion of zero or undefined length becomes the identity.
    @inlinable
    @inline(__always)
    public var normalized: Rotation {
        let length = (scalar * scalar + vector.dot(vector)).squareRoot()
        return length > 0 ? Rotation(scalar: scalar / length, vector: vector / length) : .identity
    }

    /// The images of the three axes: the columns of the rotation matrix.
    public var columns: (x: Vector3, y: Vector3, z: Vector3) {
        (apply(Vector3(1, 0, 0)), apply(Vector3(0, 1, 0)), apply(Vector3(0, 0, 1)))
    }

    /// The angle of the rotation in radians, from 0 to π.
    public var angle: Double { 2 * atan2(vector.norm, abs(scalar)) }

    /// The axis times the angle in radians, the angle being at most π.
    public var rotationVector: Vector3 {
        let length = vector.norm
        let side: Double = scalar < 0 ? -1 : 1
        return length > 0 ? vector * (side * angle / length) : .zero
    }
}

extension SIMD3<Double> {
    /// A vector of length one at right angles to this one, made with the axis that this one leans on least.
    var perpendicular: Vector3 {
        let size = Vector3(abs(x), abs(y), abs(z))
        let axis =
            size.x <= size.y && size.x <= size.z
            ? Vector3(1, 0, 0) : size.y <= size.z ? Vector3(0, 1, 0) : Vector3(0, 0, 1)
        return cross(axis).normalized
    }
}
