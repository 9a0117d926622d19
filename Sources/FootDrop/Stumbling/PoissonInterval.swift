import Glibc

/// The exact interval for the mean of a Poisson count (Garwood, Biometrika 28, 1936).
///
/// The ends are quantiles of gamma distributions, which are half those of chi-square: χ²(α/2; 2n)/2 and
/// χ²(1 − α/2; 2n + 2)/2.
enum PoissonInterval {
    /// The interval of a count.
    ///
    /// - Parameters:
    ///   - count: Events.
    ///   - level: The chance that the interval covers the mean, at least.
    static func interval(_ count: Int, level: Double = 0.95) -> ClosedRange<Double> {
        let tail = (1 - level) / 2
        let low = count > 0 ? gammaQuantile(tail, shape: count) : 0
        return low...gammaQuantile(1 - tail, shape: count + 1)
    }

    /// Events in a unit of exposure, with the 95 % interval; `nil` without exposure.
    static func rate(of count: Int, per exposure: Double) -> IntervalEstimate? {
        guard exposure > 0 else { return nil }
        let interval = interval(count)
        return IntervalEstimate(
            Double(count) / exposure, interval: interval.lowerBound / exposure...interval.upperBound / exposure)
    }

    /// The quantile of the gamma distribution of a whole shape and scale 1, by bisection to the last bit.
    private static func gammaQuantile(_ p: Double, shape: Int) -> Double {
        // Twelve standard deviations and more above the mean nothing is left.
        var low = 0.0
        var high = Double(shape) + 12 * Double(shape).squareRoot() + 12
        while true {
            let middle = low + (high - low) / 2
            guard middle > low, middle < high else { return middle }
            // P(gamma < x) is the chance of at least `shape` events where `x` are expected.
            if chance(of: shape, expecting: middle) < p { low = middle } else { high = middle }
        }
    }

    /// The chance of at least `count` events where `mean` are expected.
    static func chance(of count: Int, expecting mean: Double) -> Double {
        guard count > 0 else { return 1 }
        guard mean > 0 else { return 0 }
        let first = exp(Double(count) * log(mean) - mean - lgamma(Double(count) + 1))
        if Double(count) > mean {
            // The tail above, term after term.
            var term = first
            var sum = 0.0
            var k = Double(count)
            while term > sum * 1e-17 {
                sum += term
                k += 1
                term *= mean / k
            }
            return min(1, sum)
        }
        // What is left of 1 by the terms below.
        var term = first * Double(count) / mean
        var sum = 0.0
        var k = Double(count) - 1
        while term > sum * 1e-17, k >= 0 {
            sum += term
            term *= k / mean
            k -= 1
        }
        return max(0, 1 - sum)
    }
}
