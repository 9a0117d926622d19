internal import CSignalKernels

/// The blocks of whole lines into which a table's text is cut, to be taken one after another.
///
/// A block stays in the processor's cache while its lines are counted and read; nothing of the text is looked at twice
/// from memory.
@safe struct TableBlocks: @unchecked Sendable {
    /// Bytes of a block that leave room for its index in a second-level cache.
    static let usualSize = 128 << 10
    /// A line may be longer than a block, but for one beyond this no index is made.
    static let greatestIndexedSize = 4 << 20

    /// The whole text.
    let bytes: UnsafeRawBufferPointer
    /// The rows in it.
    let range: Range<Int>
    /// About so many bytes make a block.
    let size: Int
    /// The byte that ends a line.
    let lineEnd: UInt8

    init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, size: Int, lineEnd: UInt8) {
        unsafe self.bytes = unsafe bytes
        self.range = range
        self.size = max(1, size)
        self.lineEnd = lineEnd
    }

    /// Where the block ends that starts at a byte.
    func end(of start: Int) -> Int {
        let target = start + size
        guard target < range.upperBound else { return range.upperBound }
        return unsafe NumberTableScanner.find(lineEnd, bytes, target - 1..<range.upperBound).map { $0 + 1 }
            ?? range.upperBound
    }
}

/// A block that a thread has taken, with the row its first line may become.
struct TakenBlock: Sendable {
    /// Counted from 0 in the order of the text.
    let number: Int
    /// Its bytes.
    let range: Range<Int>
    /// Rows before it, if every line before is one.
    let firstRow: Int
    /// The number of its separators; `nil` without an index.
    let separatorCount: Int?
}

/// The next block to be taken.
struct NextBlock: Sendable {
    /// Blocks taken.
    var number = 0
    /// Where it starts.
    var start: Int
    /// Rows before it, if every line before is one.
    var row: Int
    /// Whether no further one is taken, because rows have no room or the text is no table.
    var isStopped = false
}
