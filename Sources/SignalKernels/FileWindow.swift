import Glibc

/// A view on a file of any size that keeps only a small part of it in memory.
///
/// The part is mapped rather than copied. A file that another process shortens in the very moment it is looked at ends
/// this one with a bus error, as with any program that maps files.
@safe package struct FileWindow: ~Copyable {
    /// Bytes mapped at a time; enough that the calls cost nothing, little beside a process.
    private static let span = 4 << 20

    private let descriptor: Int32
    private var base: UnsafeMutableRawPointer?
    private var mapped: Range<Int> = 0..<0

    /// Opens a file.
    package init(path: String) throws(SystemCallError) {
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last }
        unsafe base = nil
    }

    deinit {
        if let base = unsafe base { unsafe munmap(base, mapped.count) }
        close(descriptor)
    }

    /// Lends bytes of the file, fewer at its end.
    package mutating func withBytes<Result>(
        _ range: Range<Int>, _ body: (RawSpan) -> Result
    ) throws(SystemCallError) -> Result {
        if range.lowerBound < mapped.lowerBound || range.upperBound > mapped.upperBound { try move(to: range) }
        let inside = range.clamped(to: mapped)
        let start = unsafe base.map { unsafe UnsafeRawPointer($0) + (inside.lowerBound - mapped.lowerBound) }
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : inside.count)
        return unsafe body(bytes.bytes)
    }

    private mutating func move(to range: Range<Int>) throws(SystemCallError) {
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
        unsafe madvise(opened, end - start, MADV_SEQUENTIAL)
    }
}
