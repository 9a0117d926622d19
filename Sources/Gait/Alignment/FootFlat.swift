import Recordings
import SignalProcessing

/// An instant at which the foot lies flat and moves least.
struct FootFlat: Sendable, Hashable {
    /// Sample of least motion.
    var index: Int
    /// How much the foot moves there; 1 is the size of sensor noise and sway, above the limit it is no rest.
    var restlessness: Double
    /// Mean specific force in the window, sensor frame, m/s².
    var acceleration: Vector3
    /// Mean angular rate in the window, sensor frame, rad/s.
    var angularRate: Vector3
}

/// The motion of a foot in a short window about a sample.
///
/// The measure adds the squared mean angular rate, its variance and the variance of the acceleration, each in units of
/// what a resting shoe shows. It needs no axis and no gravity.
struct RestMeasure: Sendable {
    /// Length of the window, seconds.
    var window = 0.12
    /// Angular rate of a resting foot, rad/s.
    var rateScale = 8 * Double.pi / 180
    /// Acceleration of a resting foot, m/s².
    var accelerationScale = 0.5

    /// The foot's motion about one sample; the window is cut at the borders of `piece`.
    func measure(_ signal: FootSignal, at index: Int, within piece: Range<Int>) -> FootFlat {
        let half = max(1, signal.samples(window) / 2)
        let range = max(piece.lowerBound, index - half)..<min(piece.upperBound, index + half + 1)
        let rate = Self.moments(signal.angularRate, range)
        let acceleration = Self.moments(signal.acceleration, range)
        let level =
            (rate.mean.dot(rate.mean) + rate.variance) / (rateScale * rateScale)
            + acceleration.variance / (accelerationScale * accelerationScale)
        return FootFlat(
            index: index, restlessness: level, acceleration: acceleration.mean, angularRate: rate.mean)
    }

    /// The sample of least motion in a range.
    ///
    /// Sums slide along with the window, so the cost is O(n) whatever its length. Angular rate and acceleration go side
    /// by side through the same sums, as the two lanes of a pair.
    func quietest(_ signal: FootSignal, in range: Range<Int>, within piece: Range<Int>) -> FootFlat? {
        let range = range.clamped(to: piece)
        guard let first = range.first else { return nil }
        let half = max(1, signal.samples(window) / 2)
        var from = max(piece.lowerBound, first - half)
        var to = from
        let (rate, acceleration) = (signal.angularRate, signal.acceleration)
        let (wx, wy, wz) = (rate.x, rate.y, rate.z)
        let (ax, ay, az) = (acceleration.x, acceleration.y, acceleration.z)
        // Deviations from the first sample keep the variance exact for signals far from zero.
        let (ox, oy, oz) = (Pair(wx[from], ax[from]), Pair(wy[from], ay[from]), Pair(wz[from], az[from]))
        var (sx, sy, sz, squares) = (Pair.zero, Pair.zero, Pair.zero, Pair.zero)
        let (rateWeight, accelerationWeight) = (
            1 / (rateScale * rateScale), 1 / (accelerationScale * accelerationScale)
        )
        var best = (index: first, level: Double.infinity)
        for i in range {
            let end = min(piece.upperBound, i + half + 1)
            while to < end {
                let dx = Pair(wx[to], ax[to]) - ox
                let dy = Pair(wy[to], ay[to]) - oy
                let dz = Pair(wz[to], az[to]) - oz
                (sx, sy, sz) = (sx + dx, sy + dy, sz + dz)
                squares += dx * dx + dy * dy + dz * dz
                to += 1
            }
            let start = max(piece.lowerBound, i - half)
            while from < start {
                let dx = Pair(wx[from], ax[from]) - ox
                let dy = Pair(wy[from], ay[from]) - oy
                let dz = Pair(wz[from], az[from]) - oz
                (sx, sy, sz) = (sx - dx, sy - dy, sz - dz)
                squares -= dx * dx + dy * dy + dz * dz
                from += 1
            }
            let share = 1 / Double(to - from)
            let (mx, my, mz) = (sx * share, sy * share, sz * share)
            let variance = squares * share - (mx * mx + my * my + mz * mz)
            let (rx, ry, rz) = (ox.x + mx.x, oy.x + my.x, oz.x + mz.x)
            let level =
                (rx * rx + ry * ry + rz * rz + max(0, variance.x)) * rateWeight
                + max(0, variance.y) * accelerationWeight
            if level < best.level { best = (i, level) }
        }
        return measure(signal, at: best.index, within: piece)
    }

    /// A component of the angular rate beside that of the acceleration.
    private typealias Pair = SIMD2<Double>

    private static func moments(_ columns: VectorColumns, _ range: Range<Int>) -> (mean: Vector3, variance: Double) {
        var sum = Vector3.zero
        var squares = 0.0
        // Deviations from the first sample keep the variance exact for signals far from zero.
        let origin = Vector3(columns.x[range.lowerBound], columns.y[range.lowerBound], columns.z[range.lowerBound])
        for i in range {
            let d = Vector3(columns.x[i], columns.y[i], columns.z[i]) - origin
            sum += d
            squares += d.dot(d)
        }
        let n = Double(range.count)
        let mean = sum / n
        return (origin + mean, max(0, squares / n - mean.dot(mean)))
    }
}

/// The foot-flat instants that bound each stride.
struct FootFlatFinder: Sendable {
    /// A rest longer than this has an end and a beginning of its own, seconds.
    var longestSharedRest = 1.6
    /// Motion below which a foot stands still.
    var stillness = 0.5
    /// How far into a long rest the foot-flat may lie, seconds.
    var reach = 1.0
    /// The window of the measure reaches over the ends of a short rest by this much, seconds.
    var margin = 0.05

    /// Foot-flat before and after a stride; `nil` where the recording begins or ends in the middle of it.
    struct Bounds: Sendable, Hashable {
        var before: FootFlat?
        var after: FootFlat?
    }

    /// The bounds of every stride, in order; neighbours share theirs unless the foot stood in between.
    func find(_ strides: [StrideCandidate], in signal: FootSignal) -> [Bounds] {
        let measure = RestMeasure()
        let margin = signal.samples(margin)
        let longest = signal.samples(longestSharedRest)
        let reach = signal.samples(reach)
        var bounds = [Bounds](repeating: Bounds(), count: strides.count)
        for i in strides.indices {
            let stride = strides[i].range
            let piece = signal.pieces[signal.piece(of: stride.lowerBound)]
            let previous = i > 0 && strides[i - 1].range.upperBound > piece.lowerBound ? strides[i - 1].range : nil
            if let previous, stride.lowerBound - previous.upperBound <= longest {
                // No further in than half a stride, so that two flats never change places.
                let from = previous.upperBound - min(margin, previous.count / 2)
                let to = stride.lowerBound + min(margin, stride.count / 2)
                let shared = measure.quietest(signal, in: from..<to, within: piece)
                bounds[i - 1].after = shared
                bounds[i].before = shared
            } else {
                let from = max(previous?.upperBound ?? piece.lowerBound, stride.lowerBound - reach)
                bounds[i].before = nearest(
                    measure, signal, (from..<stride.lowerBound).reversed(), within: piece)
            }
            let next = i + 1 < strides.count && strides[i + 1].range.lowerBound < piece.upperBound
            if !next || strides[i + 1].range.lowerBound - stride.upperBound > longest {
                let to = min(
                    next ? strides[i + 1].range.lowerBound : piece.upperBound, stride.upperBound + reach)
                bounds[i].after = nearest(
                    measure, signal, stride.upperBound..<max(to, stride.upperBound), within: piece)
            }
        }
        return bounds
    }

    /// The first still sample in the given order, else the quietest one.
    private func nearest(
        _ measure: RestMeasure, _ signal: FootSignal, _ order: some Sequence<Int>, within piece: Range<Int>
    ) -> FootFlat? {
        var best: FootFlat?
        for i in order {
            let flat = measure.measure(signal, at: i, within: piece)
            if flat.restlessness < stillness { return flat }
            if flat.restlessness < best?.restlessness ?? .infinity { best = flat }
        }
        return best
    }
}
