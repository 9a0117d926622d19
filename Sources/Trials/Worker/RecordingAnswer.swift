import FoundationEssentials

/// What a worker says about a job: a line of JSON.
public struct RecordingAnswer: Sendable, Hashable {
    /// The job's identifier.
    public var id: JobIdentifier
    /// The job's identifiers of the recording.
    public var identity: RecordingIdentity?
    /// The version of the program.
    public var version: String
    /// What decides whether the recording has to be done again; `nil` where a file could not be read.
    public var fingerprint: String?
    /// SHA-256 and size of each file that could be read, by role.
    public var files: [File]
    /// What was found, or why nothing was.
    public var outcome: Result<RecordingResult, RecordingFailure>

    /// A file's identity.
    public struct File: Sendable, Hashable, Codable {
        /// What it was given as.
        public var role: SensorRole
        /// SHA-256 of its bytes.
        public var sha256: String
        /// Size, bytes.
        public var size: Int

        /// Creates a file's identity.
        public init(role: SensorRole, sha256: String, size: Int) {
            self.role = role
            self.sha256 = sha256
            self.size = size
        }
    }

    /// Creates an answer.
    public init(
        id: JobIdentifier, identity: RecordingIdentity? = nil, version: String, fingerprint: String? = nil,
        files: [File] = [], outcome: Result<RecordingResult, RecordingFailure>
    ) {
        self.id = id
        self.identity = identity
        self.version = version
        self.fingerprint = fingerprint
        self.files = files
        self.outcome = outcome
    }
}

extension RecordingAnswer: Codable {
    private enum CodingKeys: String, CodingKey {
        case schema
        case id
        case status
        case version
        case fingerprint
        case files
        case error
    }

    /// Reads an answer.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try container.decode(String.self, forKey: .schema)
        guard schema == RecordingResult.schema else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "schema '\(schema.prefix(40))' found; \(RecordingResult.schema) is expected"))
        }
        id = try container.decode(JobIdentifier.self, forKey: .id)
        version = try container.decode(String.self, forKey: .version)
        fingerprint = try container.decodeIfPresent(String.self, forKey: .fingerprint)
        files = try container.decodeIfPresent([File].self, forKey: .files) ?? []
        identity = try RecordingIdentity.ifNamed(in: decoder)
        switch try container.decode(RecordingStatus.self, forKey: .status) {
        case .ok: outcome = .success(try RecordingResult(from: decoder))
        case .failed, .crashed: outcome = .failure(try container.decode(RecordingFailure.self, forKey: .error))
        }
    }

    /// Writes an answer; the members of a result stand beside those of the answer.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(RecordingResult.schema, forKey: .schema)
        try container.encode(id, forKey: .id)
        try container.encode(version, forKey: .version)
        try container.encodeIfPresent(fingerprint, forKey: .fingerprint)
        try container.encode(files, forKey: .files)
        try identity?.encode(to: encoder)
        switch outcome {
        case .success(let result):
            try container.encode(RecordingStatus.ok, forKey: .status)
            try result.encode(to: encoder)
        case .failure(let failure):
            try container.encode(failure.status, forKey: .status)
            try container.encode(failure, forKey: .error)
        }
    }
}

extension RecordingAnswer {
    /// The answer as a line, without its end.
    public var line: String { line(packingNumbers: false) }

    /// The answer as a line; with packed numbers it is for a process of the same version.
    func line(packingNumbers: Bool) -> String {
        if let text = try? JSONLine.text(of: self, packingNumbers: packingNumbers) { return text }
        // Only a number that is not finite cannot be written: the result is not to be trusted then.
        var answer = self
        answer.outcome = .failure(
            RecordingFailure(.crashed, "the result holds a number that is not finite", hint: "please report this"))
        return (try? JSONLine.text(of: answer)) ?? ""
    }

    /// Reads an answer's line.
    ///
    /// - Throws: `DecodingError` for a line that is none.
    public init(line: String) throws {
        self = try JSONLine.message(RecordingAnswer.self, from: line)
    }
}

/// JSON as workers speak it: one line a message, keys sorted, equal content in equal bytes.
enum JSONLine {
    /// The line of a message, without its end.
    ///
    /// - Throws: When a number is not finite.
    static func text(of message: some Encodable, packingNumbers: Bool = false) throws -> String {
        let encoder = JSONEncoder()
        if packingNumbers { encoder.userInfo[.packsNumbers] = true }
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(message), as: UTF8.self)
    }

    /// Reads a line.
    static func message<Message: Decodable>(_ type: Message.Type, from line: String) throws -> Message {
        try JSONDecoder().decode(type, from: Data(line.utf8))
    }
}
