import SignalKernels

/// A small text file that a person wrote, such as a list of answers.
public enum TextFile {
    /// Reads a whole file as UTF-8, without a byte-order mark.
    ///
    /// - Parameters:
    ///   - path: A regular file.
    ///   - limit: The most bytes such a file has; a recording given by mistake is not read.
    ///   - kind: What the file should be, for messages.
    /// - Throws: `cannotOpen` for what cannot be read, `badData` for what is too large or no text.
    public static func read(path: String, limit: Int, expecting kind: String) throws(RecordingError) -> String {
        let bytes = try bytes(path: path, limit: limit, expecting: kind)
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
            throw RecordingError(.badData, path: path, "not UTF-8 text; \(kind) was expected")
        }
        return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    }

    private static func bytes(path: String, limit: Int, expecting kind: String) throws(RecordingError) -> [UInt8] {
        do {
            let file = try RawFile(path: path, for: .reading)
            let status = try file.status()
            guard status.kind == .regular else {
                let found = status.kind == .folder ? "this is a folder" : "this is a pipe or a device"
                throw RecordingError(.cannotOpen, path: path, "\(found); \(kind) was expected")
            }
            guard status.size <= limit else {
                throw RecordingError(
                    .badData, path: path, "\(status.size) bytes found; \(kind) of at most \(limit) was expected")
            }
            var buffer = [UInt8](repeating: 0, count: status.size)
            let found = try file.read(into: &buffer, at: 0)
            buffer.removeLast(buffer.count - found)
            return buffer
        } catch let error as SystemCallError {
            throw RecordingError(cannotOpen: path, error)
        } catch let error as RecordingError {
            throw error
        } catch {
            throw RecordingError(.cannotOpen, path: path, "cannot be read")
        }
    }
}
