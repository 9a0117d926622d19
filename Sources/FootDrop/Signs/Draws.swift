import SignalProcessing

/// An estimate with its bootstrap draws and the error of the instrument.
struct Draws: Sendable {
    /// The estimate.
    let value: Double
    /// The estimate in each draw, widened for the correlation of strides.
    let draws: [Double]
    /// Standard deviation of the error that all strides of the foot share.
    let instrument: Double
    /// How far the interval reaches at least; `nil` leaves it to the draws.
    var reach: ClosedRange<Double>?

    /// 95 % of a normal distribution lie within so many standard deviations.
    static let normal95 = 1.959964

    init(value: Double, draws: [Double], instrument: Double) {
        self.value = value
        self.draws = draws
        self.instrument = instrument
    }

    /// Widens raw draws; a draw without a value stands at the estimate.
    init(value: Double, raw: [Double?], widening: Double, instrument: Double) {
        self.init(
            value: value, draws: raw.map { draw in draw.map { value + widening * ($0 - value) } ?? value },
            instrument: instrument)
    }

    /// The 95 % interval: the draws' percentiles and the error of the instrument, in quadrature.
    var interval: ClosedRange<Double> {
        let low = value - (RobustStatistics.quantile(draws, 0.025) ?? value)
        let high = (RobustStatistics.quantile(draws, 0.975) ?? value) - value
        let lower = value - Self.quadrature(low, Self.normal95 * instrument)
        let upper = value + Self.quadrature(high, Self.normal95 * instrument)
        return min(lower, reach?.lowerBound ?? lower)...max(upper, reach?.upperBound ?? upper)
    }

    /// The estimate with its interval.
    var estimate: IntervalEstimate { IntervalEstimate(value, interval: interval) }

    /// One standard deviation of everything uncertain.
    var error: Double {
        let interval = interval
        return (interval.upperBound - interval.lowerBound) / (2 * Self.normal95)
    }

    /// The draws with the instrument's error drawn too; `stream` keeps the errors of different quantities apart.
    func cloud(stream: UInt64) -> [Double] {
        guard instrument > 0 else { return draws }
        var random = SplitMix64(seed: 0xA5A5_0000 &+ stream)
        return draws.map { $0 + instrument * random.normal() }
    }

    /// The difference `self − other` of two feet.
    ///
    /// Both feet draw with the same seed. Half the draws apart the pairs are independent, and the same whichever foot is
    /// asked.
    func minus(_ other: Draws) -> Draws {
        Draws(
            value: value - other.value, draws: zip(draws, other.paired).map { $0 - $1 },
            instrument: Self.quadrature(instrument, other.instrument))
    }

    /// The draws in the order in which another foot's draws are paired with them.
    var paired: [Double] {
        let half = draws.count / 2
        return Array(draws[half...] + draws[..<half])
    }

    /// The root of the sum of two squares; what is negative counts as none.
    static func quadrature(_ a: Double, _ b: Double) -> Double {
        (max(0, a) * max(0, a) + max(0, b) * max(0, b)).squareRoot()
    }
}
