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
        planned = plan.entries.enumerated().map { index, entry in
            PlannedRecording(
                entry: entry, identity: identifiers.identity(of: entry.recording, number: index + 1), number: index)
        }
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
        let digits = String(number)
        return "shard-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ".jsonl"
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
    var recording: String
    var participant: String?
    var visit: String?
    var condition: String?
    var files: [File]
    /// Why it is no job.
    var error: RecordingFailure?

    struct File: Sendable, Hashable, Codable {
        var role: SensorRole
        var name: String
    }

    private enum CodingKeys: String, CodingKey {
        case recording = "recording_id"
        case participant
        case visit
        case condition
        case files
        case error
    }

    init(of planned: PlannedRecording, root: String, keepsNames: Bool) {
        recording = planned.identity.id
        participant = planned.identity.participant
        visit = planned.identity.visit
        condition = planned.identity.condition
        files = planned.recording.files.map { file in
            File(role: file.role, name: keepsNames ? file.path.relative(to: root) : "")
        }
        error = planned.entry.failure
    }

    var identity: RecordingIdentity {
        RecordingIdentity(id: recording, participant: participant, visit: visit, condition: condition)
    }
}

extension String {
    /// The path from a folder, or the whole path of what does not lie in it.
    func relative(to folder: String) -> String { hasPrefix(folder + "/") ? String(dropFirst(folder.count + 1)) : self }
}
