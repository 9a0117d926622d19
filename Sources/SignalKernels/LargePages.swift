import Glibc

extension Array {
    /// Bytes of a large page on most machines.
    private static var largePage: Int { 2 << 20 }

    /// Makes room for elements, in large pages when there are many.
    ///
    /// A fresh page costs a trip into the kernel when it is first touched, which for pages of 4 KiB takes longer than
    /// most of what is then done with the samples.
    package mutating func reserveLargePages(_ minimumCapacity: Int) {
        reserveCapacity(minimumCapacity)
        let size = capacity * MemoryLayout<Element>.stride
        guard size >= 2 * Self.largePage else { return }
        unsafe withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            let start = Int(bitPattern: base)
            let first = (start + Self.largePage - 1) & ~(Self.largePage - 1)
            let end = (start + size) & ~(Self.largePage - 1)
            guard first < end else { return }
            unsafe madvise(UnsafeMutableRawPointer(bitPattern: first), end - first, MADV_HUGEPAGE)
        }
    }

    /// A copy in memory of its own, in large pages when it is long.
    package func copied() -> [Element] {
        var copy: [Element] = []
        copy.reserveLargePages(count)
        copy.append(contentsOf: self)
        return copy
    }
}
