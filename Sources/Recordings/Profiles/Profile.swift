/// How files of one kind are to be read, as a laboratory states it once in a small JSON file.
public struct Profile: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What it is for.
    public var summary: String?
    /// Which files it is for; `nil` for all.
    var match: ProfileMatch?
    /// What it says about text tables.
    var table: TableStatement
    /// What it says about WAV files; `nil` when nothing.
    var wave: WaveStatement?

    /// The only version of the format there is.
    static let format = 1
    /// A larger file is no profile, bytes.
    static let greatestSize = 1 << 20

    /// A profile that says nothing yet.
    init(name: String) {
        self.name = name
        table = TableStatement(evidence: Self.evidence(name))
    }

    /// How what it states is told.
    static func evidence(_ name: String) -> String { "profile \(name)" }

    /// Reads a profile from a file.
    ///
    /// - Throws: `RecordingError`: `cannotOpen`, or `badData` with the place of what is wrong.
    public init(path: String) throws(RecordingError) {
        let bytes = try TextFile.bytes(of: path, as: "a profile", atMost: Self.greatestSize)
        try self.init(json: bytes, path: path)
    }

    /// Reads a profile from memory; `path` stands for its name in messages.
    init(json bytes: [UInt8], path: String) throws(RecordingError) {
        let value = try ProfileValue(json: bytes, path: path)
        try self.init(ProfileNode(value: value, place: "", path: path))
    }

    /// The JSON of the profile.
    public var json: String { value.json }
}

/// What a profile says about a WAV file.
struct WaveStatement: Sendable, Hashable {
    /// Names of the channels in the file's order; empty to take the file's own.
    var names: [String] = []
    /// What full scale of an integer channel means: one for all or one each, `nil` to take the file's own.
    var scales: [Double?] = []
    /// Units: one for all channels of its quantity, or one each, `nil` to take the file's own.
    var units: [PhysicalUnit?] = []
}

/// Which files a profile is for.
struct ProfileMatch: Sendable, Hashable {
    /// Texts that must all stand in the first lines.
    var headerContains: [String] = []
    /// A pattern of the name, with `*` and `?`.
    var filename: String?
}
