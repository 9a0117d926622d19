/// What lies beside a Motion-BIDS table: its channels, what is said of the whole, events and the start.
///
/// A file also applies when it lies in a folder above and names only some of the table's entities; the nearest wins
/// (BIDS, inheritance principle).
struct MotionSidecars {
    /// A row of `*_channels.tsv`.
    struct Channel {
        var name: String
        var component: String
        var type: String
        var trackedPoint: String
        var unit: String
    }

    /// The channels, in the order of the table's columns.
    var channels: [Channel]
    /// The file that names them.
    var channelsPath: String
    /// Samples per second, the effective ones where they are given.
    var rate: Double
    /// The nominal samples per second.
    var nominalRate: Double
    /// The file that says so.
    var metadataPath: String
    /// What stands for a missing value.
    var missing: String?
    /// When the recording began.
    var start: String?
    /// The events, seconds from the first sample.
    var events: [Recording.Marker] = []

    /// How the name of every table ends.
    static let suffix = "_motion.tsv"

    /// Reads what lies beside a table.
    ///
    /// - Throws: `badData` when `*_channels.tsv` or `*_motion.json` is missing or says what cannot be.
    init(of path: String) throws(RecordingError) {
        let name = FilePathText.name(of: path)
        let stem = String(name.dropLast(Self.suffix.count))
        func missing(_ ending: String) -> RecordingError {
            RecordingError(
                .badData, path: path,
                "a Motion-BIDS table without its sidecar: \(stem)\(ending) is neither beside it nor above",
                remedy: "put the file there, or give another ending than \(Self.suffix) to a table with names")
        }
        guard let channels = Self.candidates(path, stem, "_channels.tsv").first(where: InputFile.exists) else {
            throw missing("_channels.tsv")
        }
        channelsPath = channels
        self.channels = try Self.channels(channels)
        let documents = Self.candidates(path, stem, "_motion.json").filter(InputFile.exists)
        guard let nearest = documents.first else { throw missing("_motion.json") }
        metadataPath = nearest
        var metadata = MotionMetadata()
        for document in documents { metadata.fill(with: try SidecarText.decode(MotionMetadata.self, path: document)) }
        guard let nominal = metadata.rate, nominal > 0, nominal.isFinite else {
            throw RecordingError(
                .badData, path: nearest, "no SamplingFrequency above zero", remedy: "state the rate there")
        }
        nominalRate = nominal
        rate = metadata.effectiveRate.flatMap { $0 > 0 && $0.isFinite ? $0 : nil } ?? nominal
        self.missing = metadata.missing
        start = try MotionScans.start(of: path)
        if let events = Self.candidates(path, stem, "_events.tsv").first(where: InputFile.exists) {
            self.events = try Self.events(events)
        }
    }

    // MARK: - Files

    /// The files beside a table, or above it, that decide how it is read.
    static func paths(of path: String) -> [String] {
        let stem = String(FilePathText.name(of: path).dropLast(suffix.count))
        func candidates(_ ending: String) -> [String] {
            Self.candidates(path, stem, ending).filter(InputFile.exists)
        }
        return Array(candidates("_channels.tsv").prefix(1)) + candidates("_motion.json")
            + Array(candidates("_events.tsv").prefix(1)) + MotionScans.existing(of: path).map(\.path)
    }

    /// The names under which a sidecar of a table may lie, the nearest first: in the folder of the table and up to three
    /// above, with all entities or some of them.
    static func candidates(_ path: String, _ stem: String, _ ending: String) -> [String] {
        let entities = stem.split(separator: "_").map(String.init)
        // More entities than BIDS has are no name of BIDS.
        guard entities.count <= 8 else { return [FilePathText.sibling(of: path, stem + ending)] }
        let subsets = (0..<(1 << entities.count)).map { mask in
            entities.indices.filter { mask >> $0 & 1 == 1 }.map { entities[$0] }
        }.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
        let names = subsets.map { $0.joined(separator: "_") + ending } + [String(ending.dropFirst())]
        var folders = [FilePathText.folder(of: path).map { $0 + "/" } ?? (path.hasPrefix("/") ? "/" : "")]
        // Only within a subject's folders does anything above belong to the table.
        if stem.hasPrefix("sub-") {
            for _ in 0..<3 {
                guard let above = folders.last.flatMap({ FilePathText.folder(of: String($0.dropLast())) }) else {
                    break
                }
                folders.append(above + "/")
            }
        }
        return folders.flatMap { folder in names.map { folder + $0 } }
    }

    // MARK: - Tables

    private static func channels(_ path: String) throws(RecordingError) -> [Channel] {
        var channels: [Channel] = []
        for (number, row) in try SidecarText.table(path: path).enumerated() {
            guard let name = row["name"], let component = row["component"], let type = row["type"],
                let point = row["tracked_point"], let unit = row["units"]
            else {
                throw RecordingError(
                    .badData, path: path, line: 1,
                    "the columns name, component, type, tracked_point and units are required")
            }
            guard channels.allSatisfy({ $0.name != name }) else {
                throw RecordingError(.badData, path: path, line: number + 2, "channel '\(name)' appears twice")
            }
            channels.append(
                Channel(name: name, component: component, type: type, trackedPoint: point, unit: unit))
        }
        return channels
    }

    private static func events(_ path: String) throws(RecordingError) -> [Recording.Marker] {
        var events: [Recording.Marker] = []
        for (number, row) in try SidecarText.table(path: path).enumerated() {
            guard let onset = row["onset"].flatMap({ Double($0) }), onset.isFinite else {
                throw RecordingError(
                    .badData, path: path, line: number + 2, "the onset '\(row["onset"] ?? "")' is no number")
            }
            let duration = row["duration"].flatMap { Double($0) } ?? 0
            let label = ["trial_type", "value", "event_type"].lazy.compactMap { row[$0] }.first { $0 != "n/a" }
            events.append(
                Recording.Marker(
                    time: onset, duration: duration.isFinite ? max(0, duration) : 0, label: label ?? "event"))
        }
        return events
    }
}

/// What `*_motion.json` says.
struct MotionMetadata: Decodable {
    var rate: Double?
    var effectiveRate: Double?
    var missing: String?

    private enum CodingKeys: String, CodingKey {
        case rate = "SamplingFrequency"
        case effectiveRate = "SamplingFrequencyEffective"
        case missing = "MissingValues"
    }

    /// Creates one that says nothing.
    init() {}

    /// Reads a document; what is no number where one belongs (`"n/a"`) counts as not said.
    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        rate = try? values.decodeIfPresent(Double.self, forKey: .rate)
        effectiveRate = try? values.decodeIfPresent(Double.self, forKey: .effectiveRate)
        missing = try? values.decodeIfPresent(String.self, forKey: .missing)
    }

    /// Takes what is not said yet from a document that lies further away.
    mutating func fill(with other: MotionMetadata) {
        rate = rate ?? other.rate
        effectiveRate = effectiveRate ?? other.effectiveRate
        missing = missing ?? other.missing
    }
}
