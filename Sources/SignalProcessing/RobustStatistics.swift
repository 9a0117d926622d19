import SignalKernels

/// Location and spread of a sample, robust against outliers or classical.
///
/// Everything is `nil` for a sample too small to tell, and NaN when the sample holds a NaN.
public enum RobustStatistics {
    /// The factor that turns the median absolute deviation of a normal sample into its standard deviation.
    public static let normalConsistency = 1.482602218505602

    /// The value that half of the sample lies below.
    ///
    /// - Complexity: O(n) on average.
    public static func median(_ values: [Double]) -> Double? { quantile(values, 0.5) }

    /// The same of values that are lent.
    public static func median(_ values: Span<Double>) -> Double? { quantile(values, 0.5) }

    /// The value below which the fraction `q` of the sample lies, interpolated linearly between neighbours.
    ///
    /// The position is q·(n−1) in the sorted sample, type 7 of Hyndman & Fan (The American Statistician 50, 1996) and
    /// NumPy's default.
    ///
    /// - Parameter q: 0 to 1; anything else gives `nil`.
    /// - Complexity: O(n) on average.
    public static func quantile(_ values: [Double], _ q: Double) -> Double? { quantile(values.span, q) }

    /// The same of values that are lent.
    public static func quantile(_ values: Span<Double>, _ q: Double) -> Double? {
        guard !values.isEmpty, q >= 0, q <= 1 else { return nil }
        let position = q * Double(values.count - 1)
        let rank = Int(position)
        let fraction = position - Double(rank)
        guard let (lower, upper) = Selection.neighbours(of: rank, in: values) else { return .nan }
        guard fraction > 0, let upper else { return lower }
        let gap = upper - lower
        guard gap > 0 else { return lower }
        return fraction < 0.5 ? lower + gap * fraction : upper - gap * (1 - fraction)
    }

    /// The median of the distances from the median.
    public static func medianAbsoluteDeviation(_ values: [Double]) -> Double? {
        guard let centre = median(values) else { return nil }
        return median(values.map { abs($0 - centre) })
    }

    /// The standard deviation of a normal sample, from its median absolute deviation.
    public static func robustStandardDeviation(_ values: [Double]) -> Double? {
        medianAbsoluteDeviation(values).map { normalConsistency * $0 }
    }

    /// The arithmetic mean.
    public static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : compensatedSum(values) / Double(values.count)
    }

    /// The standard deviation with n − 1 in the denominator; `nil` for fewer than two values.
    public static func standardDeviation(_ values: [Double]) -> Double? {
        guard values.count > 1, let centre = mean(values) else { return nil }
        // The mean is rounded; what the deviations from it sum to corrects the sum of their squares (Chan, Golub &
        // LeVeque, The American Statistician 37, 1983).
        var excess = CompensatedSum()
        var squares = CompensatedSum()
        for value in values {
            excess.add(value - centre)
            squares.add((value - centre) * (value - centre))
        }
        let sum = squares.value - excess.value * excess.value / Double(values.count)
        return (max(0, sum) / Double(values.count - 1)).squareRoot()
    }

    /// The sum with the rounding errors carried along.
    static func compensatedSum(_ values: [Double]) -> Double {
        var sum = CompensatedSum()
        for value in values { sum.add(value) }
        return sum.value
    }
}

/// A sum with its rounding errors carried along (Neumaier, ZAMM 54, 1974).
private struct CompensatedSum {
    private var sum = 0.0
    private var lost = 0.0

    mutating func add(_ value: Double) {
        let next = sum + value
        lost += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
        sum = next
    }

    /// The correction of an infinite sum is not a number; the sum itself is the answer.
    var value: Double { lost.isNaN ? sum : sum + lost }
}

extension [Double] {
    /// The value that sorting would put at a rank.
    package func value(atRank rank: Int) -> Double {
        if let found = Selection.neighbours(of: rank, in: span) { return found.lower }
        // There is a NaN among the values, of whose order nothing is promised.
        var values = self
        return values.select(rank)
    }

    /// Reorders the values so that the one at `rank` is where sorting would put it, smaller ones before, larger after.
    ///
    /// Hoare's selection with the median of three as pivot; a run of bad pivots ends in a sort of what is left.
    package mutating func select(_ rank: Int) -> Double {
        if let rest = narrow(to: rank) { self[rest].sort() }
        return self[rank]
    }

    /// Selects the value at a rank, or all but that.
    ///
    /// - Returns: What is to be sorted for the value to be in its place; `nil` when it is there.
    private mutating func narrow(to rank: Int) -> ClosedRange<Int>? {
        var values = mutableSpan
        var (low, high) = (0, values.count - 1)
        var patience = 2 * (Int.bitWidth - values.count.leadingZeroBitCount)
        while low < high {
            guard patience > 0 else { return low...high }
            patience -= 1
            let pivot = medianOfThree(values[low], values[low + (high - low) / 2], values[high])
            var (left, right) = (low, high)
            while left <= right {
                while values[left] < pivot { left += 1 }
                while values[right] > pivot { right -= 1 }
                if left <= right {
                    values.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if rank <= right { high = right } else if rank >= left { low = left } else { break }
        }
        return nil
    }
}

private func medianOfThree(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
}
