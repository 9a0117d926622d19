import SignalKernels

/// Writes files that appear whole or not at all.
public enum AtomicFile {
    /// Takes the content of a file, front to back.
    public struct Sink: ~Copyable {
        private let file: RawFile
        private let path: String
        private var buffer: [UInt8] = []
        private static let blockSize = 65_536

        fileprivate init(_ file: consuming RawFile, path: String) {
            self.file = file
            self.path = path
            buffer.reserveCapacity(Self.blockSize)
        }

        /// Appends text as UTF-8.
        public mutating func write(_ text: String) throws(RecordingError) {
            buffer.append(contentsOf: text.utf8)
            if buffer.count >= Self.blockSize { try flush() }
        }

        /// Appends bytes; a large block is written as it is.
        public mutating func write(_ bytes: Span<UInt8>) throws(RecordingError) {
            if bytes.count >= Self.blockSize {
                try flush()
                return try put(bytes)
            }
            buffer.append(contentsOf: bytes)
            if buffer.count >= Self.blockSize { try flush() }
        }

        /// Appends bytes; a large block is written as it is.
        public mutating func write(_ bytes: [UInt8]) throws(RecordingError) { try write(bytes.span) }

        fileprivate mutating func flush() throws(RecordingError) {
            guard !buffer.isEmpty else { return }
            try put(buffer.span)
            buffer.removeAll(keepingCapacity: true)
        }

        private func put(_ bytes: Span<UInt8>) throws(RecordingError) {
            do { try file.write(bytes) } catch { throw RecordingError(cannotWrite: path, error) }
        }

        fileprivate mutating func finish(onDisk: Bool) throws(RecordingError) {
            try flush()
            guard onDisk else { return }
            do { try file.synchronize() } catch { throw RecordingError(cannotWrite: path, error) }
        }
    }

    /// Writes a file under a temporary name in the same folder and renames it when it is complete and on the disk.
    ///
    /// `-` and `/dev/stdout` are standard output; they, a pipe and a device are written straight through. A symbolic
    /// link is followed. On any error, `body`'s own included, the file that was there before stays as it was and
    /// nothing else is left behind.
    ///
    /// - Throws: `RecordingError` with code `cannotWrite`, or what `body` throws.
    public static func write(
        to path: String, permissions: UInt32 = 0o644, _ body: (inout Sink) throws(RecordingError) -> Void
    ) throws(RecordingError) {
        if path == "-" || path == "/dev/stdout" {
            var sink = Sink(RawFile.standardOutput, path: "standard output")
            try body(&sink)
            return try sink.finish(onDisk: false)
        }
        switch try kind(of: path) {
        case .folder:
            throw RecordingError(
                .cannotWrite, path: path, "this is a folder, not a file", remedy: "add a file name to the path")
        case .stream:
            var sink = Sink(try open(path, .writing), path: path)
            try body(&sink)
            return try sink.finish(onDisk: false)
        case .regular, nil:
            break
        }
        let target = RawFile.resolved(path) ?? path
        let temporary = temporaryName(beside: target)
        var sink = Sink(try open(temporary, .creating(permissions: permissions), for: path), path: path)
        do throws(RecordingError) {
            try body(&sink)
            try sink.finish(onDisk: true)
            do { try RawFile.rename(temporary, to: target) } catch { throw RecordingError(cannotWrite: path, error) }
        } catch {
            RawFile.remove(temporary)
            throw error
        }
    }

    private static func kind(of path: String) throws(RecordingError) -> RawFile.Kind? {
        do { return try RawFile.status(of: path)?.kind } catch { throw RecordingError(cannotWrite: path, error) }
    }

    private static func open(
        _ path: String, _ access: RawFile.Access, for name: String? = nil
    ) throws(RecordingError) -> RawFile {
        do { return try RawFile(path: path, for: access) } catch {
            throw RecordingError(cannotWrite: name ?? path, error)
        }
    }

    /// Whether a name is one under which a file is written before it is complete.
    package static func isDraft(_ name: String) -> Bool {
        let parts = name.dropFirst().dropLast(5).split(separator: "-", omittingEmptySubsequences: false)
        return name.hasPrefix(".") && name.hasSuffix(".part") && parts.count == 2
            && !parts[0].isEmpty && parts[0].allSatisfy(\.isNumber) && UInt64(parts[1], radix: 36) != nil
    }

    /// A hidden name no other process or thread uses; short, so that it fits wherever the target's name fits.
    private static func temporaryName(beside path: String) -> String {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let unique = String(UInt64.random(in: .min ... .max), radix: 36)
        return "\(folder).\(RawFile.processIdentifier)-\(unique).part"
    }
}
