import CLinux
import Glibc

/// The processors that the threads of this process may run on.
package struct Processors: Sendable, Hashable {
    /// A bit a processor, in the layout of the kernel.
    private var mask: [UInt8]

    /// Room for 8192 processors, the most a Linux kernel is built for.
    private static let maskSize = 1024

    /// Those of the calling thread; `nil` where the kernel does not tell.
    package static var allowed: Processors? {
        var mask = [UInt8](repeating: 0, count: maskSize)
        guard unsafe sched_getaffinity(0, maskSize, &mask) >= 0 else { return nil }
        return Processors(mask: mask)
    }

    /// How many there are.
    package var count: Int { mask.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// The first of them, `count` at most.
    package func prefix(_ count: Int) -> Processors {
        var rest = count
        var kept = [UInt8](repeating: 0, count: mask.count)
        for bit in 0..<8 * mask.count where rest > 0 && mask[bit / 8] & 1 << UInt8(bit % 8) != 0 {
            kept[bit / 8] |= 1 << UInt8(bit % 8)
            rest -= 1
        }
        return Processors(mask: kept)
    }

    /// Keeps every thread of this process on these processors; threads started later inherit it.
    ///
    /// - Returns: Whether the kernel allowed it.
    package func bindAllThreads() -> Bool {
        guard let threads = try? RawFolder.entries(of: "/proc/self/task") else { return false }
        var isBound = false
        for case let thread? in threads.map({ $0.name.flatMap { pid_t($0) } }) {
            // A thread that has ended meanwhile needs no place.
            let outcome = unsafe sched_setaffinity(thread, mask.count, mask)
            if outcome != 0, errno != ESRCH { return false }
            isBound = true
        }
        return isBound
    }
}
