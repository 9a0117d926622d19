import FootDrop
import Recordings
import SignalProcessing

/// Takes samples of parameters from a session.
struct SessionSample {
    typealias Sample = ParameterComparison.Sample

    let session: ComparedSession
    /// Error of a median in units of SD/√n; strides that follow each other are alike, which makes it larger.
    let errorFactor: Double
    /// How much larger an error is because strides are alike.
    let correlation: Double

    init(_ session: ComparedSession, _ reference: ReferenceTable) {
        self.session = session
        // What is 1.253 SD/√n for independent values is twice that for strides.
        errorFactor = reference.value("rule.error_factor") ?? 2
        correlation = reference.value("bootstrap.correlation") ?? 1.6
    }

    /// A column over the straight strides of a foot.
    func column(_ name: String, _ side: Side) -> Sample { sample(session.values(name, side)) }

    /// Swing time over stride time, percent.
    func swingPercent(_ side: Side) -> Sample {
        guard let columns = session.strides[side], let swings = columns["swing_time_s"],
            let strides = columns["stride_time_s"]
        else { return Sample() }
        return sample(
            zip(swings, strides).compactMap { swing, stride in
                guard let swing, let stride, stride > 0 else { return nil }
                return 100 * swing / stride
            })
    }

    /// Standard deviation over mean of the stride time, percent.
    func strideTimeVariation(_ side: Side) -> Sample {
        let values = session.values("stride_time_s", side)
        guard let mean = RobustStatistics.mean(values), mean > 0,
            let deviation = RobustStatistics.standardDeviation(values)
        else { return Sample(n: values.count) }
        let variation = deviation / mean
        // For a normal sample: Johnson & Welch, Biometrika 31, 1940.
        let error = variation * ((0.5 + variation * variation) / Double(values.count)).squareRoot() * correlation
        return Sample(n: values.count, median: 100 * variation, standardError: 100 * error)
    }

    /// Right minus left of a column's medians.
    func difference(_ name: String) -> Sample {
        let (left, right) = (column(name, .left), column(name, .right))
        let n = min(left.n, right.n)
        guard let low = left.median, let high = right.median else { return Sample(n: n) }
        return Sample(n: n, median: high - low, standardError: quadratic(left.standardError, right.standardError))
    }

    /// Right over left of a column's medians.
    func ratio(_ name: String) -> Sample {
        let (left, right) = (column(name, .left), column(name, .right))
        let n = min(left.n, right.n)
        guard let below = left.median, let above = right.median, below > 0, above > 0 else { return Sample(n: n) }
        let relative = quadratic(left.standardError.map { $0 / below }, right.standardError.map { $0 / above })
        return Sample(n: n, median: above / below, standardError: relative.map { $0 * above / below })
    }

    private func sample(_ values: [Double]) -> Sample {
        Sample(
            n: values.count, mean: RobustStatistics.mean(values), median: RobustStatistics.median(values),
            standardError: spread(of: values).map { errorFactor * $0 / Double(values.count).squareRoot() })
    }

    /// The robust standard deviation, or the classical one where half of the values are equal; `nil` where all are, as
    /// a spread of zero would claim that the value is known exactly.
    private func spread(of values: [Double]) -> Double? {
        guard let robust = RobustStatistics.robustStandardDeviation(values) else { return nil }
        let spread = robust > 0 ? robust : RobustStatistics.standardDeviation(values)
        return spread.flatMap { $0 > 0 ? $0 : nil }
    }
}

/// The root of the sum of squares; `nil` where one is not known.
func quadratic(_ first: Double?, _ second: Double?) -> Double? {
    guard let first, let second else { return nil }
    return (first * first + second * second).squareRoot()
}
