import Gait
import SignalProcessing

/// The low end of a foot's lowest toe clearances in mid-swing, with the error of measurement taken out of their spread.
///
/// The spread between strides is that of the walk and that of the error together; left in, the error would make trips
/// look far more likely than they are. The estimates are drawn together to the spread that the walk itself has.
struct ClearanceTail: Sendable {
    private let measures: FootMeasures
    private let median: Draws
    private let column: Resampling.Column
    private let values: [Double]
    /// Natural spread over observed spread, 0 to 1.
    private let shrinkage: Double

    /// `nil` for a foot without enough of them.
    init?(_ measures: FootMeasures) {
        guard let median = measures.medians[.lowToeClearance] else { return nil }
        let strides = measures.foot.strides
        let estimates = measures.straight.compactMap { number -> Estimate? in
            strides[number].minToeClearance
                ?? strides[number].midSwingToeClearance.map { Estimate($0, standardDeviation: 0) }
        }
        values = estimates.map(\.value)
        let observed = RobustStatistics.standardDeviation(values) ?? 0
        let natural = ParameterSummary.naturalSpread(of: estimates) ?? 0
        shrinkage = observed > 0 ? min(1, natural / observed) : 0
        self.measures = measures
        self.median = median
        column = Resampling.Column(measures.resampling, values: measures.column(.lowToeClearance))
    }

    /// The 5th percentile, m.
    var percentile5: Draws {
        let raw = RobustStatistics.quantile(values, 0.05) ?? median.value
        let draws = measures.resampling.quantiles(0.05, of: column)
        func shrunk(_ percentile: Double, about middle: Double) -> Double { middle + shrinkage * (percentile - middle) }
        return Draws(
            value: shrunk(raw, about: median.value),
            draws: zip(draws, median.draws).map { draw, middle in
                let widened = draw.map { raw + measures.resampling.widening * ($0 - raw) } ?? raw
                return shrunk(widened, about: middle)
            }, instrument: median.instrument)
    }

    /// The share of swings whose minimum lies below a height, with the foot's shared error in the draws.
    func probability(below height: Double) -> Draws {
        func limit(_ shift: Double, _ middle: Double) -> Double {
            guard shrinkage > 0 else { return middle + shift < height ? .infinity : -.infinity }
            return middle + (height - shift - middle) / shrinkage
        }
        var random = SplitMix64(seed: 0x7217)
        let shifts = (0..<measures.resampling.draws).map { _ in median.instrument * random.normal() }
        let centre = limit(0, median.value)
        let below = values.count { $0 < centre }
        let share = Double(below) / Double(max(1, values.count))
        let draws = measures.resampling.sharesBelow(column) { limit(shifts[$0], median.value) }.map { $0 ?? share }
        var probability = Draws(value: share, draws: draws, instrument: 0)
        // Few strides cannot show a small share.
        probability.reach = WilsonInterval.interval(successes: below, trials: values.count)
        return probability
    }
}
