import Recordings
import SignalProcessing

/// A stride parameter over the straight strides of a foot.
public struct ParameterSummary: Sendable, Hashable {
    /// The name of its column in `strides.csv`.
    public var name: String
    /// The unit of all figures but `n` and `cv`; empty for pure numbers.
    public var unit: String
    /// Decimals with which a single value is written.
    public var decimals: Int
    /// Strides the figures rest on: straight ones in which the parameter is available.
    public var n: Int
    /// Arithmetic mean; `nil` without strides.
    public var mean: Double?
    /// Sample standard deviation between strides; `nil` for fewer than two.
    ///
    /// For the minimum toe clearance it is the natural spread: see ``naturalSpread(of:)``.
    public var standardDeviation: Double?
    /// Middle value; `nil` without strides.
    public var median: Double?
    /// 5th percentile, interpolated linearly; `nil` without strides.
    public var percentile5: Double?
    /// 95th percentile, interpolated linearly; `nil` without strides.
    public var percentile95: Double?
    /// Standard deviation over mean; `nil` for quantities whose zero is arbitrary or that change sign.
    public var coefficientOfVariation: Double?

    /// Summaries of every parameter of a foot, in the order of the columns; all are there, also without strides.
    public static func summaries(of strides: [Stride]) -> [ParameterSummary] {
        let straight = strides.indices.filter { strides[$0].isStraight }
        return StrideColumn.all.filter { isParameter($0) }.map { column in
            summary(of: column, over: straight, of: strides)
        }
    }

    /// The standard deviation between strides that is left when the error of the single estimates is taken out:
    /// `√(variance − mean error variance)`.
    ///
    /// It is `nil` for fewer than two strides, and where the errors explain all the variance there is: then the
    /// natural spread is too small to be told from the error. The part of the error that all strides of a foot share
    /// (the position of the toe point) does not add to the variance and is left out.
    public static func naturalSpread(of estimates: [Estimate]) -> Double? {
        guard let deviation = RobustStatistics.standardDeviation(estimates.map(\.value)),
            let errorVariance = RobustStatistics.mean(estimates.map(\.ownVariance))
        else { return nil }
        let variance = deviation * deviation - errorVariance
        return variance > 0 ? variance.squareRoot() : nil
    }

    // MARK: - Which columns

    /// Columns that are numbers but say where or how well, not how a person walks.
    private static let notParameters: Set<String> = [
        "start_s", "toe_off_s", "initial_contact_s", "end_s", "min_toe_clearance_time_s", "min_toe_clearance_sd_m",
        "quality",
    ]

    /// Quantities measured from a true zero and never negative, of which a coefficient of variation makes sense.
    private static let ratioScaled: Set<String> = [
        "stride_time_s", "swing_time_s", "stance_time_s", "stride_length_m", "walking_speed_mps",
        "min_toe_clearance_m", "mid_swing_toe_clearance_m", "early_toe_clearance_max_m", "late_toe_clearance_max_m",
        "heel_clearance_max_m", "slap_rate_dps", "foot_flat_delay_s",
    ]

    private static func isParameter(_ column: StrideColumn) -> Bool {
        column.decimals != nil && !notParameters.contains(column.name)
    }

    private static func summary(
        of column: StrideColumn, over straight: [Int], of all: [Stride]
    ) -> ParameterSummary {
        var numbers: [Double] = []
        column.appendNumbers(of: all.span, 0..<all.count, to: &numbers)
        var values: [Double] = []
        values.reserveCapacity(straight.count)
        for number in straight where numbers[number].isFinite { values.append(numbers[number]) }
        var summary = ParameterSummary(
            name: column.name, unit: column.unit, decimals: column.decimals ?? 0, n: values.count)
        summary.mean = RobustStatistics.mean(values)
        summary.median = RobustStatistics.median(values)
        summary.percentile5 = RobustStatistics.quantile(values, 0.05)
        summary.percentile95 = RobustStatistics.quantile(values, 0.95)
        summary.standardDeviation =
            column.name == "min_toe_clearance_m"
            ? naturalSpread(of: straight.compactMap { all[$0].minToeClearance })
            : RobustStatistics.standardDeviation(values)
        if ratioScaled.contains(column.name), let mean = summary.mean, mean > 0,
            let deviation = summary.standardDeviation
        {
            summary.coefficientOfVariation = deviation / mean
        }
        return summary
    }
}
