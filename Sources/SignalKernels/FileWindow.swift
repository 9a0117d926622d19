import Glibc

/// A view on a file of any size that keeps only a small part of it in memory.
///
/// The part is read rather than mapped: what is taken apart next is then in the cache already, which is up to a sixth faster,
/// and a file that another process shortens in that moment cannot hurt.
package struct FileWindow: ~Copyable {
    private let file: RawFile
    /// What the file was when it was opened.
    private let opened: RawFile.Stamp
    /// The part, in memory that is used again for the next one.
    private var part: [UInt8] = []
    /// What several ranges are taken out of.
    private var stretch: [UInt8] = []

    /// Bytes between two ranges that are read along rather than jumped over, and the most that are read at a time.
    private static let widestGap = 2048
    private static let longestRead = 1 << 16

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
    /// - Parameter ranges: Which; they are lent one behind the other.
    /// - Throws: Also when the file is no longer what it was when it was opened.
    /// - Precondition: No range begins before the one ahead of it.
    package mutating func withBytes<Result>(
        _ ranges: [Range<Int>], _ body: (RawSpan) -> Result
    ) throws(SystemCallError) -> Result {
        let ranges = ranges.map { $0.clamped(to: 0..<opened.size) }
        let count = ranges.reduce(0) { $0 + $1.count }
        if part.count < count { part = Array(repeating: 0, count: count) }
        let found =
            if let only = ranges.first, ranges.count == 1 {
                try file.read(into: &part, at: only.lowerBound, count: only.count)
            } else {
                try gather(ranges)
            }
        guard found == count, try file.stamp().hasSameContent(as: opened) else {
            throw SystemCallError(number: ESTALE)
        }
        return unsafe body(part.span.bytes.extracting(first: count))
    }

    /// Puts ranges one behind the other; what lies close together is read in one.
    ///
    /// - Returns: How many bytes there were.
    private mutating func gather(_ ranges: [Range<Int>]) throws(SystemCallError) -> Int {
        var (first, place) = (0, 0)
        while first < ranges.count {
            let start = ranges[first].lowerBound
            var end = ranges[first].upperBound
            var next = first + 1
            while next < ranges.count, ranges[next].lowerBound - end <= Self.widestGap,
                ranges[next].upperBound - start <= Self.longestRead
            {
                end = max(end, ranges[next].upperBound)
                next += 1
            }
            if stretch.count < end - start { stretch = Array(repeating: 0, count: end - start) }
            let found = try file.read(into: &stretch, at: start, count: end - start)
            guard found == end - start else { break }
            for range in ranges[first..<next] {
                let behind = place + range.count
                part.replaceSubrange(
                    place..<behind, with: stretch[range.lowerBound - start..<range.upperBound - start])
                place = behind
            }
            first = next
        }
        return place
    }
}
