import SignalKernels
import SignalProcessing

/// A stride's path with its height conditioned on floor and rolls.
///
/// It is looked at often and never changed, and too large to be copied each time.
final class ConditionedStride: Sendable {
    /// Number of the stride among the foot's strides.
    let stride: Int
    /// The path.
    let path: StridePath
    /// The height, given the facts.
    let height: HeightConditioning
    /// Height of the end above the start without any assumption about the ground, m.
    let freeRise: Double

    init(stride: Int, path: StridePath, height: HeightConditioning, freeRise: Double) {
        self.stride = stride
        self.path = path
        self.height = height
        self.freeRise = freeRise
    }

    /// Place of the sensor at a (fractional) sample of the stride, m.
    func place(_ position: Double) -> Vector3 {
        let k = min(max(Int(position), 0), path.count - 2)
        let f = position - Double(k)
        let place = path[k].place + f * (path[k + 1].place - path[k].place)
        return Vector3(place.x, place.y, height.height(path.point(position)))
    }

    /// Orientation at a (fractional) sample of the stride.
    func orientation(_ position: Double) -> Rotation {
        let k = min(max(Int(position), 0), path.count - 2)
        let f = position - Double(k)
        let (a, b) = (path.orientation(k), path.orientation(k + 1))
        let sign: Double = a.vector.dot(b.vector) + a.scalar * b.scalar < 0 ? -1 : 1
        return Rotation(
            scalar: (1 - f) * a.scalar + sign * f * b.scalar, vector: (1 - f) * a.vector + (sign * f) * b.vector
        ).normalized
    }
}
