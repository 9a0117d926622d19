import SignalKernels

/// A small text file that goes with recordings: a table of reference values, a history.
public enum TextFile {
    /// The greatest size that is read, bytes.
    public static let greatestSize = 1 << 24

    /// The bytes of a regular file.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - what: What it should be, for messages, for example `a reference table`.
    ///   - limit: The greatest size that is read, bytes.
    /// - Throws: `cannotOpen` when it cannot be read, `badData` when it is far too large to be `what`.
    public static func bytes(
        of path: String, as what: String, atMost limit: Int = greatestSize
    ) throws(RecordingError) -> [UInt8] {
        let file = try open(path)
        let status: RawFile.Status
        do { status = try file.status() } catch { throw RecordingError(cannotOpen: path, error) }
        switch status.kind {
        case .folder: throw RecordingError(.cannotOpen, path: path, "this is a folder, not \(what)")
        case .stream: throw RecordingError(.cannotOpen, path: path, "this is a pipe or a device, not a file")
        case .regular: break
        }
        guard status.size <= limit else {
            throw RecordingError(.badData, path: path, "\(status.size) bytes: too large for \(what)")
        }
        var buffer = [UInt8](repeating: 0, count: status.size)
        let found: Int
        do { found = try file.read(into: &buffer, at: 0) } catch { throw RecordingError(cannotOpen: path, error) }
        buffer.removeLast(buffer.count - found)
        return buffer
    }

    private static func open(_ path: String) throws(RecordingError) -> RawFile {
        do { return try RawFile(path: path, for: .reading) } catch { throw RecordingError(cannotOpen: path, error) }
    }
}
