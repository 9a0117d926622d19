import SignalProcessing

/// How far a measured quantity agrees with its reference: statistics of the errors, result minus truth.
public struct Agreement: Sendable, Hashable {
    /// Number of pairs in which both have a value.
    public var count: Int
    /// Mean error.
    public var bias: Double
    /// Median error.
    public var median: Double
    /// Standard deviation of the errors; `nil` for a single pair.
    public var standardDeviation: Double?
    /// 1.4826 times the median absolute deviation of the errors.
    public var robustStandardDeviation: Double
    /// Mean absolute error.
    public var meanAbsoluteError: Double
    /// Greatest absolute error.
    public var greatest: Double

    /// Statistics of errors; `nil` when there are none.
    public init?(errors: [Double]) {
        guard let bias = RobustStatistics.mean(errors), let median = RobustStatistics.median(errors),
            let spread = RobustStatistics.robustStandardDeviation(errors),
            let absolute = RobustStatistics.mean(errors.map(abs)), let greatest = errors.map(abs).max()
        else { return nil }
        count = errors.count
        self.bias = bias
        self.median = median
        standardDeviation = RobustStatistics.standardDeviation(errors)
        robustStandardDeviation = spread
        meanAbsoluteError = absolute
        self.greatest = greatest
    }

    /// The 95 % limits of agreement, bias ± 1.96 standard deviations (Bland & Altman, Lancet 327, 1986).
    public var limits: ClosedRange<Double>? {
        standardDeviation.map { (bias - 1.96 * $0)...(bias + 1.96 * $0) }
    }
}
