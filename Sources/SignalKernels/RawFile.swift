import Glibc

/// A failed call to the operating system.
package struct SystemCallError: Error, Hashable {
    /// The error number, as in `errno`.
    package let number: Int32

    /// The error the last failed call on this thread left behind.
    static var last: SystemCallError { SystemCallError(number: errno) }

    /// The operating system's own words for it.
    package var text: String {
        guard let words = unsafe strerror(number) else { return "error \(number)" }
        return unsafe String(cString: words)
    }
}

extension SystemCallError {
    /// Whether somebody wrote to a file while it was read.
    package var isOfChangedFile: Bool { number == ESTALE }
}

/// An open file descriptor with whole reads and writes; closed when it goes out of scope.
package struct RawFile: ~Copyable {
    /// What stands behind a path or a descriptor.
    package enum Kind: Hashable, Sendable {
        case regular
        case folder
        /// A pipe, a socket or a terminal: it can be read or written once, from front to back.
        case stream
    }

    /// Size and kind of a file.
    package struct Status: Hashable, Sendable {
        /// What it is.
        package let kind: Kind
        /// Size in bytes.
        package let size: Int
    }

    /// How a file is opened.
    package enum Access: Sendable {
        case reading
        case writing
        /// A file that must not exist yet, with these permissions.
        case creating(permissions: UInt32)
    }

    /// The descriptor.
    private let descriptor: Int32
    private let closes: Bool

    /// Opens a file.
    package init(path: String, for access: Access) throws(SystemCallError) {
        let opened =
            switch access {
            // Without O_NONBLOCK a named pipe would hold the process until somebody writes to it.
            case .reading: unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
            case .writing: unsafe open(path, O_WRONLY | O_CLOEXEC)
            case .creating(let permissions):
                unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
            }
        guard opened >= 0 else { throw .last }
        descriptor = opened
        closes = true
    }

    private init(borrowing descriptor: Int32) {
        self.descriptor = descriptor
        closes = false
    }

    /// The process's standard output; it stays open.
    package static var standardOutput: RawFile { RawFile(borrowing: STDOUT_FILENO) }

    /// The process's standard error; it stays open.
    package static var standardError: RawFile { RawFile(borrowing: STDERR_FILENO) }

    deinit {
        if closes { close(descriptor) }
    }

    /// Size and kind of the open file.
    package func status() throws(SystemCallError) -> Status {
        var raw = stat()
        guard unsafe fstat(descriptor, &raw) == 0 else { throw .last }
        return Self.status(raw)
    }

    /// Size and kind of what a path leads to, or `nil` when there is nothing.
    package static func status(of path: String) throws(SystemCallError) -> Status? {
        var raw = stat()
        guard unsafe stat(path, &raw) == 0 else {
            if errno == ENOENT { return nil }
            throw .last
        }
        return status(raw)
    }

    private static func status(_ raw: stat) -> Status {
        let kind: Kind =
            switch raw.st_mode & S_IFMT {
            case S_IFREG, S_IFBLK: .regular
            case S_IFDIR: .folder
            default: .stream
            }
        return Status(kind: kind, size: Int(raw.st_size))
    }

    /// What tells whether a file was written since: size, times of the last changes, number and device.
    package struct Stamp: Hashable, Sendable {
        /// Size; seconds and nanoseconds of the last change of content, then of status; number; device.
        private let parts: [Int]

        /// All of it as text.
        package var text: String { parts.map(\.description).joined(separator: " ") }
        /// Size in bytes.
        var size: Int { parts[0] }
        /// Seconds of the last change of content or status.
        package var lastChange: Int { max(parts[1], parts[3]) }

        /// Whether it is the same file and nobody wrote to it in between.
        package func hasSameContent(as other: Stamp) -> Bool {
            [0, 1, 2, 5, 6].allSatisfy { parts[$0] == other.parts[$0] }
        }

        private init(parts: [Int]) { self.parts = parts }

        fileprivate init(_ raw: stat) {
            self.init(parts: [
                Int(raw.st_size), raw.st_mtim.tv_sec, raw.st_mtim.tv_nsec, raw.st_ctim.tv_sec, raw.st_ctim.tv_nsec,
                Int(truncatingIfNeeded: raw.st_ino), Int(truncatingIfNeeded: raw.st_dev),
            ])
        }

        /// Reads a stamp as it was written; `nil` for other text.
        package init?(text: String) {
            let parts = text.split(separator: " ").map { Int($0) }
            guard parts.count == 7, parts.allSatisfy({ $0 != nil }) else { return nil }
            self.init(parts: parts.compactMap(\.self))
        }
    }

    /// The stamp of what a path leads to; `nil` when it cannot be told.
    package static func stamp(of path: String) -> Stamp? {
        var raw = stat()
        guard unsafe stat(path, &raw) == 0 else { return nil }
        return Stamp(raw)
    }

    /// The stamp of the open file.
    package func stamp() throws(SystemCallError) -> Stamp {
        var raw = stat()
        guard unsafe fstat(descriptor, &raw) == 0 else { throw .last }
        return Stamp(raw)
    }

    /// Writes all bytes, however many calls it takes.
    package func write(_ bytes: [UInt8]) throws(SystemCallError) { try write(bytes.span) }

    /// Writes all bytes, however many calls it takes.
    package func write(_ bytes: Span<UInt8>) throws(SystemCallError) {
        var done = 0
        while done < bytes.count {
            let step = unsafe bytes.withUnsafeBytes {
                let rest = unsafe UnsafeRawBufferPointer(rebasing: $0[done...])
                return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            if step < 0 {
                if errno == EINTR { continue }
                throw .last
            }
            done += step
        }
    }

    /// Fills a buffer from a place in the file; returns how many bytes there were.
    package func read(into buffer: inout [UInt8], at offset: Int) throws(SystemCallError) -> Int {
        try read(into: &buffer, at: offset, count: buffer.count)
    }

    /// Fills the front of a buffer from a place in the file; returns how many bytes there were.
    package func read(into buffer: inout [UInt8], at offset: Int, count: Int) throws(SystemCallError) -> Int {
        let count = min(count, buffer.count)
        var done = 0
        while done < count {
            let step = unsafe buffer.withUnsafeMutableBytes {
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: $0[done..<count])
                return unsafe pread(descriptor, rest.baseAddress, rest.count, offset &+ done)
            }
            if step < 0 {
                if errno == EINTR { continue }
                throw .last
            }
            if step == 0 { break }
            done += step
        }
        return done
    }

    /// Forces what was written onto the disk.
    package func synchronize() throws(SystemCallError) {
        guard fsync(descriptor) == 0 else { throw .last }
    }

    /// Gives a file a new name, replacing what has that name.
    package static func rename(_ path: String, to target: String) throws(SystemCallError) {
        guard unsafe Glibc.rename(path, target) == 0 else { throw .last }
    }

    /// Removes a file; that there is none is no error.
    package static func remove(_ path: String) {
        _ = unsafe unlink(path)
    }

    /// The path with every symbolic link followed, or `nil` when it leads nowhere.
    package static func resolved(_ path: String) -> String? {
        guard let real = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }

    /// The number of this process.
    package static var processIdentifier: Int32 { getpid() }
}
