/// The memory of a running process, as the kernel tells it.
package enum ProcessMemory {
    /// Memory that belongs to a process alone, bytes.
    ///
    /// Mapped files do not count; `nil` where it cannot be told.
    package static func own(ofProcess process: Int32) -> Int? {
        guard let file = try? RawFile(path: "/proc/\(process)/status", for: .reading) else { return nil }
        var block = [UInt8](repeating: 0, count: 4096)
        guard let count = try? file.read(into: &block, at: 0) else { return nil }
        for line in String(decoding: block.prefix(count), as: UTF8.self).split(separator: "\n")
        where line.hasPrefix("RssAnon:") {
            return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) }
                .map { $0 * 1024 }
        }
        return nil
    }
}
