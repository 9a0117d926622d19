import SignalKernels

/// What a file was when its reading began, to tell afterwards whether anybody wrote to it.
///
/// Reading goes over a file more than once (its head, its samples, its hash). A recorder that still writes would leave
/// samples of one state beside the hash of another.
struct FileStamp: Sendable {
    private let path: String
    private let stamp: RawFile.Stamp?

    /// Looks at a file.
    init(of path: String) {
        self.path = path
        stamp = RawFile.stamp(of: path)
    }

    private init() { (path, stamp) = ("", nil) }

    /// The stamp of bytes in memory, which nobody else writes to.
    static let ofMemory = FileStamp()

    /// Refuses a file that is another one by now.
    ///
    /// - Throws: `badData`. A file that is gone was read to its end all the same.
    func check() throws(RecordingError) {
        guard let stamp, let now = RawFile.stamp(of: path), !now.hasSameContent(as: stamp) else { return }
        throw .changed(path)
    }

    /// Reads, and then refuses what came of it when the file is another one by now; an error, too, that is no fault of the file.
    ///
    /// - Parameter abandon: What is still to be done with something read that is refused.
    func checking<Found>(
        _ read: () throws(RecordingError) -> Found, abandon: (Found) -> Void = { _ in }
    ) throws(RecordingError) -> Found {
        let outcome = Result { () throws(RecordingError) in try read() }
        do throws(RecordingError) { try check() } catch {
            if case .success(let found) = outcome { abandon(found) }
            throw error
        }
        return try outcome.get()
    }
}

extension RecordingError {
    /// A file that somebody wrote to while it was read.
    static func changed(_ path: String) -> RecordingError {
        RecordingError(
            .badData, path: path, "the file changed while it was read",
            remedy: "read it again when nothing writes to it any more")
    }
}
