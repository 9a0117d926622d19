import SignalKernels
import SignalProcessing

/// Reads a recording whatever its format, which is told by the file's first bytes and not by its name.
public struct RecordingReader: Sendable {
    /// Files above this size are hashed beside the parsing.
    private static let largeFile = 1 << 20
    /// Endings that promise samples; a text under such a name is a mistake worth telling.
    private static let soundEndings: Set<String> = [
        "wav", "wave", "w64", "rf64", "bw64", "aif", "aiff", "aifc", "caf", "flac",
    ]

    /// Creates a reader.
    public init() {}

    /// Reads a file.
    ///
    /// - Throws: `RecordingError`: `cannotOpen` for what is no readable file, `badData` for content that is no
    ///   recording (with the way to one, where it is a known format) and for a file that changes meanwhile, `usage` when
    ///   the options contradict the file.
    public func read(path: String, options: ReadingOptions = ReadingOptions()) throws(RecordingError) -> Recording {
        var (recording, hash) = try readBesideHash(path: path, options: options)
        if let hash { recording.source.sha256 = try hash.value() }
        return recording
    }

    /// Reads a file as ``read(path:options:)`` does, without waiting for its hash.
    ///
    /// - Returns: The recording and, where its `source.sha256` is still empty, the hash that goes on; whoever needs it no
    ///   longer waits for its end.
    package func readBesideHash(
        path: String, options: ReadingOptions
    ) throws(RecordingError) -> (Recording, BackgroundHash?) {
        let stamp = FileStamp(of: path)
        // Also what is found wrong in a file that somebody writes to is no fault of the file.
        return try stamp.checking { () throws(RecordingError) in
            try readWhatIsThere(path: path, options: options, stamp)
        } abandon: { _, hash in
            hash?.wait()
        }
    }

    private func readWhatIsThere(
        path: String, options: ReadingOptions, _ stamp: FileStamp
    ) throws(RecordingError) -> (Recording, BackgroundHash?) {
        let (head, size) = try look(at: path)
        guard size > 0 else { throw RecordingError(.badData, path: path, "the file is empty") }
        let kind = FileKind(head)
        if case .foreign(let what, let remedy) = kind {
            throw RecordingError(.badData, path: path, "this is \(what)", remedy: remedy)
        }
        var options = options
        let finding = try ProfileSearch(options.profile).finding(for: path, mayBeTable: kind == .other)
        options.take(finding.profile)
        var (recording, hash) = try read(kind, size, path: path, options: options, stamp)
        if var decision = finding.decision {
            if finding.profile?.statesNothing(of: kind) == true {
                decision.evidence += "; it states nothing of files of this format"
            }
            recording.decisions.insert(decision, at: 0)
        }
        return (recording, hash)
    }

    private func read(
        _ kind: FileKind, _ size: Int, path: String, options: ReadingOptions, _ stamp: FileStamp
    ) throws(RecordingError) -> (Recording, BackgroundHash?) {
        let isLarge = size > Self.largeFile
        if kind == .other, !Self.soundEndings.contains(path.fileEnding) {
            return try readText(path, size, options, hashesBeside: isLarge, stamp)
        }
        let hash =
            isLarge
            ? BackgroundHash(size: size, stamp) { () throws(RecordingError) in try ContentHash.sha256(ofFile: path) }
            : nil
        var recording = try waiting(for: hash) { () throws(RecordingError) in
            try measured(.decode, bytes: size) { () throws(RecordingError) in
                try decode(kind, path: path, options: options)
            }
        }
        if hash == nil {
            recording.source.sha256 = try measured(.hash, bytes: size) { () throws(RecordingError) in
                try ContentHash.sha256(ofFile: path)
            }
        }
        return (recording, hash)
    }

    /// Reads beside a hash: one that goes on after an error would run into the end of the program.
    private func waiting(
        for hash: BackgroundHash?, _ read: () throws(RecordingError) -> Recording
    ) throws(RecordingError) -> Recording {
        do { return try read() } catch {
            hash?.wait()
            throw error
        }
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
        _ path: String, _ size: Int, _ options: ReadingOptions, hashesBeside: Bool, _ stamp: FileStamp
    ) throws(RecordingError) -> (Recording, BackgroundHash?) {
        let source = try ByteSource(recording: path)
        let hash = hashesBeside ? BackgroundHash(size: size, stamp) { ContentHash.sha256(of: source) } : nil
        var recording = try waiting(for: hash) { () throws(RecordingError) in
            try measured(.decode, bytes: size) { () throws(RecordingError) in
                try TextTableReader().read(source, path: path, options: options, stamp)
            }
        }
        if hash == nil {
            recording.source.sha256 = measured(.hash, bytes: size) { ContentHash.sha256(of: source) }
        }
        return (recording, hash)
    }

    private func look(at path: String) throws(RecordingError) -> (FileHead, size: Int) {
        let file = try InputFile(path: path)
        return (FileHead(try file.bytes(at: 0, count: FileHead.length)), file.size)
    }
}

extension String {
    /// What follows the last dot of a path's last part, in lower case; empty when there is none.
    var fileEnding: String {
        let name = split(separator: "/").last ?? ""
        return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    }
}
