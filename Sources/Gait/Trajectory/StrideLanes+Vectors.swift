import Recordings
import SignalKernels
import SignalProcessing

extension StrideLanes.Motion {
    /// Specific force along the sensor's axes, m/s², and angular rate about them, rad/s.
    init(_ acceleration: VectorColumns, rate: VectorColumns) {
        self.init(
            acceleration: (acceleration.x, acceleration.y, acceleration.z), rate: (rate.x, rate.y, rate.z))
    }
}

extension Rotation {
    /// The quaternion, the scalar last.
    var parts: SIMD4<Double> { SIMD4(vector.x, vector.y, vector.z, scalar) }

    /// The rotation of a quaternion of length one, the scalar last.
    init(parts: SIMD4<Double>) {
        self.init(scalar: parts.w, vector: Vector3(parts.x, parts.y, parts.z))
    }
}
