/// What a trial keeps of one analysed recording: everything its tables are made of, and nothing that names a person.
///
/// It is what a worker writes (schema `steppage.result/1`) and what the results store holds.
public struct RecordingResult: Sendable, Hashable, Codable {
    /// The identifier of the schema.
    public static let schema = "steppage.result/1"

    /// Length of the longest sensor's recording, seconds.
    public var duration: Double
    /// The files.
    public var inputs: [Input]
    /// What a user should know about the data's quality.
    public var quality: [Note]
    /// Each foot's strides and finding.
    public var feet: [Foot]
    /// Which side lifts the front of the foot less: left, right, bilateral, none or not_assessable.
    public var laterality: String
    /// Every number about the whole recording.
    public var figures: [Figure]
    /// The strides, sorted by side, then time.
    public var strides: StrideRows
    /// Stumble-like events in the order of time.
    public var stumbles: [Stumble]

    /// Creates a result.
    public init(
        duration: Double, inputs: [Input], quality: [Note], feet: [Foot], laterality: String, figures: [Figure],
        strides: StrideRows, stumbles: [Stumble]
    ) {
        self.duration = duration
        self.inputs = inputs
        self.quality = quality
        self.feet = feet
        self.laterality = laterality
        self.figures = figures
        self.strides = strides
        self.stumbles = stumbles
    }

    private enum CodingKeys: String, CodingKey {
        case duration = "duration_s"
        case inputs
        case quality
        case feet
        case laterality
        case figures
        case strides
        case stumbles
    }

    /// Reads a result; one without strides was asked for without them, or has none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        duration = try container.decode(Double.self, forKey: .duration)
        inputs = try container.decode([Input].self, forKey: .inputs)
        quality = try container.decode([Note].self, forKey: .quality)
        feet = try container.decode([Foot].self, forKey: .feet)
        laterality = try container.decode(String.self, forKey: .laterality)
        figures = try container.decode([Figure].self, forKey: .figures)
        strides = try container.decodeIfPresent(StrideRows.self, forKey: .strides) ?? .none
        stumbles = try container.decode([Stumble].self, forKey: .stumbles)
    }

    /// Writes a result.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(duration, forKey: .duration)
        try container.encode(inputs, forKey: .inputs)
        try container.encode(quality, forKey: .quality)
        try container.encode(feet, forKey: .feet)
        try container.encode(laterality, forKey: .laterality)
        try container.encode(figures, forKey: .figures)
        if strides.count > 0 { try container.encode(strides, forKey: .strides) }
        try container.encode(stumbles, forKey: .stumbles)
    }

    /// Strides that were found, whether or not they are held.
    public var strideCount: Int { feet.reduce(0) { $0 + $1.strideCount } }

    /// A file that was read.
    public struct Input: Sendable, Hashable, Codable {
        /// What it was given as.
        public var role: SensorRole
        /// SHA-256 of its bytes.
        public var sha256: String
        /// Size in bytes.
        public var size: Int
        /// Identifier of the format.
        public var format: String
        /// Measured samples per second of each of its sensors.
        public var rates: [Double]

        /// Creates an input.
        public init(role: SensorRole, sha256: String, size: Int, format: String, rates: [Double]) {
            self.role = role
            self.sha256 = sha256
            self.size = size
            self.format = format
            self.rates = rates
        }

        private enum CodingKeys: String, CodingKey {
            case role
            case sha256
            case size
            case format
            case rates = "effective_rate_hz"
        }
    }

    /// Something about the data that changes how far the results can be trusted.
    public struct Note: Sendable, Hashable, Codable {
        /// A stable identifier.
        public var code: String
        /// info, warning or error.
        public var severity: String
        /// The side it concerns; `nil` for the whole recording.
        public var side: String?
        /// One sentence.
        public var message: String
        /// Start, seconds.
        public var start: Double?
        /// End, seconds.
        public var end: Double?

        /// Creates a note.
        public init(
            code: String, severity: String, side: String? = nil, message: String, start: Double? = nil,
            end: Double? = nil
        ) {
            self.code = code
            self.severity = severity
            self.side = side
            self.message = message
            self.start = start
            self.end = end
        }

        private enum CodingKeys: String, CodingKey {
            case code
            case severity
            case side
            case message
            case start = "start_s"
            case end = "end_s"
        }
    }

    /// A foot's strides and finding.
    public struct Foot: Sendable, Hashable, Codable {
        /// left, right or unknown.
        public var side: String
        /// Strides found.
        public var strideCount: Int
        /// Of these, the full ones on a straight way, on which the figures rest.
        public var straightCount: Int
        /// within_reference, reduced, markedly_reduced or not_assessable.
        public var finding: String
        /// A, B or C; `nil` where it is not assessable.
        public var grade: String?
        /// Why, one sentence.
        public var statement: String

        /// Creates a foot.
        public init(
            side: String, strideCount: Int, straightCount: Int, finding: String, grade: String? = nil,
            statement: String
        ) {
            self.side = side
            self.strideCount = strideCount
            self.straightCount = straightCount
            self.finding = finding
            self.grade = grade
            self.statement = statement
        }

        private enum CodingKeys: String, CodingKey {
            case side
            case strideCount = "n_strides"
            case straightCount = "n_straight"
            case finding
            case grade = "evidence_grade"
            case statement
        }
    }

    /// A stumble-like event.
    public struct Stumble: Sendable, Hashable, Codable {
        /// left, right or unknown.
        public var side: String
        /// Seconds from the start of the recording.
        public var time: Double
        /// What followed.
        public var kind: String
        /// When in swing, percent.
        public var swingPercent: Double?
        /// How probable it is, 0 to 1.
        public var score: Double
        /// What it was told from.
        public var reason: String

        /// Creates an event.
        public init(
            side: String, time: Double, kind: String, swingPercent: Double? = nil, score: Double, reason: String
        ) {
            self.side = side
            self.time = time
            self.kind = kind
            self.swingPercent = swingPercent
            self.score = score
            self.reason = reason
        }

        private enum CodingKeys: String, CodingKey {
            case side
            case time = "time_s"
            case kind
            case swingPercent = "swing_percent"
            case score
            case reason
        }
    }
}
