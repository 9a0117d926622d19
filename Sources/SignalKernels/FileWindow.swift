internal import CSignalKernels
import Glibc

/// A view on a file of any size that keeps only a small part of it in memory.
///
/// The part is mapped rather than copied, which spares a quarter of the time of taking samples apart. Where another
/// process shortens the file in the very moment it is looked at, that is an error and no bytes.
@safe package struct FileWindow: ~Copyable {
    /// Bytes mapped at a time; enough that the calls cost nothing, little beside a process.
    private static let span = 4 << 20

    private let descriptor: Int32
    /// What the file was when it was opened.
    private let opened: stat
    private var base: UnsafeMutableRawPointer?
    private var mapped: Range<Int> = 0..<0
    /// The number under which the mapping is watched; below 0 where none is.
    private var watch: Int32 = -1

    /// Opens a file.
    package init(path: String) throws(SystemCallError) {
        // Without O_NONBLOCK a named pipe would hold the process until somebody writes to it.
        descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last }
        unsafe base = nil
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            let error = SystemCallError.last
            close(descriptor)
            throw error
        }
        opened = status
    }

    deinit {
        signal_unwatch_mapping(watch)
        if let base = unsafe base { unsafe munmap(base, mapped.count) }
        close(descriptor)
    }

    /// Lends bytes of the file, fewer at its end.
    ///
    /// - Throws: Also when the file is no longer what it was when it was opened; what `body` made of its bytes is of no
    ///   use then, as where it became shorter they were zeros.
    package mutating func withBytes<Result>(
        _ range: Range<Int>, _ body: (RawSpan) -> Result
    ) throws(SystemCallError) -> Result {
        if range.lowerBound < mapped.lowerBound || range.upperBound > mapped.upperBound { try move(to: range) }
        let inside = range.clamped(to: mapped)
        let start = unsafe base.map { unsafe UnsafeRawPointer($0) + (inside.lowerBound - mapped.lowerBound) }
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : inside.count)
        let result = unsafe body(bytes.bytes)
        try checkIsSame()
        if signal_mapping_is_damaged(watch) { throw SystemCallError(number: EIO) }
        return result
    }

    /// Behind a new end within the last page there is no bus error, but zeros.
    private func checkIsSame() throws(SystemCallError) {
        var now = stat()
        guard unsafe fstat(descriptor, &now) == 0 else { throw .last }
        guard now.st_size == opened.st_size, now.st_mtim.tv_sec == opened.st_mtim.tv_sec,
            now.st_mtim.tv_nsec == opened.st_mtim.tv_nsec
        else { throw SystemCallError(number: ESTALE) }
    }

    private mutating func move(to range: Range<Int>) throws(SystemCallError) {
        signal_unwatch_mapping(watch)
        watch = -1
        if let base = unsafe base { unsafe munmap(base, mapped.count) }
        unsafe (base, mapped) = (nil, 0..<0)
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .last }
        let size = Int(status.st_size)
        // Mappings begin at whole pages; no page is larger than this.
        let start = range.lowerBound & ~0xFFFF
        let end = min(size, max(range.upperBound, start + Self.span))
        guard range.lowerBound >= 0, start < end else { return }
        let opened = unsafe mmap(nil, end - start, PROT_READ, MAP_PRIVATE, descriptor, start)
        guard let opened = unsafe opened, unsafe opened != MAP_FAILED else { throw .last }
        unsafe (base, mapped) = (opened, start..<end)
        watch = unsafe signal_watch_mapping(opened, end - start)
        unsafe madvise(opened, end - start, MADV_SEQUENTIAL)
    }
}
