/// One sign of foot drop as it was measured on one foot.
public struct SignMeasurement: Sendable, Hashable {
    /// A stable identifier, for example `max_swing_pitch`.
    public var name: String
    /// What a person calls it.
    public var label: String
    /// The unit of all values; empty for pure numbers.
    public var unit: String
    /// Decimals that are known.
    public var decimals: Int
    /// The sub-score it counts for; `nil` for a sign that is only reported.
    public var role: SubScore.Kind?
    /// What was measured, with the 95 % interval; `nil` where it is not assessable.
    public var estimate: IntervalEstimate?
    /// What it is compared with.
    public var reference: ReferenceRange?
    /// Departure from the middle of the reference in its standard deviations, worse positive.
    public var z: Double?
    /// Whether it lies beyond its limit.
    public var isFlagged: Bool
    /// Why it is not assessable; `nil` where it is.
    public var reason: String?

    /// Creates a measurement.
    public init(
        name: String, label: String, unit: String, decimals: Int, role: SubScore.Kind? = nil,
        estimate: IntervalEstimate? = nil, reference: ReferenceRange? = nil, z: Double? = nil, isFlagged: Bool = false,
        reason: String? = nil
    ) {
        self.name = name
        self.label = label
        self.unit = unit
        self.decimals = decimals
        self.role = role
        self.estimate = estimate
        self.reference = reference
        self.z = z
        self.isFlagged = isFlagged
        self.reason = reason
    }

    /// Whether there is a value.
    public var isAssessable: Bool { estimate != nil }

    /// The column of `strides.csv` whose median it would be, by name and unit; there need not be one.
    var column: String {
        switch unit {
        case "deg": name + "_deg"
        case "m": name + "_m"
        case "s": name + "_s"
        case "deg/s": name + "_dps"
        case "m/s": name + "_mps"
        default: name
        }
    }
}
