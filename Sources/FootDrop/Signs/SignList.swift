/// The signs of one foot, each compared with its reference.
struct SignList {
    let figures: SignFigures
    let reference: ReferenceTable
    /// What the rule says of the foot; `nil` where it is not assessable.
    let outcome: DecisionRule.Outcome?

    /// All signs, in the order of ``SignDefinition/all``.
    func measurements() -> [SignMeasurement] { SignDefinition.all.map(measurement) }

    private func measurement(of sign: SignDefinition) -> SignMeasurement {
        var measurement = SignMeasurement(
            name: sign.name, label: sign.label, unit: sign.unit, decimals: sign.decimals, role: sign.role)
        let band = reference.band(of: sign, atSpeed: speed(for: sign))
        measurement.reference = band?.range
        let error: Double
        switch figures.figure(of: sign) {
        case .missing(let reason):
            measurement.reason = reason
            return measurement
        case .draws(let draws):
            let interval = draws.interval
            measurement.estimate = IntervalEstimate(draws.value, interval: possible(interval, sign))
            error = (interval.upperBound - interval.lowerBound) / (2 * Draws.normal95)
        case .share(let successes, let trials):
            let interval = WilsonInterval.interval(successes: successes, trials: trials)
            measurement.estimate = IntervalEstimate(Double(successes) / Double(trials), interval: interval)
            error = (interval.upperBound - interval.lowerBound) / (2 * Draws.normal95)
        }
        guard let value = measurement.estimate?.value else { return measurement }
        measurement.z = z(value, error: error, band: band, of: sign)
        measurement.isFlagged = isFlagged(value, error: error, band: band, of: sign)
        return measurement
    }

    /// The speed that chooses the reference.
    ///
    /// A least speed errs in favour of a foot whose sign is worse when low; for the others it would err against it.
    private func speed(for sign: SignDefinition) -> Double? {
        switch figures.own.speed {
        case .known(let speed): speed
        case .atLeast(let speed): sign.worse == .low ? speed : nil
        case .unknown: nil
        }
    }

    /// Quantities that cannot be negative do not get a negative end.
    private func possible(_ interval: ClosedRange<Double>, _ sign: SignDefinition) -> ClosedRange<Double> {
        guard sign.unit == "share" else { return interval }
        return max(0, interval.lowerBound)...min(1, max(0, interval.upperBound))
    }

    private func z(_ value: Double, error: Double, band: ReferenceTable.Band?, of sign: SignDefinition) -> Double? {
        // The rule's own departure, so that there is one number for it.
        if sign.name == "max_swing_pitch" { return outcome?.z.map { -$0 } }
        // A share that is nearly always 0 or 1 has no standard deviation to speak of.
        guard sign.unit != "share", let band, let middle = band.middle, let deviation = band.deviation else {
            return nil
        }
        let departure = (value - middle) / Draws.quadrature(deviation, error)
        return switch sign.worse {
        case .low: -departure
        case .high: departure
        case .either: abs(departure)
        case .neither: nil
        }
    }

    /// Beyond the reference on the worse side by more than one standard deviation of the estimate.
    private func isFlagged(_ value: Double, error: Double, band: ReferenceTable.Band?, of sign: SignDefinition) -> Bool
    {
        if sign.name == "max_swing_pitch" { return outcome.map { $0.isLowForSpeed || $0.isFlat } ?? false }
        if sign.name == "max_swing_pitch_difference" { return outcome?.isLowerThanOther ?? false }
        let isLow = band?.low.map { value + error < $0 } ?? false
        let isHigh = band?.high.map { value - error > $0 } ?? false
        return switch sign.worse {
        case .low: isLow
        case .high: isHigh
        case .either: isLow || isHigh
        case .neither: false
        }
    }
}
