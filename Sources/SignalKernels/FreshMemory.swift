import Glibc

/// Memory that was allocated and not touched yet.
enum FreshMemory {
    /// Less is not worth two calls of the system.
    private static let smallest = 1 << 20
    /// `MADV_POPULATE_WRITE` of Linux 5.14, which older headers lack.
    private static let populate: Int32 = 23

    /// Has the system map memory at once, in large pages where it can; the content is not changed.
    ///
    /// A system that cannot maps it page by page when it is touched, as always.
    static func prepare(_ memory: UnsafeMutableRawBufferPointer) {
        guard let start = memory.baseAddress, memory.count >= smallest else { return }
        let pageSize = Int(getpagesize())
        let first = (Int(bitPattern: start) + pageSize - 1) / pageSize * pageSize
        let end = (Int(bitPattern: start) + memory.count) / pageSize * pageSize
        guard first < end, let page = unsafe UnsafeMutableRawPointer(bitPattern: first) else { return }
        unsafe madvise(page, end - first, MADV_HUGEPAGE)
        unsafe madvise(page, end - first, populate)
    }
}
