import Glibc
import Recordings
import SignalProcessing

/// A stride from one rest of the foot to the next, over which accelerometer and gyroscope can be held against each other.
struct RestToRestStride: Sendable {
    /// The rest before.
    var before: FootFlat
    /// The rest after.
    var after: FootFlat

    /// The shortest and the longest that count, s; the longest is the longest that is followed.
    static let durations = 0.4...FootWalk.longestStride

    /// What is left at the end of a stride that ought to end at rest.
    struct Closure: Sendable {
        /// Velocity in the frame of the sensor at the first rest, m/s.
        var velocity: Vector3
        /// The angle between gravity as the gyroscope has turned it and as the accelerometer reads it, rad.
        var tilt: Double

        /// A tilt counts for the velocity that it has leaked from gravity, growing over a swing: half of 0.6 s times
        /// gravity, m/s per rad.
        private static let leak = 3.0

        /// Both in one, m/s.
        var size: Double { (velocity.dot(velocity) + Self.leak * Self.leak * tilt * tilt).squareRoot() }
    }

    /// The strides of a foot that begin and end at rest.
    static func all(
        of foot: SegmentedFoot, bounds: [FootFlatFinder.Bounds], in signal: FootSignal
    ) -> [RestToRestStride] {
        let limit = RestLimit().limit(for: bounds.flatMap { [$0.before, $0.after] }.compactMap(\.self))
        let samples = signal.samples(durations.lowerBound)...signal.samples(durations.upperBound)
        return bounds.indices.compactMap { i in
            guard foot.strides[i].kind == .swing, let before = bounds[i].before, let after = bounds[i].after,
                before.restlessness <= limit, after.restlessness <= limit,
                samples.contains(after.index - before.index)
            else { return nil }
            return RestToRestStride(before: before, after: after)
        }
    }

    /// Whether a sensor is at the end of its range in it.
    func isClipped(in signal: FootSignal, frame: FootFrame) -> Bool {
        let range = before.index..<after.index
        return signal.acceleration.reaches(frame.accelerationLimit, in: range)
            || signal.angularRate.reaches(frame.rateLimit, in: range)
    }

    /// What is left at the end when the gyroscope's axes are those that are given.
    func closure(in signal: FootSignal, gravity: Double, bias: Vector3, axes: GyroscopeAxes) -> Closure {
        let (rate, force) = (signal.angularRate, signal.acceleration)
        let (rateX, rateY, rateZ) = (rate.x.span, rate.y.span, rate.z.span)
        let (forceX, forceY, forceZ) = (force.x.span, force.y.span, force.z.span)
        let step = 1 / signal.rate
        let up = before.acceleration.normalized
        var orientation = Rotation.identity
        var velocity = Vector3.zero
        for i in before.index..<after.index {
            velocity += (orientation.apply(Vector3(forceX[i], forceY[i], forceZ[i])) - up * gravity) * step
            let turned = axes.apply(Vector3(rateX[i], rateY[i], rateZ[i]) - bias)
            orientation = (orientation * Rotation(rotationVector: turned * step)).normalized
        }
        let end = orientation.apply(after.acceleration.normalized)
        return Closure(velocity: velocity, tilt: 2 * asin(min(1, 0.5 * (end - up).norm)))
    }
}

extension Array {
    /// So many elements at most, one out of every equal part, ascending.
    ///
    /// Where in its part it lies changes by the golden section: laps of a corridor, whose turns come back at equal distances,
    /// would otherwise be looked at in the same place again and again.
    func spread(atMost most: Int) -> [Element] {
        guard count > most else { return self }
        return (0..<most).map { part in
            let (first, next) = (part * count / most, (part + 1) * count / most)
            let place = (0.618_033_988_749_895 * Double(part)).truncatingRemainder(dividingBy: 1)
            return self[first + Int(place * Double(next - first))]
        }
    }
}

extension VectorColumns {
    /// Whether a component is as great as a limit in a range.
    fileprivate func reaches(_ limit: Double, in range: Range<Int>) -> Bool {
        guard limit.isFinite else { return false }
        let (x, y, z) = (x.span, y.span, z.span)
        for i in range where abs(x[i]) >= limit || abs(y[i]) >= limit || abs(z[i]) >= limit { return true }
        return false
    }
}
