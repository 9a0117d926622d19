import SignalProcessing

/// The figures of one foot that the rule decides on.
struct ToeLift: Sendable, Hashable {
    /// Straight strides with a greatest pitch before landing.
    var count: Int
    /// Median of the greatest pitch before landing, degrees.
    var pitch: Double
    /// Its standard error, degrees.
    var error: Double
    /// Share of strides that do not land on the heel by their pitch at contact.
    var flatShare: Double
    /// Median range of pitch from toe-off to landing, degrees; `nil` where it is unknown.
    var range: Double?
    /// Walking speed, or the least it can be, m/s; `nil` where it is unknown.
    var speed: Double?

    /// Creates the figures.
    init(count: Int, pitch: Double, error: Double, flatShare: Double, range: Double?, speed: Double?) {
        self.count = count
        self.pitch = pitch
        self.error = error
        self.flatShare = flatShare
        self.range = range
        self.speed = speed
    }

    /// Takes the figures of a foot; `nil` with fewer than the fewest strides.
    init?(_ measures: FootMeasures, reference: ReferenceTable) {
        let values = measures.values(.maxSwingPitch)
        guard let pitch = measures.medians[.maxSwingPitch]?.value,
            let spread = RobustStatistics.robustStandardDeviation(values)
        else { return nil }
        let strikes = measures.values(.footStrikeAngle)
        let limit = reference["rule.heel_landing_angle"]
        self.init(
            count: values.count, pitch: pitch,
            error: reference["rule.error_factor"] * spread / Double(values.count).squareRoot(),
            flatShare: Double(strikes.count { $0 < limit }) / Double(max(1, strikes.count)),
            range: measures.medians[.pitchRange]?.value, speed: measures.speed.value)
    }

    /// The greatest pitch before landing of reference people at a speed, degrees.
    static func expected(atSpeed speed: Double, _ reference: ReferenceTable) -> Double {
        reference["rule.intercept"] + reference["rule.slope"] * min(speed, reference["rule.plateau_speed"])
    }

    /// Departure from the reference people in their standard deviations, one standard error in favour of the foot.
    func z(_ reference: ReferenceTable) -> Double? {
        speed.map { (pitch + error - Self.expected(atSpeed: $0, reference)) / reference["rule.sd"] }
    }
}
