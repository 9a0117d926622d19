/// A vector in space, in the unit and frame that the context names.
public typealias Vector3 = SIMD3<Double>

extension SIMD3<Double> {
    /// The scalar product.
    @inlinable
    @inline(__always)
    public func dot(_ other: Vector3) -> Double { x * other.x + y * other.y + z * other.z }

    /// The vector product, by the right-hand rule.
    @inlinable
    @inline(__always)
    public func cross(_ other: Vector3) -> Vector3 {
        Vector3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
    }

    /// The length.
    @inlinable
    @inline(__always)
    public var norm: Double { dot(self).squareRoot() }

    /// The vector of length one in the same direction; the zero vector stays zero.
    @inlinable
    @inline(__always)
    public var normalized: Vector3 {
        let length = norm
        return length > 0 ? self / length : .zero
    }
}
