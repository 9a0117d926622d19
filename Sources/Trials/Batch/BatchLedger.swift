import Recordings

/// The one writer of a running batch: collects recordings and stores many in one transaction.
actor BatchLedger {
    /// As many as this are stored together.
    private static let most = 64
    /// The longest time between two stores: so much work is lost at most when the run is killed.
    private static let longest = Duration.seconds(1)

    private let store: TrialStore
    private let report: @Sendable (BatchProgress) -> Void
    private var progress: BatchProgress
    private var waiting: [CompletedRecording] = []
    private var lastStored = ContinuousClock.now
    private var failure: RecordingError?

    init(store: TrialStore, progress: BatchProgress, report: @escaping @Sendable (BatchProgress) -> Void) {
        self.store = store
        self.progress = progress
        self.report = report
    }

    /// Takes a recording that is done.
    func add(_ recording: CompletedRecording, bytes: Int) throws(RecordingError) {
        waiting.append(recording)
        progress.done += 1
        progress.bytes += bytes
        if case .failure = recording.outcome { progress.failed += 1 }
        if waiting.count >= Self.most || ContinuousClock.now - lastStored > Self.longest {
            do throws(RecordingError) { try flush() } catch {
                failure = error
                throw error
            }
        }
        report(progress)
    }

    /// Stores what waits.
    @discardableResult
    func flush() throws(RecordingError) -> BatchProgress {
        try store.record(waiting)
        waiting = []
        lastStored = .now
        return progress
    }

    /// A failure that nobody was told of.
    func rethrow() throws(RecordingError) {
        if let failure { throw failure }
    }
}
