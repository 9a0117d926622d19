import CLinux
import Synchronization

/// The memory of a running process, as the kernel tells it.
package enum ProcessMemory {
    /// Memory that belongs to a process alone, bytes.
    ///
    /// Mapped files do not count; `nil` where it cannot be told.
    package static func own(ofProcess process: Int32) -> Int? { figure("RssAnon:", of: "\(process)") }

    /// The most memory of this process that was resident at a time since ``forgetPeak()``, bytes.
    ///
    /// Pages of mapped files count while they are resident; `nil` where it cannot be told.
    package static var peak: Int? { figure("VmHWM:", of: "self") }

    /// Lets the process keep memory that it frees, for what it needs next, up to so many bytes of every pool.
    ///
    /// Without it every long column is mapped anew, page by page, which costs a long recording a tenth of its time.
    package static func keepFreed(bytes: Int32) {
        // mallopt(3): M_TRIM_THRESHOLD and M_MMAP_THRESHOLD.
        _ = mallopt(-1, bytes)
        _ = mallopt(-3, bytes / 2)
        largestKept.store(bytes / 2, ordering: .relaxed)
        // M_TOP_PAD: the pool of a thread begins with this much, instead of asking the kernel for page after page. What
        // is not used is no memory.
        _ = mallopt(-2, bytes / 16)
    }

    /// Gives unused memory back to the system; what was freed in small pieces stays with the process otherwise.
    package static func giveBack() { _ = malloc_trim(0) }

    /// Up to which size a piece of memory is kept when it is freed; none unless the process keeps any.
    private static let largestKept = Atomic<Int32>(0)
    /// What is larger is given back at once while ``withoutKeeping(_:)`` works.
    private static let largestKeptMeanwhile: Int32 = 1 << 18

    /// Gives kept memory back, then works with large pieces that are given back as soon as they are freed.
    ///
    /// For work that takes one long column after the other, in a process that holds much already: kept ones would lie beside
    /// each other. It is the whole process that works so, until the first of such works ends.
    package static func withoutKeeping<Result>(_ work: () async -> Result) async -> Result {
        let kept = largestKept.load(ordering: .relaxed)
        guard kept > largestKeptMeanwhile else { return await work() }
        giveBack()
        _ = mallopt(-3, largestKeptMeanwhile)
        defer { _ = mallopt(-3, kept) }
        return await work()
    }

    private static let lasting = Mutex<[any Sendable]>([])

    /// Keeps a value of many parts up to the end of the process.
    ///
    /// The system takes back the memory of a process at once; freed part by part before, that of a long recording takes a
    /// thirtieth of its time.
    package static func keepToTheEnd(_ value: some Sendable) { lasting.withLock { $0.append(value) } }

    /// Gives unused memory back and lets the peak begin anew.
    ///
    /// - Returns: Whether the kernel allowed it; the peak is that of the whole process otherwise.
    package static func forgetPeak() -> Bool {
        giveBack()
        guard let file = try? RawFile(path: "/proc/self/clear_refs", for: .writing) else { return false }
        // 5: the high-water mark (proc(5)).
        return (try? file.write(Array("5\n".utf8))) != nil
    }

    private static func figure(_ name: String, of process: String) -> Int? {
        guard let file = try? RawFile(path: "/proc/\(process)/status", for: .reading) else { return nil }
        var block = [UInt8](repeating: 0, count: 4096)
        guard let count = try? file.read(into: &block, at: 0) else { return nil }
        for line in String(decoding: block.prefix(count), as: UTF8.self).split(separator: "\n")
        where line.hasPrefix(name) {
            return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) }
                .map { $0 * 1024 }
        }
        return nil
    }
}
