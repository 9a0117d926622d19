import Recordings

/// The files of a trial that are made from its store: tables and report.
public struct TrialFiles: Sendable {
    /// Their names.
    public var names: [String]
    /// The names of files that another run may have been asked for, and that would not be of the same state any more.
    public var others: [String]
    /// Makes them at these paths, in the order of the names, from the store at a path, which nobody changes.
    public var write: @Sendable (_ store: String, _ paths: [String]) async throws -> Void

    /// Creates the files of a trial.
    public init(
        names: [String], others: [String],
        write: @escaping @Sendable (_ store: String, _ paths: [String]) async throws -> Void
    ) {
        self.names = names
        self.others = others
        self.write = write
    }
}

/// Changes the results of a trial so that tables and report never belong to another state of the store.
struct TrialPublication: Sendable {
    let folder: OutputFolder
    let files: TrialFiles

    /// Whether tables and report are there and those of the store.
    var isComplete: Bool { folder.isComplete(files.names) }

    /// Takes tables and report away and opens the store for writing.
    func begin() throws(RecordingError) -> TrialStore {
        folder.beginChange(files.names + files.others)
        return try TrialStore(writingTo: folder.storePath)
    }

    /// Closes the store in its final form and writes tables and report from it.
    ///
    /// - Parameter ids: The recordings of the trial; folders of other sessions are taken away.
    func publish(_ store: TrialStore, ids: [String]) async throws {
        folder.withdrawAll(but: ids)
        try folder.settle(store)
        try await folder.writeAll(files.names) { paths in try await files.write(folder.storePath, paths) }
        try folder.markComplete()
    }
}
