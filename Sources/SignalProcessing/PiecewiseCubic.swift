/// Samples that cannot be interpolated.
public struct InterpolationError: Error, Hashable, CustomStringConvertible {
    /// What is wrong with the samples or the request.
    public enum Reason: Sendable, Hashable {
        /// There are fewer than two samples.
        case tooFew(Int)
        /// There are not as many values as times.
        case unequalCounts(times: Int, values: Int)
        /// A time is not later than the one before, or not finite.
        case timeOrder(index: Int)
        /// The rate is not a positive number.
        case rate(Double)
        /// The times and the rate ask for more samples than ``Resampling/greatestGrid``.
        case gridSize(Double)
    }

    /// What is wrong with the samples or the request.
    public let reason: Reason

    /// Creates the error for a reason.
    public init(reason: Reason) { self.reason = reason }

    /// The fault in a sentence part, with the numbers.
    public var description: String {
        switch reason {
        case .tooFew(let count): "\(count) samples are too few to interpolate"
        case .unequalCounts(let times, let values): "\(times) times for \(values) values"
        case .timeOrder(let index): "the time of sample \(index) is not later than the one before"
        case .rate(let rate): "sampling rate \(rate) Hz is not a positive number"
        case .gridSize(let count): "\(count) samples are more than the \(Resampling.greatestGrid) that can be had"
        }
    }
}

/// A smooth curve through irregular samples, a cubic between each two.
///
/// Local by construction: a bad sample is felt two or three samples away and no further.
public struct PiecewiseCubic: Sendable, Hashable {
    /// How the slope at each sample is chosen.
    public enum Method: Sendable, Hashable, CaseIterable {
        /// Never beyond the neighbouring samples (Fritsch & Butland, SIAM J. Sci. Stat. Comput. 5, 1984).
        case pchip
        /// Smoother, may overshoot a little (Akima, Journal of the ACM 17, 1970).
        case akima
    }

    private let times: [Double]
    private let values: [Double]
    private let slopes: [Double]

    /// Fits the curve to at least two samples at strictly increasing times.
    public init(times: [Double], values: [Double], method: Method = .pchip) throws(InterpolationError) {
        guard times.count == values.count else {
            throw InterpolationError(reason: .unequalCounts(times: times.count, values: values.count))
        }
        guard times.count > 1 else { throw InterpolationError(reason: .tooFew(times.count)) }
        let widths = (1..<times.count).map { times[$0] - times[$0 - 1] }
        if let fault = widths.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
            throw InterpolationError(reason: .timeOrder(index: fault + 1))
        }
        let secants = widths.indices.map { (values[$0 + 1] - values[$0]) / widths[$0] }
        self.times = times
        self.values = values
        if secants.count == 1 {
            slopes = [secants[0], secants[0]]
        } else {
            slopes =
                switch method {
                case .pchip: PiecewiseCubic.pchipSlopes(widths, secants)
                case .akima: PiecewiseCubic.akimaSlopes(secants)
                }
        }
    }

    /// The curve at an instant; outside the samples the first or last cubic goes on.
    public func value(at time: Double) -> Double {
        var (low, high) = (0, times.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if times[middle] <= time { low = middle } else { high = middle }
        }
        return value(at: time, piece: low)
    }

    /// The curve at ascending instants; faster than one by one.
    public func values(at instants: [Double]) -> [Double] {
        var piece = 0
        return instants.map { time in
            while piece < times.count - 2, times[piece + 1] <= time { piece += 1 }
            return value(at: time, piece: piece)
        }
    }

    private func value(at time: Double, piece: Int) -> Double {
        let perWidth = 1 / (times[piece + 1] - times[piece])
        let secant = (values[piece + 1] - values[piece]) * perWidth
        let bend = (slopes[piece] + slopes[piece + 1] - 2 * secant) * perWidth
        let s = time - times[piece]
        let quadratic = (secant - slopes[piece]) * perWidth - bend
        return values[piece] + s * (slopes[piece] + s * (quadratic + s * (bend * perWidth)))
    }

    /// The weighted harmonic mean of the neighbouring secants, zero at extremes.
    private static func pchipSlopes(_ widths: [Double], _ secants: [Double]) -> [Double] {
        let last = secants.count - 1
        var slopes = [pchipEnd(widths[0], widths[1], secants[0], secants[1])]
        slopes.reserveCapacity(secants.count + 1)
        for index in 1...last {
            let (before, after) = (secants[index - 1], secants[index])
            // Both conditions are spelled so that a NaN goes through the mean and stays visible.
            if before == 0 || after == 0 || (before < 0) != (after < 0) {
                slopes.append(0)
            } else {
                let w1 = 2 * widths[index] + widths[index - 1]
                let w2 = widths[index] + 2 * widths[index - 1]
                slopes.append((w1 + w2) / (w1 / before + w2 / after))
            }
        }
        slopes.append(pchipEnd(widths[last], widths[last - 1], secants[last], secants[last - 1]))
        return slopes
    }

    /// The slope at an end from a parabola through three samples, limited so that the shape is kept.
    private static func pchipEnd(_ h0: Double, _ h1: Double, _ m0: Double, _ m1: Double) -> Double {
        let slope = ((2 * h0 + h1) * m0 - h0 * m1) / (h0 + h1)
        if slope.isNaN { return slope }
        if m0 == 0 || slope == 0 || (slope < 0) != (m0 < 0) { return 0 }
        if m1 == 0 || (m0 < 0) != (m1 < 0), abs(slope) > 3 * abs(m0) { return 3 * m0 }
        return slope
    }

    /// The neighbouring secants weighted by how little the secants beyond them change.
    private static func akimaSlopes(_ secants: [Double]) -> [Double] {
        // Two secants more at each end, on a parabola with the outermost.
        let count = secants.count
        let left = 2 * secants[0] - secants[1]
        let right = 2 * secants[count - 1] - secants[count - 2]
        let m = [2 * left - secants[0], left] + secants + [right, 2 * right - secants[count - 1]]
        let changes = (1..<m.count).map { abs(m[$0] - m[$0 - 1]) }
        let weights = (0...count).map { changes[$0] + changes[$0 + 2] }
        // Where both sides are straight the weights are rounding noise; the mean of the secants is taken instead.
        let least = 1e-9 * (weights.max() ?? 0)
        return (0...count).map { index in
            weights[index] > least
                ? m[index + 1] + changes[index] / weights[index] * (m[index + 2] - m[index + 1])
                : (m[index] + m[index + 3]) / 2
        }
    }
}
