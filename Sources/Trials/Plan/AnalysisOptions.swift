/// What is stated about a session; names and meanings are those of the switches of `steppage analyze`.
///
/// The text of units and sides is as it is typed; it is resolved where the files are read.
public struct AnalysisOptions: Sendable, Hashable, Codable {
    /// Samples per second.
    public var rate: Double?
    /// Unit of the acceleration columns: `m/s^2`, `g` or `mg`.
    public var accUnit: String?
    /// Unit of the angular-rate columns: `deg/s` or `rad/s`.
    public var gyroUnit: String?
    /// Side of the sensor, for a session of one file that holds one: `left` or `right`.
    public var side: String?
    /// How the files are to be read: the path of a profile, the name of a built-in one, or `none` for not even the one
    /// beside a file.
    public var profile: String?
    /// First instant to keep, seconds from the start.
    public var from: Double?
    /// Last instant to keep, seconds from the start.
    public var to: Double?
    /// Heel-to-toe length of the foot, metres.
    public var footLength: Double?
    /// Hip joint to floor, metres.
    public var legLength: Double?
    /// Height of the body, metres.
    public var bodyHeight: Double?
    /// The upward axis of force plates: `z`, `+y`, `-z` and so on.
    public var verticalAxis: String?
    /// Whether the sensors share a clock.
    public var synchronized: Bool?

    /// Creates options; what is left out is found from the files.
    public init(
        rate: Double? = nil, accUnit: String? = nil, gyroUnit: String? = nil, side: String? = nil,
        profile: String? = nil, from: Double? = nil, to: Double? = nil, footLength: Double? = nil,
        legLength: Double? = nil, bodyHeight: Double? = nil,
        verticalAxis: String? = nil, synchronized: Bool? = nil
    ) {
        self.rate = rate
        self.accUnit = accUnit
        self.gyroUnit = gyroUnit
        self.side = side
        self.profile = profile
        self.from = from
        self.to = to
        self.footLength = footLength
        self.legLength = legLength
        self.bodyHeight = bodyHeight
        self.verticalAxis = verticalAxis
        self.synchronized = synchronized
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case rate
        case accUnit = "acc_unit"
        case gyroUnit = "gyro_unit"
        case side
        case profile
        case from
        case to
        case footLength = "foot_length"
        case legLength = "leg_length"
        case bodyHeight = "body_height"
        case verticalAxis = "vertical_axis"
        case synchronized
    }

    /// The names of all options, as they head the columns of a manifest.
    static let names = CodingKeys.allCases.map(\.rawValue)

    /// Reads options; one of another name is refused.
    public init(from decoder: any Decoder) throws {
        try UnknownKey.refuse(decoder, known: Self.names)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        rate = try container.decodeIfPresent(Double.self, forKey: .rate)
        accUnit = try container.decodeIfPresent(String.self, forKey: .accUnit)
        gyroUnit = try container.decodeIfPresent(String.self, forKey: .gyroUnit)
        side = try container.decodeIfPresent(String.self, forKey: .side)
        profile = try container.decodeIfPresent(String.self, forKey: .profile)
        from = try container.decodeIfPresent(Double.self, forKey: .from)
        to = try container.decodeIfPresent(Double.self, forKey: .to)
        footLength = try container.decodeIfPresent(Double.self, forKey: .footLength)
        legLength = try container.decodeIfPresent(Double.self, forKey: .legLength)
        bodyHeight = try container.decodeIfPresent(Double.self, forKey: .bodyHeight)
        verticalAxis = try container.decodeIfPresent(String.self, forKey: .verticalAxis)
        synchronized = try container.decodeIfPresent(Bool.self, forKey: .synchronized)
    }
}
