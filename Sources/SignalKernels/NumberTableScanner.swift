import Glibc

/// Reads the rows of a text table into columns of numbers, on several threads; the result does not depend on how many.
package struct NumberTableScanner: Sendable {
    /// What becomes of a column.
    package enum Cell: Sendable, Hashable {
        /// Not read.
        case skip
        /// Read as a number.
        case number
        /// Its place in the text is kept; see ``NumberTable/place(ofText:)``.
        case text
    }

    /// What becomes of each column.
    package var cells: [Cell]
    /// The byte between cells.
    package var delimiter: UInt8
    /// Whether a run of blanks and tabs is one delimiter.
    package var mergesBlanks: Bool
    /// The decimal mark, a point or a comma.
    package var decimalMark: UInt8
    /// The byte that ends a line; a carriage return before it is ignored.
    package var lineEnd: UInt8
    /// The byte that starts a comment beside the usual marks; 0 when there is none.
    package var commentMark: UInt8 = 0
    /// Words for a missing value beside the usual ones, in lower case.
    package var missingWords: Set<String> = []

    /// Creates a scanner.
    package init(
        cells: [Cell], delimiter: UInt8, mergesBlanks: Bool = false, decimalMark: UInt8 = UInt8(ascii: "."),
        lineEnd: UInt8 = UInt8(ascii: "\n")
    ) {
        self.cells = cells
        self.delimiter = delimiter
        self.mergesBlanks = mergesBlanks
        self.decimalMark = decimalMark
        self.lineEnd = lineEnd
    }

    /// Reads the rows in a range of the text; the range starts at the start of a line.
    ///
    /// - Parameter maximumThreads: the most threads that read at a time; never more than there are processors.
    package func scan(_ text: ByteSource, in range: Range<Int>, maximumThreads: Int = 64) -> NumberTable {
        scan(text, in: range, maximumThreads: maximumThreads, blockSize: TableBlocks.usualSize, .best)
    }

    /// Reads the rows with a given set of instructions and blocks of about a size.
    func scan(
        _ text: ByteSource, in range: Range<Int>, maximumThreads: Int, blockSize: Int, _ instructions: InstructionSet
    ) -> NumberTable {
        unsafe text.withBytes { bytes in
            let blocks = unsafe TableBlocks(
                bytes, range.clamped(to: 0..<bytes.count), size: blockSize, lineEnd: lineEnd)
            return TableFilling(
                scanner: self, blocks: blocks, instructions: instructions, maximumThreads: maximumThreads
            ).table()
        }
    }

    /// Where the whole lines end of which the range's first bytes consist, at least so many: for tables that are read
    /// block after block because they have no room in memory.
    package func endOfLines(_ text: ByteSource, in range: Range<Int>, byteCount: Int) -> Int {
        unsafe text.withBytes { bytes in
            let range = range.clamped(to: 0..<bytes.count)
            let target = min(range.lowerBound + max(1, byteCount), range.upperBound)
            guard target < range.upperBound else { return range.upperBound }
            return unsafe Self.find(lineEnd, bytes, target - 1..<range.upperBound).map { $0 + 1 } ?? range.upperBound
        }
    }

    /// Number of line ends before a byte, plus one.
    package func lineNumber(of offset: Int, in text: ByteSource) -> Int {
        var count = 1
        let end = min(offset, text.count)
        for start in stride(from: 0, to: end, by: Self.countedSize) {
            let range = start..<min(start + Self.countedSize, end)
            count += unsafe text.withBytes { unsafe Self.count(lineEnd, $0, range) }
            text.release(range)
        }
        return count
    }

    /// Bytes in which line ends are counted before their memory is given back.
    private static let countedSize = 64 << 20

    static func find(_ byte: UInt8, _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
        guard let base = bytes.baseAddress, !range.isEmpty,
            let found = unsafe memchr(base + range.lowerBound, Int32(byte), range.count)
        else { return nil }
        return unsafe UnsafeRawPointer(found) - base
    }

    static func count(_ byte: UInt8, _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
        var count = 0
        var rest = range
        while let place = unsafe find(byte, bytes, rest) {
            count += 1
            rest = place + 1..<range.upperBound
        }
        return count
    }
}
