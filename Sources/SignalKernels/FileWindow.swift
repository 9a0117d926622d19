/// A view on a file of any size that keeps only the part in memory that was asked for last.
///
/// The part is copied rather than mapped: a file that another process shortens has fewer bytes then, where a mapping
/// would end this process with a bus error. Parts that fit the processor's cache cost no more copied than mapped.
package struct FileWindow: ~Copyable {
    private let file: RawFile
    private var buffer: [UInt8] = []
    /// The part of the file that the buffer holds.
    private var held: Range<Int> = 0..<0

    /// Opens a file.
    package init(path: String) throws(SystemCallError) { file = try RawFile(path: path, for: .reading) }

    /// Lends bytes of the file, fewer at its end.
    package mutating func withBytes<Result>(
        _ range: Range<Int>, _ body: (RawSpan) -> Result
    ) throws(SystemCallError) -> Result {
        if range.lowerBound < held.lowerBound || range.upperBound > held.upperBound { try move(to: range) }
        let inside = range.clamped(to: held)
        let first = inside.lowerBound - held.lowerBound
        return body(unsafe buffer.span.bytes.extracting(first..<first + inside.count))
    }

    private mutating func move(to range: Range<Int>) throws(SystemCallError) {
        held = 0..<0
        guard range.lowerBound >= 0, !range.isEmpty else { return }
        if buffer.count < range.count { buffer = [UInt8](repeating: 0, count: range.count) }
        let found = try file.read(into: &buffer, at: range.lowerBound, count: range.count)
        held = range.lowerBound..<range.lowerBound + found
    }
}
