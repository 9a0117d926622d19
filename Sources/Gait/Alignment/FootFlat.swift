import Recordings
import SignalKernels
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
        let (rate, acceleration) = (signal.angularRate, signal.acceleration)
        let motion = MotionWindow(
            rate.x.span, rate.y.span, rate.z.span, acceleration.x.span, acceleration.y.span, acceleration.z.span,
            in: range)
        let (means, variances) = (motion.means, motion.variances)
        let level =
            (means.0.dot(means.0) + variances.x) / (rateScale * rateScale)
            + variances.y / (accelerationScale * accelerationScale)
        return FootFlat(index: index, restlessness: level, acceleration: means.1, angularRate: means.0)
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
        let (rate, acceleration) = (signal.angularRate, signal.acceleration)
        let best = MotionWindow.leastMotion(
            rate.x.span.extracting(piece), rate.y.span.extracting(piece), rate.z.span.extracting(piece),
            acceleration.x.span.extracting(piece), acceleration.y.span.extracting(piece),
            acceleration.z.span.extracting(piece), first: first - piece.lowerBound, step: step, count: count,
            half: max(1, signal.samples(window) / 2),
            weights: SIMD2(1 / (rateScale * rateScale), 1 / (accelerationScale * accelerationScale)), enough: enough)
        return measure(signal, at: piece.lowerBound + best, within: piece)
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
