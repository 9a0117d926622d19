/// A recording that is done, as the results store keeps it.
public struct CompletedRecording: Sendable, Hashable {
    /// The identifiers under which it is written, as the user wants them kept.
    public var identity: RecordingIdentity
    /// What decides whether it has to be done again: contents, options and version, as 64 hexadecimal digits.
    ///
    /// `nil` where a file could not be read, which may be otherwise the next time.
    public var fingerprint: String?
    /// The files, as they were when they were read.
    public var files: [FileStamp]
    /// Names and sizes of the files of its folder under `sessions/`; empty where there is none.
    public var outputs: [OutputFile]
    /// What was found, or why nothing was.
    public var outcome: Result<RecordingResult, RecordingFailure>

    /// Creates a completed recording.
    public init(
        identity: RecordingIdentity, fingerprint: String?, files: [FileStamp], outputs: [OutputFile] = [],
        outcome: Result<RecordingResult, RecordingFailure>
    ) {
        self.identity = identity
        self.fingerprint = fingerprint
        self.files = files
        self.outputs = outputs
        self.outcome = outcome
    }
}

/// The identifiers of a recording as they are written: kept, hashed or dropped.
public struct RecordingIdentity: Sendable, Hashable {
    /// The name of the recording; no other one of the trial has it.
    public var id: String
    /// Who walked; `nil` where it is not told.
    public var participant: String?
    /// Which visit.
    public var visit: String?
    /// Under which condition.
    public var condition: String?

    /// Creates identifiers.
    public init(id: String, participant: String? = nil, visit: String? = nil, condition: String? = nil) {
        self.id = id
        self.participant = participant
        self.visit = visit
        self.condition = condition
    }
}

extension RecordingIdentity: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case id = "recording_id"
        case participant
        case visit
        case condition
    }

    /// The names of the members, which stand among those of a job, an answer or a line of a plan.
    static let memberNames = CodingKeys.allCases.map(\.rawValue)

    /// The identifiers among the members of an object; `nil` where the recording is not named.
    static func ifNamed(in decoder: any Decoder) throws -> RecordingIdentity? {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decodeIfPresent(String.self, forKey: .id) != nil else { return nil }
        return try RecordingIdentity(from: decoder)
    }
}

/// A file as it was when it was read.
public struct FileStamp: Sendable, Hashable {
    /// What it was given as.
    public var role: SensorRole
    /// The name to list it under; empty where names may not be written.
    public var name: String
    /// SHA-256 of its bytes; `nil` where it could not be read.
    public var sha256: String?
    /// Size, bytes.
    public var size: Int

    /// Creates a file.
    public init(role: SensorRole, name: String, sha256: String?, size: Int) {
        self.role = role
        self.name = name
        self.sha256 = sha256
        self.size = size
    }
}

/// A file that was written for a recording.
public struct OutputFile: Sendable, Hashable {
    /// Its name in the recording's folder.
    public var name: String
    /// Size, bytes.
    public var size: Int

    /// Creates an output file.
    public init(name: String, size: Int) {
        self.name = name
        self.size = size
    }
}
