/// What the user states about a file; a statement wins over what the file says.
public struct ReadingOptions: Sendable {
    /// Samples per second.
    public var rate: Double?
    /// Unit of the acceleration columns.
    public var accelerationUnit: PhysicalUnit?
    /// Unit of the angular-rate columns.
    public var angularRateUnit: PhysicalUnit?
    /// Side of the sensor, for a file that holds one.
    public var side: Side?
    /// Placement of the sensor.
    public var placement: SensorPlacement?
    /// Names of the channels in the file's order, for a file that does not name them; empty to take the file's own.
    public var channelNames: [String] = []
    /// What full scale of an integer channel means in its unit: one for all channels or one each; empty to take the
    /// file's own.
    public var channelScales: [Double] = []
    /// First instant to keep, seconds from the start of the file.
    public var from: Double?
    /// Last instant to keep, seconds from the start of the file.
    public var to: Double?
    /// The most samples of all channels that are held in memory; `nil` holds any number.
    ///
    /// The samples of longer recordings of feet are ``SensorStream/deferred`` where their format allows.
    public var mostSamplesHeld: Int?
    /// Which profile the file is read by.
    public var profile = ProfileChoice.search
    /// What the profile says about a text table; what the user states beats it.
    var tableStatements: [TableStatement] = []
    /// What the profile says about a WAV file; what the user states beats it.
    var waveStatement: WaveStatement?
    /// Whether a WAV file whose recorder never filled in the size of its samples is read to its end.
    public var salvagesUnfinished = false
    /// Whether signals of unknown unit, name or rate are an error; when `false` they are kept as they stand, with a
    /// warning that says which option settles it.
    public var requiresUnits: Bool
    /// Whether a missing name or rate stays an error where units need not be known.
    var asksForNamesAndRate = false
    /// Whether a missing name or rate is an error.
    var requiresNamesAndRate: Bool { requiresUnits || asksForNamesAndRate }

    /// Samples of all channels, 64 MiB of them, up to which an analysis holds a recording in memory.
    public static let usualSamplesHeld = 1 << 23

    /// Creates options; everything left out is found from the file.
    public init(
        rate: Double? = nil, accelerationUnit: PhysicalUnit? = nil, angularRateUnit: PhysicalUnit? = nil,
        side: Side? = nil, placement: SensorPlacement? = nil, from: Double? = nil, to: Double? = nil,
        requiresUnits: Bool = true
    ) {
        self.rate = rate
        self.accelerationUnit = accelerationUnit
        self.angularRateUnit = angularRateUnit
        self.side = side
        self.placement = placement
        self.from = from
        self.to = to
        self.requiresUnits = requiresUnits
    }
}
