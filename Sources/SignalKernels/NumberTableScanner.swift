import Dispatch
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

    /// A part smaller than this is not worth a thread.
    private static let smallestPart = 1 << 18

    /// Reads the rows in a range of the text; the range starts at the start of a line.
    ///
    /// - Parameter maximumParts: the most parts the text is cut into, each read by one thread.
    package func scan(_ text: ByteSource, in range: Range<Int>, maximumParts: Int = 16) -> NumberTable {
        unsafe text.withBytes { bytes in
            let parts = unsafe parts(bytes, range, maximumParts)
            return unsafe read(bytes, parts)
        }
    }

    /// Number of line ends before a byte, plus one.
    package func lineNumber(of offset: Int, in text: ByteSource) -> Int {
        unsafe text.withBytes { unsafe Self.count(lineEnd, $0, 0..<min(offset, $0.count)) + 1 }
    }

    // MARK: - Parts

    /// Cuts a range at line ends into at most so many parts of like size.
    private func parts(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ most: Int) -> [Range<Int>] {
        let wanted = max(1, min(most, range.count / Self.smallestPart))
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for part in 1...wanted {
            let target = range.lowerBound + range.count / wanted * part
            guard part < wanted, target > start else { continue }
            let end = unsafe Self.find(lineEnd, bytes, target..<range.upperBound).map { $0 + 1 } ?? range.upperBound
            parts.append(start..<end)
            start = end
        }
        parts.append(start..<range.upperBound)
        return parts
    }

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

    // MARK: - Reading

    /// Counts the lines of every part, then reads every part straight into its place in the columns.
    private func read(_ bytes: UnsafeRawBufferPointer, _ parts: [Range<Int>]) -> NumberTable {
        let source = unsafe SharedMemory(bytes)
        let capacities = Self.concurrently(parts.count, empty: 0) { part in
            // The last line of the text may lack its end.
            unsafe Self.count(lineEnd, source.bytes, parts[part]) + (part == parts.count - 1 ? 1 : 0)
        }
        let starts = capacities.reduce(into: [0]) { starts, capacity in
            starts.append(starts[starts.count - 1] + capacity)
        }
        var table = NumberTable(
            columns: Array(repeating: [], count: cells.count), missingCounts: Array(repeating: 0, count: cells.count))
        unsafe fillColumns(&table, capacity: starts[parts.count], from: 0, pointers: []) { table, pointers in
            let columns = unsafe SharedColumns(pointers)
            let outcomes = Self.concurrently(parts.count, empty: PartOutcome(columnCount: 0)) { part in
                unsafe readPart(source.bytes, parts[part], columns.pointers, firstRow: starts[part])
            }
            unsafe Self.join(outcomes, starts, pointers, into: &table)
        }
        return table
    }

    /// Makes the columns one inside the other, so that each is initialized by the rows read into it.
    private func fillColumns(
        _ table: inout NumberTable, capacity: Int, from column: Int, pointers: [UnsafeMutablePointer<Double>?],
        _ fill: (inout NumberTable, [UnsafeMutablePointer<Double>?]) -> Void
    ) {
        guard column < cells.count else { return unsafe fill(&table, pointers) }
        guard cells[column] != .skip else {
            return unsafe fillColumns(
                &table, capacity: capacity, from: column + 1, pointers: pointers + [nil], fill)
        }
        table.columns[column] = unsafe [Double](unsafeUninitializedCapacity: capacity) { buffer, count in
            unsafe fillColumns(
                &table, capacity: capacity, from: column + 1, pointers: pointers + [buffer.baseAddress], fill)
            count = table.rowCount
        }
    }

    /// Puts the parts' findings together and closes the gaps that comments and blank lines left in the columns.
    private static func join(
        _ outcomes: [PartOutcome], _ starts: [Int], _ pointers: [UnsafeMutablePointer<Double>?],
        into table: inout NumberTable
    ) {
        for (part, outcome) in outcomes.enumerated() {
            if starts[part] != table.rowCount {
                for column in unsafe pointers.indices {
                    guard let pointer = unsafe pointers[column] else { continue }
                    unsafe (pointer + table.rowCount).update(from: pointer + starts[part], count: outcome.rowCount)
                }
            }
            table.comments += outcome.comments.map {
                NumberTable.Comment(row: $0.row + table.rowCount, place: $0.place)
            }
            table.rowCount += outcome.rowCount
            for column in outcome.missingCounts.indices {
                table.missingCounts[column] += outcome.missingCounts[column]
            }
            table.infiniteCount += outcome.infiniteCount
            table.firstInfinite = table.firstInfinite ?? outcome.firstInfinite
            if let problem = outcome.problem {
                table.problem = problem
                return
            }
        }
    }

    /// Computes independent values at once, in their order.
    private static func concurrently<Value: Sendable>(
        _ count: Int, empty: Value, _ compute: @Sendable (Int) -> Value
    ) -> [Value] {
        if count == 1 { return [compute(0)] }
        var values = Array(repeating: empty, count: count)
        unsafe values.withUnsafeMutableBufferPointer { buffer in
            nonisolated(unsafe) let slots = unsafe buffer
            DispatchQueue.concurrentPerform(iterations: count) { index in
                unsafe slots[index] = compute(index)
            }
        }
        return values
    }
}

/// Read-only bytes that several threads may look at for the duration of a call.
@safe private struct SharedMemory: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer
    init(_ bytes: UnsafeRawBufferPointer) { unsafe self.bytes = unsafe bytes }
}

/// Columns that several threads fill for the duration of a call, each its own rows.
@safe private struct SharedColumns: @unchecked Sendable {
    let pointers: [UnsafeMutablePointer<Double>?]
    init(_ pointers: [UnsafeMutablePointer<Double>?]) { unsafe self.pointers = unsafe pointers }
}
