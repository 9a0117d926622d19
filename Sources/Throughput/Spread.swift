import SignalProcessing

/// The middle of repeated measurements and how far they spread.
public struct Spread: Sendable, Hashable {
    /// Half of the measurements are below.
    public var median: Double
    /// A quarter of them are below.
    public var low: Double
    /// A quarter of them are above.
    public var high: Double

    /// Creates a spread of what is known already.
    public init(median: Double, low: Double, high: Double) {
        self.median = median
        self.low = low
        self.high = high
    }

    /// The spread of measurements; `nil` when there is none, or one is no number.
    public init?(_ values: [Double]) {
        guard let median = RobustStatistics.median(values), let low = RobustStatistics.quantile(values, 0.25),
            let high = RobustStatistics.quantile(values, 0.75), median.isFinite
        else { return nil }
        self.init(median: median, low: low, high: high)
    }

    /// Half the interquartile range as a share of the median; `nil` for a median of zero.
    public var relative: Double? { median > 0 ? (high - low) / 2 / median : nil }
}
