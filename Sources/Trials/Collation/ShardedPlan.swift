public import Recordings

/// A plan as work for other machines: files of jobs, a line each, and a list of everything that has to come back.
public struct ShardedPlan: Sendable {
    /// The name of the list.
    public static let listName = "plan.jsonl"
    /// More files than this are more than a cluster takes.
    public static let mostShards = 100_000

    private let planned: [PlannedRecording]
    private let root: String
    private let keepsNames: Bool
    private let shards: Int
    private let sessions: String?

    /// Divides a plan.
    ///
    /// - Parameters:
    ///   - identifiers: What becomes of identifiers.
    ///   - shards: Number of files.
    ///   - sessions: The folder the sessions' folders are written into; `nil` writes none.
    public init(_ plan: TrialPlan, identifiers: IdentifierPolicy, shards: Int, sessions: String?) {
        planned = plan.planned(as: identifiers)
        root = plan.root
        keepsNames = identifiers.keepsNames
        self.shards = max(1, min(shards, max(1, planned.count)))
        self.sessions = sessions
    }

    /// Writes the files.
    ///
    /// - Throws: `cannotWrite`.
    public func write(to folder: String) throws(RecordingError) {
        try AtomicFolder.write(to: folder) { (contents: inout AtomicFolder.Contents) throws(RecordingError) in
            let list = planned.map { PlanLine(of: $0, root: root, keepsNames: keepsNames) }
            try contents.write(lines(list), to: Self.listName)
            let jobs = planned.filter { $0.entry.failure == nil }
            for shard in 0..<shards {
                let part = stride(from: shard, to: jobs.count, by: shards).map { job(for: jobs[$0]) }
                try contents.write(lines(part), to: Self.name(ofShard: shard + 1))
            }
        }
    }

    /// The name of a file of jobs, from 1.
    static func name(ofShard number: Int) -> String {
        "shard-\(number.padded(to: 5)).jsonl"
    }

    private func job(for planned: PlannedRecording) -> RecordingJob {
        var job = RecordingJob(
            id: .text(planned.identity.id), files: planned.recording.files, options: planned.recording.options,
            out: sessions.map { "\($0)/\(SessionFolder.name(of: planned.identity.id))" }, wantsStrides: true,
            identity: planned.identity)
        // What a batch takes out of texts, its workers do too.
        let names = [planned.recording.id, planned.recording.participant].compactMap(\.self)
        job.secretWords = names.filter { $0 != planned.identity.id && $0 != planned.identity.participant }
        return job
    }

    private func lines(_ messages: [some Encodable]) -> String {
        // Options are finite: a manifest with another number was refused.
        messages.compactMap { try? JSONLine.text(of: $0) }.map { $0 + "\n" }.joined()
    }
}

/// A recording in the list of what has to come back.
struct PlanLine: Sendable, Hashable, Codable {
    var identity: RecordingIdentity
    var files: [File]
    /// Why it is no job.
    var error: RecordingFailure?

    struct File: Sendable, Hashable, Codable {
        var role: SensorRole
        var name: String
    }

    private enum CodingKeys: String, CodingKey {
        case files
        case error
    }

    init(of planned: PlannedRecording, root: String, keepsNames: Bool) {
        identity = planned.identity
        let names = FileStamp.names(of: planned, root: root, keepsNames: keepsNames)
        files = zip(planned.recording.files, names).map { File(role: $0.role, name: $1) }
        error = planned.entry.failure
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        identity = try RecordingIdentity(from: decoder)
        files = try container.decode([File].self, forKey: .files)
        error = try container.decodeIfPresent(RecordingFailure.self, forKey: .error)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try identity.encode(to: encoder)
        try container.encode(files, forKey: .files)
        try container.encodeIfPresent(error, forKey: .error)
    }
}

extension String {
    /// The path from a folder, or the whole path of what does not lie in it.
    func relative(to folder: String) -> String { hasPrefix(folder + "/") ? String(dropFirst(folder.count + 1)) : self }
}
