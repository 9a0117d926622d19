import Recordings
import SignalKernels
import Synchronization

/// What is known of files that were hashed before: a file that was not written since need not be read again.
///
/// The book holds no names: a file is known by what the file system says of it (number, size, times of the last changes).
/// A stamp is relied on only when the book was written a while after the file, as no file system tells times exactly.
final class StampBook: Sendable {
    /// A change within this time before the book was written may not show in the stamp, seconds.
    private static let doubt = 2

    private struct State {
        /// What the book says, and what was found in this run.
        var known: [String: String] = [:]
        var used: [String: String] = [:]
        var hasNews = false
    }

    private let path: String
    private let state: Mutex<State>

    /// Reads the book; one that cannot be read is empty.
    init(path: String) {
        self.path = path
        var state = State()
        if let written = RawFile.stamp(of: path)?.lastChange,
            let bytes = try? TextFile.bytes(of: path, as: "a list of files")
        {
            for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
                let parts = line.split(separator: " ", maxSplits: 1)
                guard parts.count == 2, let stamp = RawFile.Stamp(text: String(parts[1])) else { continue }
                if stamp.lastChange < written - Self.doubt { state.known[stamp.text] = String(parts[0]) }
            }
        }
        self.state = Mutex(state)
    }

    /// SHA-256 of a file: as it is known, or computed.
    ///
    /// - Throws: `cannotOpen`.
    func sha256(ofFile path: String) throws(RecordingError) -> String {
        let stamp = stamp(of: path)
        if let stamp, let hash = state.withLock({ $0.known[stamp] }) {
            state.withLock { $0.used[stamp] = hash }
            return hash
        }
        let hash = try ContentHash.sha256(ofFile: path)
        note(hash, of: path, since: stamp)
        return hash
    }

    /// What tells whether a file is written from now on.
    func stamp(of path: String) -> String? { RawFile.stamp(of: path)?.text }

    /// Notes the hash of a file, unless it was written since the stamp was taken.
    func note(_ hash: String, of path: String, since stamp: String?) {
        guard let stamp, stamp == self.stamp(of: path) else { return }
        state.withLock { state in
            state.used[stamp] = hash
            state.hasNews = true
        }
    }

    /// Writes the book with the files of this run, if there is anything new.
    func write() throws(RecordingError) {
        let (used, isNew) = state.withLock { ($0.used, $0.hasNews || $0.used.count != $0.known.count) }
        guard isNew else { return }
        let lines = used.map { "\($0.value) \($0.key)\n" }.sorted()
        try AtomicFile.write(to: path, permissions: 0o600) { (sink: inout AtomicFile.Sink) throws(RecordingError) in
            for line in lines { try sink.write(line) }
        }
    }
}
