import Dispatch
import SignalKernels
import SignalProcessing
import Synchronization

/// Reads a recording whatever its format, which is told by the file's first bytes and not by its name.
public struct RecordingReader: Sendable {
    /// Files above this size are hashed beside the parsing.
    private static let largeFile = 1 << 20
    /// Endings that promise samples; a text under such a name is a mistake worth telling.
    private static let soundEndings: Set<String> = ["wav", "wave", "w64", "rf64", "aif", "aiff", "caf"]

    /// Creates a reader.
    public init() {}

    /// Reads a file.
    ///
    /// - Throws: `RecordingError`: `cannotOpen` for what is no readable file, `badData` for content that is no
    ///   recording (with the way to one, where it is a known format), `usage` when the options contradict the file.
    public func read(path: String, options: ReadingOptions = ReadingOptions()) throws(RecordingError) -> Recording {
        let (head, size) = try look(at: path)
        guard size > 0 else { throw RecordingError(.badData, path: path, "the file is empty") }
        let kind = FileKind(head)
        if case .foreign(let what, let remedy) = kind {
            throw RecordingError(.badData, path: path, "this is \(what)", remedy: remedy)
        }
        var options = options
        let finding = try ProfileSearch(options.profile).finding(for: path)
        options.take(finding.profile)
        var recording = try read(kind, size, path: path, options: options)
        if var decision = finding.decision {
            if finding.profile?.statesNothing(of: kind) == true {
                decision.evidence += "; it states nothing of files of this format"
            }
            recording.decisions.insert(decision, at: 0)
        }
        return recording
    }

    private func read(
        _ kind: FileKind, _ size: Int, path: String, options: ReadingOptions
    ) throws(RecordingError) -> Recording {
        let isLarge = size > Self.largeFile
        if kind == .other, !Self.soundEndings.contains(path.fileEnding) {
            return try readText(path, size, options, hashesBeside: isLarge)
        }
        let hash =
            isLarge
            ? BackgroundHash(size: size) { () throws(RecordingError) in try ContentHash.sha256(ofFile: path) } : nil
        // A hash that goes on after an error would run into the end of the program.
        defer { hash?.wait() }
        var recording = try measured(.decode, bytes: size) { () throws(RecordingError) in
            try decode(kind, path: path, options: options)
        }
        if let hash {
            recording.source.sha256 = try hash.value()
        } else {
            recording.source.sha256 = try measured(.hash, bytes: size) { () throws(RecordingError) in
                try ContentHash.sha256(ofFile: path)
            }
        }
        return recording
    }

    private func decode(
        _ kind: FileKind, path: String, options: ReadingOptions
    ) throws(RecordingError) -> Recording {
        if kind == .c3d { return try C3DReader().read(path: path, options: options) }
        if let outline = try WaveReader().outline(path: path, options: options) { return outline }
        return try WaveReader().read(path: path, options: options)
    }

    /// A text is hashed from the same memory from which it is read.
    private func readText(
        _ path: String, _ size: Int, _ options: ReadingOptions, hashesBeside: Bool
    ) throws(RecordingError) -> Recording {
        let source: ByteSource
        do { source = try ByteSource(path: path) } catch { throw RecordingError(cannotOpen: path, error) }
        let hash = hashesBeside ? BackgroundHash(size: size) { ContentHash.sha256(of: source) } : nil
        defer { hash?.wait() }
        var recording = try measured(.decode, bytes: size) { () throws(RecordingError) in
            try TextTableReader().read(source, path: path, options: options)
        }
        if let hash {
            recording.source.sha256 = try hash.value()
        } else {
            recording.source.sha256 = measured(.hash, bytes: size) { ContentHash.sha256(of: source) }
        }
        return recording
    }

    private func look(at path: String) throws(RecordingError) -> (FileHead, size: Int) {
        let file = try InputFile(path: path)
        return (FileHead(try file.bytes(at: 0, count: FileHead.length)), file.size)
    }
}

/// The hash of a file, computed on another thread.
private final class BackgroundHash: Sendable {
    private let result = Mutex<Result<String, RecordingError>?>(nil)
    private let finished = DispatchGroup()

    init(size: Int, _ compute: @escaping @Sendable () throws(RecordingError) -> String) {
        let clock = StageClock.current
        DispatchQueue.global(qos: .userInitiated).async(group: finished) { [self] in
            let outcome = StageClock.carry(clock) {
                Result<String, RecordingError> { () throws(RecordingError) in
                    try measured(.hash, bytes: size) { () throws(RecordingError) in try compute() }
                }
            }
            result.withLock { $0 = outcome }
        }
    }

    /// Waits until the thread is done with the file.
    func wait() { finished.wait() }

    /// Waits for the hash.
    func value() throws(RecordingError) -> String {
        finished.wait()
        guard let outcome = result.withLock({ $0 }) else { preconditionFailure("the hash finished without a result") }
        return try outcome.get()
    }
}

extension String {
    /// What follows the last dot of a path's last part, in lower case; empty when there is none.
    var fileEnding: String {
        let name = split(separator: "/").last ?? ""
        return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    }
}
