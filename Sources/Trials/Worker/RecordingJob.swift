/// One session to analyse, as a worker is given it: a line of JSON.
public struct RecordingJob: Sendable, Hashable {
    /// What the answer is found by: whatever the job's giver chose.
    public var id: JobIdentifier
    /// The files.
    public var files: [TrialFile]
    /// What is stated about them.
    public var options: AnalysisOptions
    /// The folder to write the session into; `nil` writes none.
    public var out: String?
    /// Whether the answer holds the strides.
    public var wantsStrides: Bool
    /// Whether the numbers of the strides come packed: between processes of one version.
    var packsNumbers = false
    /// Words that may not be written, such as a person's code where the identity holds another one; not repeated.
    var secretWords: [String] = []
    /// The identifiers under which the recording is written; repeated in the answer.
    public var identity: RecordingIdentity?

    /// Creates a job.
    public init(
        id: JobIdentifier, files: [TrialFile], options: AnalysisOptions = AnalysisOptions(), out: String? = nil,
        wantsStrides: Bool = true, identity: RecordingIdentity? = nil
    ) {
        self.id = id
        self.files = files
        self.options = options
        self.out = out
        self.wantsStrides = wantsStrides
        self.identity = identity
    }
}

/// The identifier of a job: a text or a whole number, given back as it came.
public enum JobIdentifier: Sendable, Hashable, Codable {
    case text(String)
    case number(Int)
    /// A line that is no job has none.
    case absent

    /// Reads a string or a whole number.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .absent
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    /// Writes it as it came.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .absent: try container.encodeNil()
        }
    }
}

extension RecordingJob: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case id
        case file
        case left
        case right
        case lowerBack = "lower_back"
        case forcePlate = "force_plate"
        case options
        case out
        case strides
        case packed
        case redact

        static let roles = SensorRole.inOrder.compactMap { role in
            CodingKeys(rawValue: role.rawValue).map { ($0, role) }
        }
    }

    /// Reads a job; a member of another name is refused, as a misspelt one would be ignored in silence.
    public init(from decoder: any Decoder) throws {
        try UnknownKey.refuse(decoder, known: CodingKeys.allCases.map(\.rawValue) + RecordingIdentity.memberNames)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(JobIdentifier.self, forKey: .id)
        files = []
        for (key, role) in CodingKeys.roles {
            if let path = try container.decodeIfPresent(String.self, forKey: key) {
                files.append(TrialFile(role, path))
            }
        }
        options = try container.decodeIfPresent(AnalysisOptions.self, forKey: .options) ?? AnalysisOptions()
        out = try container.decodeIfPresent(String.self, forKey: .out)
        wantsStrides = try container.decodeIfPresent(Bool.self, forKey: .strides) ?? false
        secretWords = try container.decodeIfPresent([String].self, forKey: .redact) ?? []
        packsNumbers = try container.decodeIfPresent(Bool.self, forKey: .packed) ?? false
        identity = try RecordingIdentity.ifNamed(in: decoder)
    }

    /// Writes a job as it is read.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        for (key, role) in CodingKeys.roles {
            try container.encodeIfPresent(files.first { $0.role == role }?.path, forKey: key)
        }
        if options != AnalysisOptions() { try container.encode(options, forKey: .options) }
        try container.encodeIfPresent(out, forKey: .out)
        try container.encode(wantsStrides, forKey: .strides)
        if !secretWords.isEmpty { try container.encode(secretWords, forKey: .redact) }
        if packsNumbers { try container.encode(true, forKey: .packed) }
        try identity?.encode(to: encoder)
    }
}

/// Members of a JSON object that nobody reads.
enum UnknownKey {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Refuses an object with a member that is not known.
    static func refuse(_ decoder: any Decoder, known: [String]) throws {
        let keys = try decoder.container(keyedBy: Key.self).allKeys.map(\.stringValue)
        guard let unknown = keys.sorted().first(where: { !known.contains($0) }) else { return }
        throw DecodingError.dataCorrupted(
            .init(
                codingPath: decoder.codingPath,
                debugDescription: "member '\(unknown.prefix(40))' found; \(known.joined(separator: ", ")) are expected")
        )
    }
}
