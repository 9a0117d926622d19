import Dispatch
import SignalKernels

/// The first pass through a table that has no room in memory: every row is read once, and little of it is kept.
struct DeferredTableScan {
    /// Where rows can be read again.
    private(set) var index = DeferredTableIndex()
    /// Number of rows.
    private(set) var rowCount = 0
    /// The numbers of the time column.
    private(set) var stamps = CompactColumn()
    /// The first of them that is one.
    private(set) var firstStamp: Double?
    /// Its dates and times, when it holds such.
    private(set) var dateTimes = DateTimeCells()
    /// Its whole numbers, when they are too long for a `Double`.
    private(set) var longIntegers = LongIntegerCells()
    /// Comments between the rows, with the number of rows before each.
    private(set) var comments: [(row: Int, text: String)] = []
    /// Missing cells of each column.
    private(set) var missingCounts: [Int]
    /// Rows with a missing value in one of the columns for which that is worth a note.
    private(set) var lackingRows = 0
    /// Rows that hold the same values as the row before, ascending.
    private(set) var repeats: [Range<Int>] = []
    /// What a user should know about the rows.
    private(set) var notes: [QualityNote]

    private let time: TimeColumn
    private let compared: [Int]
    private let lacking: [Int]
    /// The compared values of the last row so far.
    private var lastRow: [Double] = []

    /// Reads all rows; `nil` as soon as a row is found that has no time, for whose place all rows are needed.
    ///
    /// - Parameters:
    ///   - text: The rows.
    ///   - time: The time column.
    ///   - compared: Columns that are compared to tell rows that were written twice.
    ///   - lacking: Columns for which a missing value is worth a note.
    ///   - stretchSize: Bytes that are read at a time.
    init?(
        _ text: RowText, time: TimeColumn, comparing compared: [Int], lacking: [Int], stretchSize: Int
    ) throws(RecordingError) {
        self.time = time
        self.compared = compared
        self.lacking = lacking
        notes = text.notes
        missingCounts = Array(repeating: 0, count: text.scanner.cells.count)
        var infinite: (count: Int, first: Int?) = (0, nil)
        var start = text.range.lowerBound
        while start < text.range.upperBound {
            let end = text.scanner.endOfLines(
                text.source, in: start..<text.range.upperBound, byteCount: stretchSize)
            let table = text.scanner.scan(text.source, in: start..<end)
            if let problem = table.problem { throw text.error(problem) }
            infinite = (infinite.count + table.infiniteCount, infinite.first ?? table.firstInfinite)
            guard add(table, text) else { return nil }
            text.source.release(start..<end)
            start = end
        }
        index.end(at: start, rowCount: rowCount)
        if let first = infinite.first { notes.append(text.infiniteValues(infinite.count, first)) }
    }

    /// Whether a row holds the same values as the row before.
    func isRepeat(_ row: Int) -> Bool {
        var (low, high) = (0, repeats.count)
        while low < high {
            let middle = (low + high) / 2
            if repeats[middle].upperBound <= row { low = middle + 1 } else { high = middle }
        }
        return low < repeats.count && repeats[low].contains(row)
    }

    // MARK: - Rows

    private mutating func add(_ table: NumberTable, _ text: RowText) -> Bool {
        index.add(table.marks, after: rowCount)
        comments += table.comments.map { ($0.row + rowCount, text.comment($0)) }
        for column in missingCounts.indices { missingCounts[column] += table.missingCounts[column] }
        let lacks = lacking.filter { table.missingCounts[$0] > 0 }.map { table.columns[$0] }
        if !lacks.isEmpty {
            lackingRows += (0..<table.rowCount).count { row in lacks.contains { $0[row].isNaN } }
        }
        addRepeats(table)
        rowCount += table.rowCount
        return addStamps(table, text.source)
    }

    /// Adds the time column's numbers; whether every row has one.
    private mutating func addStamps(_ table: NumberTable, _ source: ByteSource) -> Bool {
        guard let column = time.column?.index else { return true }
        switch time.kind {
        case .counter:
            stamps.append(table.columns[column])
            return true
        case .number:
            guard table.missingCounts[column] == 0 else { return false }
            if firstStamp == nil { firstStamp = table.columns[column].first }
            stamps.append(table.columns[column])
            return true
        case .dateTime, .longInteger:
            var numbers: [Double] = []
            numbers.reserveCapacity(table.rowCount)
            let isDateTime = time.kind == .dateTime
            var cells = (dateTimes, longIntegers)
            RowTimes.forEachCell(table, column, source) { cell in
                numbers.append(isDateTime ? cells.0.next(cell) : cells.1.next(cell))
            }
            (dateTimes, longIntegers) = cells
            stamps.append(numbers)
            return dateTimes.badRow != nil || !numbers.contains { $0.isNaN }
        }
    }

    private mutating func addRepeats(_ table: NumberTable) {
        guard table.rowCount > 0, let first = compared.first else { return }
        let columns = compared.map { table.columns[$0] }
        func isSame(_ value: Double, _ before: Double) -> Bool { value == before || (value.isNaN && before.isNaN) }
        if !lastRow.isEmpty, zip(columns, lastRow).allSatisfy({ isSame($0[0], $1) }) { addRepeat(rowCount) }
        let firstColumn = table.columns[first]
        let values = firstColumn.span
        for row in 1..<max(1, table.rowCount) where isSame(values[row], values[row - 1]) {
            if columns.allSatisfy({ isSame($0[row], $0[row - 1]) }) { addRepeat(rowCount + row) }
        }
        lastRow = columns.map { $0[table.rowCount - 1] }
    }

    private mutating func addRepeat(_ row: Int) {
        if let last = repeats.last, last.upperBound == row {
            repeats[repeats.count - 1] = last.lowerBound..<row + 1
        } else {
            repeats.append(row..<row + 1)
        }
    }
}

/// Places in a text from which rows can be read again.
struct DeferredTableIndex: Sendable {
    private var marks: [NumberTable.Mark] = []

    /// Adds the places of the next stretch of the text, before which there are so many rows.
    mutating func add(_ next: [NumberTable.Mark], after rowCount: Int) {
        marks += next.map { NumberTable.Mark(row: $0.row + rowCount, offset: $0.offset) }
    }

    /// Ends the index where the text ends.
    mutating func end(at offset: Int, rowCount: Int) {
        marks.append(NumberTable.Mark(row: rowCount, offset: offset))
    }

    /// The bytes in which rows lie, and all rows of these bytes.
    func place(of rows: Range<Int>) -> (bytes: Range<Int>, rows: Range<Int>) {
        let first = max(0, place { $0.row <= rows.lowerBound } - 1)
        let last = min(max(first, place { $0.row < rows.upperBound }), marks.count - 1)
        return (marks[first].offset..<marks[last].offset, marks[first].row..<marks[last].row)
    }

    /// Marks of which something is true that is true of the first ones alone.
    private func place(_ isTrue: (NumberTable.Mark) -> Bool) -> Int {
        var (low, high) = (0, marks.count)
        while low < high {
            let middle = (low + high) / 2
            if isTrue(marks[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
