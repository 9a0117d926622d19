import Synchronization

/// A recording of the plan with the identifiers under which it is written.
struct PlannedRecording: Sendable {
    let entry: TrialPlan.Entry
    let identity: RecordingIdentity
    /// Its place in the plan.
    let number: Int
    /// What the file system said of the files when they were given to a child.
    var stamps: [String?] = []

    var recording: TrialRecording { entry.recording }
}

extension TrialPlan {
    /// The recordings with the identifiers a policy gives them, which may depend on their place.
    func planned(as identifiers: IdentifierPolicy) -> [PlannedRecording] {
        entries.enumerated().map { index, entry in
            PlannedRecording(
                entry: entry, identity: identifiers.identity(of: entry.recording, number: index + 1), number: index)
        }
    }
}

/// The recordings to analyse, for several takers.
final class JobQueue: Sendable {
    private struct State {
        var position = 0
        var refused: [PlannedRecording]
    }

    private let jobs: [PlannedRecording]
    private let folder: OutputFolder
    private let book: StampBook
    private let state: Mutex<State>

    init(_ todo: [PlannedRecording], folder: OutputFolder, book: StampBook) {
        jobs = todo.filter { $0.entry.failure == nil }
        self.folder = folder
        self.book = book
        state = Mutex(State(refused: todo.filter { $0.entry.failure != nil }))
    }

    /// The next recording that cannot be analysed.
    func nextRefused() -> PlannedRecording? { state.withLock { $0.refused.popLast() } }

    /// The next recording to analyse.
    func next() -> (job: PlannedRecording, line: String)? {
        let planned: PlannedRecording? = state.withLock { state in
            guard state.position < jobs.count else { return nil }
            defer { state.position += 1 }
            return jobs[state.position]
        }
        guard var planned else { return nil }
        planned.stamps = planned.recording.files.map { book.stamp(of: $0.path) }
        // The child takes the person's code out of texts; it does not write identifiers.
        var job = RecordingJob(
            id: .number(planned.number), files: planned.recording.files, options: planned.recording.options,
            out: folder.draft(number: planned.number), wantsStrides: true,
            identity: RecordingIdentity(id: planned.recording.id, participant: planned.recording.participant))
        job.packsNumbers = true
        // Options are finite: a manifest with another number was refused.
        guard let line = try? JSONLine.text(of: job) else { return next() }
        return (planned, line)
    }
}
