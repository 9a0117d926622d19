import SignalKernels
import Glibc

/// Changes of the sampling rate.
public enum Resampling {
    /// What is taken away before resampling and put back afterwards, so that the ends do not fall to zero.
    ///
    /// Beyond its ends a signal counts as zero. One with an offset, gravity for instance, would sink there and carry
    /// a ripple of up to a thousandth of the offset.
    public enum Background: Sendable, Hashable, CaseIterable {
        /// Nothing: SciPy's default.
        case none
        /// The mean: SciPy's `padtype="mean"`.
        case mean
        /// The straight line through the first and the last sample; constants and ramps come back exact.
        case line
    }

    /// The greatest number of samples of a uniform grid, a fortnight at 100 Hz.
    public static let greatestGrid = 1 << 27

    /// The greatest factor and divisor of a rational change of rate: more would need a filter of millions of taps.
    public static let greatestFactor = 65_536

    /// The simplest fraction within one millionth of the ratio of two rates in Hz; `nil` when there is none in range.
    ///
    /// The convergents of the continued fraction are tried in turn, each the best for its size.
    public static func ratio(from rate: Double, to newRate: Double) -> (up: Int, down: Int)? {
        let ratio = newRate / rate
        guard rate > 0, newRate > 0, ratio.isFinite else { return nil }
        var (before, now) = ((up: 0.0, down: 1.0), (up: 1.0, down: 0.0))
        var rest = ratio
        while true {
            let whole = rest.rounded(.down)
            (before, now) = (now, (whole * now.up + before.up, whole * now.down + before.down))
            guard max(now.up, now.down) <= Double(greatestFactor) else { return nil }
            if abs(now.up / now.down - ratio) <= 1e-6 * ratio, now.up >= 1 { return (Int(now.up), Int(now.down)) }
            rest = 1 / (rest - whole)
        }
    }

    /// Changes the rate by the ratio `up`/`down` with a zero-phase low-pass filter.
    ///
    /// Polyphase filtering with a Kaiser window (β = 5, ten periods of the slower rate on either side), as SciPy's
    /// `resample_poly`. The first sample stays at its instant; the result has ⌈n·up/down⌉ samples.
    ///
    /// - Parameters:
    ///   - up: what the rate is multiplied by.
    ///   - down: what the rate is divided by. Once common divisors are gone, factors from 1 to ``greatestFactor`` can be
    ///     had; anything else gives no samples at all. See ``ratio(from:to:)``.
    public static func rational(
        _ x: [Double], up: Int, down: Int, background: Background = .line
    ) -> [Double] {
        guard up > 0, down > 0, let first = x.first, let last = x.last else { return [] }
        let divisor = greatestCommonDivisor(up, down)
        let (up, down) = (up / divisor, down / divisor)
        guard up > 1 || down > 1 else { return x }
        guard max(up, down) <= greatestFactor else { return [] }

        let offset: Double
        let slope: Double
        switch background {
        case .none: (offset, slope) = (0, 0)
        case .mean: (offset, slope) = (RobustStatistics.mean(x) ?? 0, 0)
        case .line: (offset, slope) = (first, x.count > 1 ? (last - first) / Double(x.count - 1) : 0)
        }
        let filter = PolyphaseFilter(up: up, down: down)
        let bare = background == .none ? x : x.enumerated().map { $1 - (offset + slope * Double($0)) }
        let resampled = filter.apply(bare)
        guard background != .none else { return resampled }
        let step = slope * Double(down) / Double(up)
        return resampled.enumerated().map { $1 + (offset + step * Double($0)) }
    }

    /// Reads irregular samples on a uniform grid that starts at the first of them and ends at or before the last.
    ///
    /// Interpolation removes nothing: when `rate` is below the samples' own, low-pass the result at a higher rate first.
    ///
    /// - Parameters:
    ///   - times: in s, strictly increasing.
    ///   - rate: of the grid, in Hz.
    public static func uniform(
        times: [Double], values: [Double], rate: Double, by method: PiecewiseCubic.Method = .pchip
    ) throws(InterpolationError) -> [Double] {
        guard rate > 0, rate.isFinite else { throw InterpolationError(reason: .rate(rate)) }
        let curve = try PiecewiseCubic(times: times, values: values, method: method)
        return curve.values(at: try grid(from: times[0], through: times[times.count - 1], rate: rate))
    }

    /// The instants from `start` through `end` at a rate in Hz, at least the first.
    private static func grid(
        from start: Double, through end: Double, rate: Double
    ) throws(InterpolationError) -> [Double] {
        // A last instant that misses the end by rounding alone is meant to be there.
        let steps = max(0, ((end - start) * rate + 1e-6).rounded(.down))
        // One wrong time stamp must not ask for all the memory there is.
        guard let last = Int(exactly: steps), last < greatestGrid else {
            throw InterpolationError(reason: .gridSize(steps + 1))
        }
        return (0...last).map { min(start + Double($0) / rate, end) }
    }

    private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}

/// A low-pass filter split into the branches that meet the samples at each phase between them.
private struct PolyphaseFilter {
    let up: Int
    let down: Int
    let halfLength: Int
    /// The taps of each phase, reversed, so that they run in the samples' own order.
    let branches: [[Double]]

    init(up: Int, down: Int) {
        self.up = up
        self.down = down
        let slower = max(up, down)
        halfLength = 10 * slower
        let halfLength = halfLength
        let beta = 5.0
        let bare = (-halfLength...halfLength).map { n in
            let x = Double(n) / Double(halfLength)
            let angle = Double.pi * Double(n) / Double(slower)
            let sinc = n == 0 ? 1 : sin(angle) / angle
            return sinc * besselI0(beta * max(0, 1 - x * x).squareRoot())
        }
        let scale = Double(up) / RobustStatistics.compensatedSum(bare)
        branches = (0..<up).map { phase in
            stride(from: phase, to: bare.count, by: up).map { bare[$0] * scale }.reversed()
        }
    }

    func apply(_ x: [Double]) -> [Double] {
        let samples = x.span
        let outputCount = (x.count * up + down - 1) / down
        var result: [Double] = []
        result.reserveCapacity(outputCount)
        for output in 0..<outputCount {
            let position = output * down + halfLength
            let branch = branches[position % up]
            let taps = branch.span
            // The branch's last tap meets the newest sample, its first tap the oldest.
            let newest = position / up
            let oldest = newest - branch.count + 1
            let range = max(0, oldest)..<max(0, min(x.count, newest + 1))
            guard !range.isEmpty else {
                result.append(0)
                continue
            }
            let weights = taps.extracting((range.lowerBound - oldest)..<(range.upperBound - oldest))
            result.append(Reduction.dotProduct(samples.extracting(range), weights))
        }
        return result
    }
}

/// The modified Bessel function of the first kind and order zero, by its power series of positive terms.
private func besselI0(_ x: Double) -> Double {
    let quarter = x * x / 4
    var (term, sum, k) = (1.0, 1.0, 1.0)
    while term > sum * 1e-17 {
        term *= quarter / (k * k)
        sum += term
        k += 1
    }
    return sum
}
