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
    func quietest(_ signal: FootSignal, in range: Range<Int>, within piece: Range<Int>) -> FootFlat? {
        let range = range.clamped(to: piece)
        guard let first = range.first else { return nil }
        return quietest(signal, first: first, step: 1, count: range.count, within: piece, enough: -.infinity)
    }

    /// The sample of least motion on the way from `first`, or the first one on it that moves less than is `enough`.
    ///
    /// Sums slide along with the window, so the cost is O(n) whatever its length.
    ///
    /// - Parameters:
    ///   - first: A sample of the piece, as are all that follow.
    ///   - step: 1 or −1.
    ///   - count: Samples on the way, at least one.
    func quietest(
        _ signal: FootSignal, first: Int, step: Int, count: Int, within piece: Range<Int>, enough: Double
    ) -> FootFlat {
        let half = max(1, signal.samples(window) / 2)
        let start = max(piece.lowerBound, first - half)..<min(piece.upperBound, first + half + 1)
        var motion = SlidingMotion(signal, origin: start.lowerBound, self)
        for i in start { motion.add(i) }
        var best = (index: first, level: motion.level)
        var i = first
        while best.level >= enough, i != first + (count - 1) * step {
            i += step
            let (leading, trailing) = (i + half * step, i - (half + 1) * step)
            if piece.contains(leading) { motion.add(leading) }
            if piece.contains(trailing) { motion.remove(trailing) }
            let level = motion.level
            if level < best.level { best = (i, level) }
        }
        return measure(signal, at: best.index, within: piece)
    }

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

/// Running sums of angular rate and acceleration over a window, and the rest measure that follows from them.
///
/// Angular rate and acceleration go side by side through the same sums, as the two lanes of a pair.
private struct SlidingMotion {
    private typealias Pair = SIMD2<Double>

    private let rate: VectorColumns
    private let acceleration: VectorColumns
    private let rateWeight: Double
    private let accelerationWeight: Double
    // Deviations from one of the samples keep the variance exact for signals far from zero.
    private let originX, originY, originZ: Pair
    private var sumX = Pair.zero
    private var sumY = Pair.zero
    private var sumZ = Pair.zero
    private var squares = Pair.zero
    private var count = 0

    init(_ signal: FootSignal, origin: Int, _ measure: RestMeasure) {
        rate = signal.angularRate
        acceleration = signal.acceleration
        rateWeight = 1 / (measure.rateScale * measure.rateScale)
        accelerationWeight = 1 / (measure.accelerationScale * measure.accelerationScale)
        originX = Pair(rate.x[origin], acceleration.x[origin])
        originY = Pair(rate.y[origin], acceleration.y[origin])
        originZ = Pair(rate.z[origin], acceleration.z[origin])
    }

    @inline(__always)
    mutating func add(_ i: Int) {
        let dx = Pair(rate.x[i], acceleration.x[i]) - originX
        let dy = Pair(rate.y[i], acceleration.y[i]) - originY
        let dz = Pair(rate.z[i], acceleration.z[i]) - originZ
        sumX += dx
        sumY += dy
        sumZ += dz
        squares += dx * dx + dy * dy + dz * dz
        count += 1
    }

    @inline(__always)
    mutating func remove(_ i: Int) {
        let dx = Pair(rate.x[i], acceleration.x[i]) - originX
        let dy = Pair(rate.y[i], acceleration.y[i]) - originY
        let dz = Pair(rate.z[i], acceleration.z[i]) - originZ
        sumX -= dx
        sumY -= dy
        sumZ -= dz
        squares -= dx * dx + dy * dy + dz * dz
        count -= 1
    }

    /// How much the foot moves, as ``RestMeasure/measure(_:at:within:)`` tells it.
    @inline(__always)
    var level: Double {
        let share = 1 / Double(count)
        let (meanX, meanY, meanZ) = (sumX * share, sumY * share, sumZ * share)
        let variance = squares * share - (meanX * meanX + meanY * meanY + meanZ * meanZ)
        let (x, y, z) = (originX.x + meanX.x, originY.x + meanY.x, originZ.x + meanZ.x)
        return (x * x + y * y + z * z + max(0, variance.x)) * rateWeight + max(0, variance.y) * accelerationWeight
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
                if from < stride.lowerBound {
                    bounds[i].before = measure.quietest(
                        signal, first: stride.lowerBound - 1, step: -1, count: stride.lowerBound - from, within: piece,
                        enough: stillness)
                }
            }
            let next = i + 1 < strides.count && strides[i + 1].range.lowerBound < piece.upperBound
            if !next || strides[i + 1].range.lowerBound - stride.upperBound > longest {
                let to = min(
                    next ? strides[i + 1].range.lowerBound : piece.upperBound, stride.upperBound + reach)
                if stride.upperBound < to {
                    bounds[i].after = measure.quietest(
                        signal, first: stride.upperBound, step: 1, count: to - stride.upperBound, within: piece,
                        enough: stillness)
                }
            }
        }
        return bounds
    }
}
