internal import CSignalKernels

/// One thread's memory and way of reading blocks of a table.
@safe final class BlockReader {
    private let scanner: NumberTableScanner
    private let syntax: table_syntax
    private let instructions: signal_instructions
    /// Whether separators can be told without looking at quotes, signs and marks.
    private let usesKernel: Bool
    private var separators: UnsafeMutableBufferPointer<UInt32>
    private let cells: UnsafeMutableBufferPointer<table_cell>
    private let columns: UnsafeMutableBufferPointer<table_column>

    init(_ scanner: NumberTableScanner, _ pointers: [UnsafeMutablePointer<Double>?], _ instructions: InstructionSet) {
        self.scanner = scanner
        self.instructions = instructions.code
        syntax = table_syntax(
            delimiter: scanner.delimiter, line_end: scanner.lineEnd, decimal_mark: scanner.decimalMark,
            comment_mark: scanner.commentMark, merges_blanks: scanner.mergesBlanks)
        usesKernel = scanner.hasPlainSeparators && scanner.hasPlainCommentMark
        unsafe separators = .allocate(capacity: 0)
        unsafe cells = .allocate(capacity: scanner.cells.count + 1024)
        unsafe columns = .allocate(capacity: scanner.cells.count)
        for (index, cell) in scanner.cells.enumerated() {
            unsafe columns.initializeElement(
                at: index,
                to: table_column(
                    values: pointers[index], keeps_text: cell == .text, usual_fraction: .max, changes: 0))
        }
    }

    deinit {
        unsafe separators.deallocate()
        unsafe cells.deallocate()
        unsafe columns.deallocate()
    }

    /// Counts the lines of a block, and finds its separators on the way when it has an index.
    func index(_ blocks: TableBlocks, _ range: Range<Int>) -> (lineCount: Int, separatorCount: Int?) {
        let bytes = unsafe blocks.bytes
        guard usesKernel, range.count <= TableBlocks.greatestIndexedSize, let base = bytes.baseAddress else {
            let count = unsafe NumberTableScanner.count(scanner.lineEnd, bytes, range)
            return (count + (unsafe Self.lacksLineEnd(bytes, range, scanner.lineEnd) ? 1 : 0), nil)
        }
        // Places are written several at a time.
        let capacity = range.count + 64
        if unsafe separators.count < capacity {
            unsafe separators.deallocate()
            unsafe separators = .allocate(capacity: capacity)
        }
        var lineCount = 0
        let found = unsafe signal_find_separators(
            instructions, syntax, base.assumingMemoryBound(to: UInt8.self) + range.lowerBound, range.count,
            separators.baseAddress, &lineCount)
        return (lineCount + (unsafe Self.lacksLineEnd(bytes, range, scanner.lineEnd) ? 1 : 0), found)
    }

    private static func lacksLineEnd(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ lineEnd: UInt8) -> Bool {
        guard let last = range.last else { return false }
        return unsafe bytes[last] != lineEnd
    }

    /// Reads a block's rows into the columns.
    func read(
        _ blocks: TableBlocks, _ block: TakenBlock, _ kinds: UnsafeBufferPointer<NumberTableScanner.Cell>,
        _ pointers: UnsafeBufferPointer<UnsafeMutablePointer<Double>?>
    ) -> BlockOutcome {
        let target = unsafe TableColumns(kinds: kinds, pointers: pointers)
        var outcome = BlockOutcome(columnCount: scanner.cells.count)
        guard let separatorCount = block.separatorCount else {
            var line = block.range.lowerBound
            while line < block.range.upperBound, outcome.problem == nil {
                line = unsafe scanner.readLine(
                    blocks.bytes, line..<block.range.upperBound, target, row: block.firstRow + outcome.rowCount,
                    &outcome)
            }
            return outcome
        }
        for column in unsafe columns.indices { unsafe columns[column].changes = 0 }
        var progress = table_progress(line: 0, separator: 0, row: block.firstRow, cell_count: 0)
        while true {
            let end = unsafe readPlainRows(blocks.bytes, block, separatorCount, &progress)
            outcome.rowCount = progress.row - block.firstRow
            unsafe readCells(blocks.bytes, block, target, progress.cell_count, &outcome)
            progress.cell_count = 0
            if end == ROWS_DONE || outcome.problem != nil { return outcome }
            guard end == ROWS_OTHER_LINE else { continue }
            let next = unsafe scanner.readLine(
                blocks.bytes, block.range.lowerBound + progress.line..<block.range.upperBound, target,
                row: progress.row, &outcome)
            if outcome.problem != nil { return outcome }
            progress.line = next - block.range.lowerBound
            progress.row = block.firstRow + outcome.rowCount
        }
    }

    private func readPlainRows(
        _ bytes: UnsafeRawBufferPointer, _ block: TakenBlock, _ separatorCount: Int, _ progress: inout table_progress
    ) -> rows_end {
        var lines = unsafe table_block(
            text: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), offset: block.range.lowerBound,
            count: block.range.count, separators: UnsafePointer(separators.baseAddress),
            separator_count: separatorCount, columns: columns.baseAddress, column_count: columns.count,
            cells: cells.baseAddress, cell_capacity: cells.count)
        return unsafe signal_read_rows(instructions, syntax, &lines, &progress)
    }

    /// Reads the cells that were put down; behind a wrong one nothing counts.
    private func readCells(
        _ bytes: UnsafeRawBufferPointer, _ block: TakenBlock, _ target: TableColumns, _ count: Int,
        _ outcome: inout BlockOutcome
    ) {
        for index in 0..<count {
            let cell = unsafe cells[index]
            let column = Int(cell.column)
            let start = block.range.lowerBound
            unsafe scanner.readCell(
                bytes, start + Int(cell.start)..<start + Int(cell.end), target.pointers[column], column: column,
                row: cell.row, &outcome)
            if outcome.problem != nil {
                outcome.rowCount = cell.row - block.firstRow
                return
            }
        }
    }
}

extension NumberTableScanner {
    /// Whether every delimiter outside quotes ends a cell, whatever else stands in the table.
    var hasPlainSeparators: Bool {
        guard !cells.isEmpty else { return false }
        if mergesBlanks { return delimiter == UInt8(ascii: " ") }
        return ![decimalMark, lineEnd].contains(delimiter) && !Array("0123456789+-\"\r".utf8).contains(delimiter)
    }

    /// Whether no number begins with what starts a comment, so that a number needs no second look.
    var hasPlainCommentMark: Bool {
        ![decimalMark, delimiter, lineEnd].contains(commentMark) && !Array("0123456789+-.,".utf8).contains(commentMark)
    }
}
