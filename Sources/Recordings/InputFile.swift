import SignalKernels

/// A recording's file opened for reading; only regular files are recordings.
struct InputFile: ~Copyable {
    private let file: RawFile
    private let path: String
    /// Size in bytes.
    let size: Int

    /// Opens a file, and says in one line why it cannot be one.
    init(path: String) throws(RecordingError) {
        let opened = try Self.open(path)
        let status = try Self.status(of: opened, path)
        switch status.kind {
        case .folder:
            throw RecordingError(.cannotOpen, path: path, "this is a folder, not a recording")
        case .stream:
            throw RecordingError(
                .cannotOpen, path: path, "this is a pipe or a device, not a file",
                remedy: "save the recording to a file first")
        case .regular:
            break
        }
        file = opened
        size = status.size
        self.path = path
    }

    /// Whether there is a regular file.
    static func exists(_ path: String) -> Bool { (try? RawFile.status(of: path))?.kind == .regular }

    private static func open(_ path: String) throws(RecordingError) -> RawFile {
        do { return try RawFile(path: path, for: .reading) } catch { throw RecordingError(cannotOpen: path, error) }
    }

    private static func status(of file: borrowing RawFile, _ path: String) throws(RecordingError) -> RawFile.Status {
        do { return try file.status() } catch { throw RecordingError(cannotOpen: path, error) }
    }

    /// Fills a buffer from a place in the file; returns how many bytes there were.
    func read(into buffer: inout [UInt8], at offset: Int) throws(RecordingError) -> Int {
        do { return try file.read(into: &buffer, at: offset) } catch {
            throw RecordingError(cannotOpen: path, error)
        }
    }

    /// Up to `count` bytes from a place in the file.
    func bytes(at offset: Int, count: Int) throws(RecordingError) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: max(0, min(count, size - offset)))
        let found = try read(into: &buffer, at: offset)
        buffer.removeLast(buffer.count - found)
        return buffer
    }
}

extension ByteSource {
    /// Opens a recording's file, and says in one line why it cannot be one.
    init(recording path: String) throws(RecordingError) {
        _ = try InputFile(path: path)
        do { try self.init(path: path) } catch { throw RecordingError(cannotOpen: path, error) }
    }

    /// Refuses bytes of which some were taken away or written anew while they were read.
    ///
    /// The rest of a file's last page reads as zeros when the file ends earlier in it by now; only the stamp tells.
    func checkIsWhole(path: String, since stamp: FileStamp) throws(RecordingError) {
        if isDamaged { throw .changed(path) }
        try stamp.check()
    }
}
