import CSignalKernels

/// Where a sensor is at one sample of a stride, before its height is conditioned on the floor.
///
/// World axes: x along the foot at the first foot-flat, y to the left, z up; the origin is the sensor's place then.
/// Numbers that are worked on together lie in pairs. ``StrideLanes`` fills them in this order.
package struct PathSample: Sendable, Hashable, BitwiseCopyable {
    /// First two parts of the quaternion that takes the sensor's axes to the world's.
    package var turnXY: SIMD2<Double>
    /// Its third part and its scalar.
    package var turnZW: SIMD2<Double>
    /// Place along the world's x and y, m.
    package var place: SIMD2<Double>
    /// Height with no knowledge of the floor but the start's, and way along the chord of the stride, m.
    package var heightAndProgress: SIMD2<Double>
    /// Time integral of the variance of velocity, and its second time integral.
    package var variances: SIMD2<Double>

    /// A sensor that has not moved.
    package static let origin = PathSample(
        turnXY: .zero, turnZW: SIMD2(0, 1), place: .zero, heightAndProgress: .zero, variances: .zero)
}
