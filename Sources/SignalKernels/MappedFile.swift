internal import CSignalKernels
import Glibc

/// The bytes of a regular file, mapped into memory and read only.
///
/// Where another process shortens the file while it is being read, zeros stand in for what is gone, and
/// ``isDamaged`` says so.
@safe final class MappedFile: Sendable {
    private nonisolated(unsafe) let base: UnsafeRawPointer?
    private let isMapped: Bool
    /// The number under which the mapping is watched; below 0 where none is.
    private let watch: Int32
    /// Files above this size are not kept in memory while they are read, bytes.
    static let largeSize = 256 << 20
    /// Number of bytes.
    let count: Int

    /// Opens and maps a file.
    init(path: String) throws(SystemCallError) {
        // Without O_NONBLOCK a named pipe would hold the process until somebody writes to it.
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .last }
        if status.st_mode & S_IFMT == S_IFDIR { throw SystemCallError(number: EISDIR) }
        // A pipe has no bytes to come back to, and a device such as /dev/zero no end.
        guard status.st_mode & S_IFMT == S_IFREG else { throw SystemCallError(number: ESPIPE) }
        let size = Int(status.st_size)
        if size > 0 {
            let mapped = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
            guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else { throw .last }
            // Of a file that may have no room in memory only what comes next is asked for.
            unsafe madvise(mapped, size, size > Self.largeSize ? MADV_SEQUENTIAL : MADV_WILLNEED)
            watch = unsafe signal_watch_mapping(mapped, size)
            unsafe (base, count, isMapped) = (UnsafeRawPointer(mapped), size, true)
        } else {
            // Files of the kernel tell no size.
            let (bytes, length) = unsafe try Self.readAll(descriptor)
            watch = -1
            unsafe (base, count, isMapped) = unsafe (bytes, length, false)
        }
    }

    deinit {
        guard let base = unsafe base else { return }
        signal_unwatch_mapping(watch)
        let mutable = unsafe UnsafeMutableRawPointer(mutating: base)
        if isMapped { unsafe munmap(mutable, count) } else { unsafe free(mutable) }
    }

    /// Whether bytes that were asked for are no longer in the file, zeros standing in for them.
    var isDamaged: Bool { signal_mapping_is_damaged(watch) }

    /// Lets go of pages that are not needed for now; they are mapped again when they are.
    func release(_ range: Range<Int>) {
        guard isMapped, let base = unsafe base else { return }
        // With a page the system maps all those that were read into memory as one: as much as this at most.
        let first = range.lowerBound & ~0x1F_FFFF
        let end = min(count, (range.upperBound + 0x1F_FFFF) & ~0x1F_FFFF)
        guard first < end else { return }
        unsafe madvise(UnsafeMutableRawPointer(mutating: base + first), end - first, MADV_DONTNEED)
    }

    /// Lends the bytes.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        unsafe body(UnsafeRawBufferPointer(start: base, count: count))
    }

    private static func readAll(_ descriptor: Int32) throws(SystemCallError) -> (UnsafeRawPointer?, Int) {
        var capacity = 1 << 16
        var length = 0
        var buffer = unsafe malloc(capacity)
        while true {
            guard let room = unsafe buffer else { throw SystemCallError(number: ENOMEM) }
            let step = unsafe Glibc.read(descriptor, room + length, capacity - length)
            if step < 0 {
                if errno == EINTR { continue }
                let error = SystemCallError.last
                unsafe free(room)
                throw error
            }
            if step == 0 { return (UnsafeRawPointer(room), length) }
            length += step
            if length == capacity {
                capacity *= 2
                let larger = unsafe realloc(room, capacity)
                if unsafe larger == nil { unsafe free(room) }
                unsafe buffer = larger
            }
        }
    }
}
