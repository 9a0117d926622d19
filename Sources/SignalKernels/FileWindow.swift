import Glibc

/// A view on a file of any size that keeps only a small part of it in memory.
///
/// The part is read rather than mapped: what is taken apart next is then in the cache already, which is a sixth faster,
/// and a file that another process shortens in that moment cannot hurt.
package struct FileWindow: ~Copyable {
    private let file: RawFile
    /// What the file was when it was opened.
    private let opened: RawFile.Stamp
    /// The part, in memory that is used again for the next one.
    private var part: [UInt8] = []

    /// Opens a file.
    package init(path: String) throws(SystemCallError) {
        // Before it is opened: a file that takes its place in between is told as changed.
        guard let stamp = RawFile.stamp(of: path) else { throw .last }
        self.init(try RawFile(path: path, for: .reading), opened: stamp)
    }

    private init(_ file: consuming RawFile, opened: RawFile.Stamp) {
        self.file = file
        self.opened = opened
    }

    /// Lends bytes of the file, fewer at its end.
    ///
    /// - Throws: Also when the file is no longer what it was when it was opened.
    package mutating func withBytes<Result>(
        _ range: Range<Int>, _ body: (RawSpan) -> Result
    ) throws(SystemCallError) -> Result {
        let inside = range.clamped(to: 0..<opened.size)
        if part.count < inside.count { part = Array(repeating: 0, count: inside.count) }
        let found = try file.read(into: &part, at: inside.lowerBound, count: inside.count)
        guard found == inside.count, try file.stamp().hasSameContent(as: opened) else {
            throw SystemCallError(number: ESTALE)
        }
        return unsafe body(part.span.bytes.extracting(first: found))
    }
}
