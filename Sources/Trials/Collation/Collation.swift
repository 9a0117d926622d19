public import Recordings
import SignalKernels

/// Puts the answers of workers, wherever they ran, into one store, with tables and report.
///
/// An answer that came twice counts once, whatever the order; a recording without an answer is listed as missing.
public struct Collation: Sendable {
    /// What a collation came to.
    public struct Summary: Sendable, Hashable {
        /// Recordings of the plan.
        public var total: Int
        /// Recordings without a result.
        public var failed: Int
        /// Of these, the ones without an answer.
        public var missing: Int
        /// What a user should know, sentences.
        public var remarks: [String]
    }

    /// As many recordings as this are stored together.
    private static let batchSize = 64

    private let list: [PlanLine]
    private let folder: OutputFolder
    private let publication: TrialPublication
    private let settings: BatchRunner.Settings

    /// Creates a collation.
    ///
    /// - Parameters:
    ///   - plan: The folder that holds the list of the plan, or the list.
    /// - Throws: `cannotOpen`, `badData`.
    public init(
        plan: String, folder: OutputFolder, settings: BatchRunner.Settings, files: TrialFiles
    ) throws(RecordingError) {
        let kind = try? RawFile.status(of: plan)?.kind
        list = try Self.list(at: kind == .folder ? "\(plan)/\(ShardedPlan.listName)" : plan)
        self.folder = folder
        publication = TrialPublication(folder: folder, files: files)
        self.settings = settings
    }

    /// Reads the answers and writes the results.
    ///
    /// - Parameter answers: Files of answers, and folders of files whose names end in `.jsonl`.
    public func run(answers: [String]) async throws -> Summary {
        var chosen = ChosenAnswers(known: Set(list.map(\.identity.id)), version: settings.version)
        for path in try files(answers) { try chosen.read(path) }
        let store = try publication.begin()
        let old = try store.ledger()
        try store.state(settings.provenanceRows)
        let ids = Set(list.map(\.identity.id))
        try store.remove(old.keys.filter { !ids.contains($0) }.sorted())
        var summary = Summary(total: list.count, failed: 0, missing: 0, remarks: chosen.remarks)
        var waiting: [CompletedRecording] = []
        for line in list {
            let completed = try completed(line, try chosen.answer(for: line.identity.id))
            if case .failure(let failure) = completed.outcome {
                summary.failed += 1
                if failure.code == .missing { summary.missing += 1 }
            }
            waiting.append(completed)
            if waiting.count >= Self.batchSize {
                try store.record(waiting)
                waiting = []
            }
        }
        try store.record(waiting)
        try await publication.publish(store, ids: list.map(\.identity.id))
        folder.tidy()
        return summary
    }

    private func completed(
        _ line: PlanLine, _ answer: RecordingAnswer?
    ) throws(RecordingError) -> CompletedRecording {
        let outcome: Result<RecordingResult, RecordingFailure>
        if let error = line.error {
            outcome = .failure(error)
        } else if let answer {
            outcome = answer.outcome
        } else {
            outcome = .failure(
                RecordingFailure(.missing, "no worker answered for this recording", hint: "run its shard again"))
        }
        return CompletedRecording(
            identity: line.identity, fingerprint: answer?.fingerprint,
            files: line.files.map { file in
                let content = answer?.files.first { $0.role == file.role }
                return FileStamp(
                    role: file.role, name: file.name, sha256: content?.sha256, size: content?.size ?? 0)
            }, outputs: folder.outputs(of: line.identity.id), outcome: outcome)
    }

    private func files(_ answers: [String]) throws(RecordingError) -> [String] {
        var files: [String] = []
        for path in answers {
            guard (try? RawFile.status(of: path)?.kind) == .folder else {
                files.append(path)
                continue
            }
            let entries: [RawFolder.Entry]
            do { entries = try RawFolder.entries(of: path) } catch {
                throw RecordingError(.cannotOpen, path: path, "the folder cannot be listed: \(error.text)")
            }
            files += entries.compactMap(\.name).filter { $0.hasSuffix(".jsonl") && $0 != ShardedPlan.listName }
                .map { "\(path)/\($0)" }
        }
        return files
    }

    private static func list(at path: String) throws(RecordingError) -> [PlanLine] {
        var list: [PlanLine] = []
        var reader = try LineFile(path: path)
        while let (text, number) = try reader.next() {
            do { list.append(try JSONLine.message(PlanLine.self, from: text)) } catch {
                throw RecordingError(
                    .badData, path: path, line: number, "this line is no recording of a plan",
                    remedy: "give the folder that 'steppage shard' wrote")
            }
        }
        return list
    }
}
