import Recordings

/// Does what is left to do of a trial: analyses recordings in children, keeps the results, and writes tables and report
/// when all are done.
///
/// A recording is done again only when its files, what is stated about them, or the version changed. Whenever a run ends,
/// killed too, the next one goes on, and the results have the same bytes as those of one undisturbed run.
public struct BatchRunner: Sendable {
    /// What the results rest on.
    public struct Settings: Sendable {
        /// The version of the program.
        public var version: String
        /// SHA-256 of a reference table that is not the built-in one; empty for that.
        public var referenceHash: String
        /// What becomes of identifiers.
        public var identifiers: IdentifierPolicy
        /// The most recordings to analyse at a time.
        public var jobs: Int
        /// Whether recordings that failed are tried again though nothing changed.
        public var retriesFailed: Bool

        /// Creates settings.
        public init(
            version: String, referenceHash: String, identifiers: IdentifierPolicy, jobs: Int, retriesFailed: Bool
        ) {
            self.version = version
            self.referenceHash = referenceHash
            self.identifiers = identifiers
            self.jobs = jobs
            self.retriesFailed = retriesFailed
        }

        /// What all results of a run have in common.
        var provenance: [String: String] {
            [
                "software": "steppage", "version": version, "identifiers": identifiers.name,
                "reference_sha256": referenceHash.isEmpty ? "built-in" : referenceHash,
            ]
        }

        /// The same in a fixed order.
        var provenanceRows: [(name: String, value: String)] {
            provenance.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        }
    }

    private let plan: TrialPlan
    private let folder: OutputFolder
    private let supervisor: Supervisor
    private let settings: Settings
    private let publication: TrialPublication

    /// Creates a runner.
    public init(
        plan: TrialPlan, folder: OutputFolder, supervisor: Supervisor, settings: Settings, files: TrialFiles
    ) {
        self.plan = plan
        self.folder = folder
        self.supervisor = supervisor
        self.settings = settings
        publication = TrialPublication(folder: folder, files: files)
    }

    /// Does what is left to do.
    ///
    /// - Parameters:
    ///   - stop: Ends the run early; what is done by then is kept.
    ///   - report: Is told how far it is, after each recording.
    /// - Throws: `RecordingError` where results cannot be written or the store cannot be used; `SubprocessError` where no
    ///   child can be started.
    public func run(
        stop: StopRequest, report: @escaping @Sendable (BatchProgress) -> Void
    ) async throws -> BatchSummary {
        let planned = plan.planned(as: settings.identifiers)
        let book = StampBook(path: folder.stampsPath)
        let hasStore = folder.hasStore
        if hasStore { try TrialStore.complete(folder.storePath) }
        let before = hasStore ? try readLedger() : Before(entries: [:], provenance: [:])
        let review = LedgerReview(
            folder: folder, settings: settings, ledger: before.entries, book: book, root: plan.root)
        let verdicts = await planned.concurrentMap(atMost: settings.jobs) { review.verdict(on: $0) }
        // By bytes: two spellings of a name in Unicode are two names to a file system and to the store.
        let ids = Set(planned.map { Array($0.identity.id.utf8) })
        let gone = before.entries.values.map(\.identity.id).filter { !ids.contains(Array($0.utf8)) }.sorted()
        let todo = zip(planned, verdicts).filter { $1 == .toDo }.map(\.0)
        let renamed = zip(planned, verdicts).filter { $1 == .renamed }.map(\.0)
        let failedBefore = zip(planned, verdicts).count { planned, verdict in
            verdict != .toDo && before.entries[planned.identity.id]?.status != .ok
        }
        var progress = BatchProgress(
            total: planned.count, unchanged: planned.count - todo.count, done: 0, failed: failedBefore, bytes: 0)
        report(progress)
        let provenance = settings.provenance
        let hasChange =
            !hasStore || !todo.isEmpty || !gone.isEmpty || !renamed.isEmpty || before.provenance != provenance
        if stop.isMade { return BatchSummary(progress: progress, removed: 0, wasStopped: true) }
        if hasChange || !publication.isComplete {
            let store = try publication.begin()
            if before.provenance != provenance { try store.state(settings.provenanceRows) }
            try store.remove(gone)
            for planned in renamed {
                let names = FileStamp.names(of: planned, root: plan.root, keepsNames: settings.identifiers.keepsNames)
                try store.identify(planned.identity, fileNames: names)
            }
            let ledger = BatchLedger(store: store, progress: progress, report: report)
            try await analyse(todo, ledger, book, stop)
            progress = try await ledger.flush()
            guard !stop.isMade else {
                try store.close()
                try book.write()
                return BatchSummary(progress: progress, removed: gone.count, wasStopped: true)
            }
            try await publication.publish(store, ids: planned.map(\.identity.id))
        }
        try book.write()
        folder.tidy()
        return BatchSummary(progress: progress, removed: gone.count, wasStopped: false)
    }

    // MARK: - Parts

    private struct Before {
        let entries: [String: LedgerEntry]
        let provenance: [String: String]
    }

    private func readLedger() throws(RecordingError) -> Before {
        let store = try TrialStore(reading: folder.storePath)
        let before = Before(entries: try store.ledger(), provenance: try store.provenance())
        try store.close()
        return before
    }

    private func analyse(
        _ todo: [PlannedRecording], _ ledger: BatchLedger, _ book: StampBook, _ stop: StopRequest
    ) async throws {
        let queue = JobQueue(todo, folder: folder, book: book)
        let keeper = ResultKeeper(folder: folder, settings: settings, book: book, root: plan.root)
        let jobs = min(settings.jobs, max(1, todo.count))
        let work = Task { () async throws -> Void in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<jobs {
                    group.addTask { try await serve(queue, keeper, ledger, stop) }
                }
                try await group.waitForAll()
            }
        }
        stop.whenMade { work.cancel() }
        do { try await work.value } catch {
            // A child that is ended because of the request is no failure.
            guard stop.isMade, !(error is RecordingError) else { throw error }
        }
        try await ledger.rethrow()
    }

    /// Has recordings analysed by one child after another, until there are no more.
    private func serve(
        _ queue: JobQueue, _ keeper: ResultKeeper, _ ledger: BatchLedger, _ stop: StopRequest
    ) async throws {
        // What is wrong before reading is stored without a child.
        while let refused = queue.nextRefused() { try await ledger.add(keeper.refused(refused), bytes: 0) }
        try await supervisor.serve(next: { stop.isMade ? nil : queue.next() }) {
            (planned: PlannedRecording, outcome: Supervisor.Outcome) in
            let kept = try keeper.keep(planned, outcome)
            try await ledger.add(kept.recording, bytes: kept.bytes)
        }
    }
}
