/// How a sign is called, and what it is compared with.
struct SignDefinition: Sendable {
    /// Which way a sign is worse.
    enum Worse: Sendable {
        case low
        case high
        /// Either way: the sign is a difference of the sides that should be none.
        case either
        /// The sign is only reported.
        case neither
    }

    var name: String
    var label: String
    var unit: String
    var decimals: Int
    var worse: Worse
    var role: SubScore.Kind?
    /// Whether the reference depends on walking speed.
    var isBySpeed = false
    /// Whether it can be told without the trajectory's space: from times alone.
    var isTemporal = false

    private init(
        _ name: String, _ label: String, _ unit: String, _ decimals: Int, _ worse: Worse,
        role: SubScore.Kind? = nil, isBySpeed: Bool = false, isTemporal: Bool = false
    ) {
        self.name = name
        self.label = label
        self.unit = unit
        self.decimals = decimals
        self.worse = worse
        self.role = role
        self.isBySpeed = isBySpeed
        self.isTemporal = isTemporal
    }

    /// All signs, in the order in which they are listed: the primary ones first.
    static let all: [SignDefinition] = [
        SignDefinition(
            "max_swing_pitch", "Toe lift before landing", "deg", 1, .low, role: .primaryDeficit, isBySpeed: true),
        SignDefinition(
            "max_swing_pitch_difference", "Toe lift, other foot minus this one", "deg", 1, .high,
            role: .primaryDeficit),
        SignDefinition("foot_strike_angle", "Foot angle at contact", "deg", 1, .low, isBySpeed: true),
        SignDefinition("mid_swing_pitch", "Foot angle in mid-swing", "deg", 1, .low, isBySpeed: true),
        SignDefinition("toe_off_angle", "Foot angle at toe-off", "deg", 1, .neither, isBySpeed: true),
        SignDefinition("pitch_range", "Range of foot angle in swing", "deg", 1, .neither),
        SignDefinition("heel_first_share", "Landings on the heel", "share", 2, .low),
        SignDefinition("slap_rate", "Forefoot's fall after a heel landing", "deg/s", 0, .high, isBySpeed: true),
        SignDefinition("foot_flat_delay", "Contact to flat foot after a heel landing", "s", 3, .low),
        SignDefinition(
            "min_toe_clearance", "Lowest toe clearance, median", "m", 4, .low, role: .clearanceRisk),
        SignDefinition("min_toe_clearance_p5", "Lowest toe clearance, 5th percentile", "m", 4, .low),
        SignDefinition(
            "trip_probability_5mm", "Swings with less than 5 mm toe clearance", "share", 3, .high,
            role: .clearanceRisk),
        SignDefinition("mid_swing_toe_clearance", "Toe clearance in mid-swing", "m", 4, .low),
        SignDefinition("early_toe_clearance_max", "Early maximum of toe clearance", "m", 4, .neither),
        SignDefinition("late_toe_clearance_max", "Late maximum of toe clearance", "m", 4, .low),
        SignDefinition("drag_fraction", "Part of swing with the toe dragging", "share", 3, .high, role: .clearanceRisk),
        SignDefinition("drag_stride_share", "Strides with the toe dragging", "share", 3, .high),
        SignDefinition("heel_clearance_max", "Greatest heel clearance", "m", 3, .high),
        SignDefinition(
            "steppage_lift", "Foot lifted beyond the other one (steppage)", "m", 3, .high, role: .compensation),
        SignDefinition("circumduction", "Sideways arc of swing", "m", 3, .high),
        SignDefinition(
            "circumduction_difference", "Sideways arc beyond the other foot's", "m", 3, .high, role: .compensation),
        SignDefinition("swing_percent", "Swing of the stride", "percent", 1, .neither, isTemporal: true),
        SignDefinition(
            "swing_percent_difference", "Swing beyond the other foot's", "percent", 1, .either, role: .consequence,
            isTemporal: true),
        SignDefinition(
            "stride_time_cv", "Stride-time variability", "percent", 1, .high, role: .consequence, isTemporal: true),
        SignDefinition("walking_speed", "Walking speed", "m/s", 2, .low, role: .consequence),
    ]
}

extension ReferenceTable {
    /// Low end, middle and high end of a sign's reference.
    struct Band: Sendable, Hashable {
        var low: Double?
        var middle: Double?
        var high: Double?
        var source: String

        /// The range that is shown.
        var range: ReferenceRange { ReferenceRange(low: low, high: high, source: source) }

        /// Standard deviation: 5th and 95th percentile are 1.645 of it from the middle.
        var deviation: Double? {
            if let low, let high { return (high - low) / (2 * 1.644854) }
            guard let middle else { return nil }
            let half = low.map { middle - $0 } ?? high.map { $0 - middle }
            return half.map { $0 / 1.644854 }
        }
    }

    /// The reference of a sign.
    ///
    /// - Parameter speed: Walking speed, m/s, for a reference that depends on it.
    func band(of sign: SignDefinition, atSpeed speed: Double?) -> Band? {
        var stem = "reference.\(sign.name)"
        if sign.isBySpeed {
            guard let speed else { return nil }
            stem += ".bin\(speedBin(speed))"
        }
        let parts = ["low", "middle", "high"].map { entry("\(stem).\($0)") }
        var sources: [String] = []
        for part in [parts[0], parts[2], parts[1]] {
            if let source = part?.source, !sources.contains(source) { sources.append(source) }
        }
        guard !sources.isEmpty else { return nil }
        return Band(
            low: parts[0]?.value, middle: parts[1]?.value, high: parts[2]?.value,
            source: sources.joined(separator: "; "))
    }

    /// The number of the speed bin, from 1.
    func speedBin(_ speed: Double) -> Int {
        1 + (1...4).count { speed >= self["speed_bin.\($0).below"] }
    }
}
