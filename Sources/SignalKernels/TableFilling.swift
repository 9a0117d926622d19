import Dispatch
import Glibc
import Synchronization

/// Fills the columns of a table, block by block, on several threads.
struct TableFilling {
    let scanner: NumberTableScanner
    let blocks: TableBlocks
    let instructions: InstructionSet
    let maximumThreads: Int

    /// Reads all rows.
    ///
    /// How many there are is estimated from the first; where that was too few the columns grow and reading goes on.
    func table() -> NumberTable {
        let columnCount = scanner.cells.count
        var table = NumberTable(
            columns: Array(repeating: [], count: columnCount), missingCounts: Array(repeating: 0, count: columnCount))
        var start = blocks.range.lowerBound
        while start < blocks.range.upperBound, table.problem == nil {
            let capacity = capacity(for: start..<blocks.range.upperBound, after: table.rowCount)
            unsafe fillColumns(&table, capacity: capacity, from: 0, pointers: []) { table, pointers in
                unsafe Self.prepare(pointers, table.rowCount..<capacity, threadCount(from: start))
                start = unsafe read(from: start, capacity: capacity, pointers, into: &table)
            }
        }
        return table
    }

    /// Rows to make room for: those so far, and for the rest what its first block promises, but no less than that has.
    private func capacity(for rest: Range<Int>, after rowCount: Int) -> Int {
        let first = rest.lowerBound..<blocks.end(of: rest.lowerBound)
        let lines = unsafe NumberTableScanner.count(scanner.lineEnd, blocks.bytes, first) + 1
        guard first.upperBound < rest.upperBound else { return rowCount + lines }
        let (high, low) = lines.multipliedFullWidth(by: rest.count)
        let estimate = max(1, first.count).dividingFullWidth((high, low)).quotient
        return rowCount + estimate + estimate / 64 + 2 * lines
    }

    private func threadCount(from start: Int) -> Int {
        let blockCount = (blocks.range.upperBound - start) / blocks.size
        return max(1, min(maximumThreads, blockCount, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    }

    // MARK: - Memory

    /// Makes the columns one inside the other, so that each is initialized by the rows read into it.
    private func fillColumns(
        _ table: inout NumberTable, capacity: Int, from column: Int, pointers: [UnsafeMutablePointer<Double>?],
        _ fill: (inout NumberTable, [UnsafeMutablePointer<Double>?]) -> Void
    ) {
        guard column < scanner.cells.count else { return unsafe fill(&table, pointers) }
        guard scanner.cells[column] != .skip else {
            return unsafe fillColumns(
                &table, capacity: capacity, from: column + 1, pointers: pointers + [nil], fill)
        }
        table.columns[column] = unsafe [Double](unsafeUninitializedCapacity: capacity) { buffer, count in
            _ = unsafe buffer.initialize(fromContentsOf: table.columns[column])
            unsafe fillColumns(
                &table, capacity: capacity, from: column + 1, pointers: pointers + [buffer.baseAddress], fill)
            count = table.rowCount
        }
    }

    /// Asks for the memory of rows in large pages and at once: faults one by one cost as much as reading numbers.
    private static func prepare(_ pointers: [UnsafeMutablePointer<Double>?], _ rows: Range<Int>, _ threadCount: Int) {
        let columns = unsafe SharedColumns(pointers.compactMap(\.self))
        concurrently(threadCount) { thread in
            for column in stride(from: thread, to: unsafe columns.pointers.count, by: threadCount) {
                guard let pointer = unsafe columns.pointers[column] else { continue }
                unsafe FreshMemory.prepare(
                    UnsafeMutableRawBufferPointer(
                        start: pointer + rows.lowerBound, count: rows.count * MemoryLayout<Double>.stride))
            }
        }
    }

    // MARK: - Reading

    /// What a thread found in a block.
    private struct ReadBlock: Sendable {
        var block: TakenBlock
        var outcome: BlockOutcome
    }

    /// Reads blocks until the text ends or rows have no more room; returns where it went no further.
    private func read(
        from start: Int, capacity: Int, _ pointers: [UnsafeMutablePointer<Double>?], into table: inout NumberTable
    ) -> Int {
        let next = Mutex(NextBlock(start: start, row: table.rowCount))
        let columns = unsafe SharedColumns(pointers)
        let found = Mutex<[ReadBlock]>([])
        Self.concurrently(threadCount(from: start)) { _ in
            let blocks = unsafe readBlocks(next, capacity: capacity, columns.pointers)
            found.withLock { $0 += blocks }
        }
        let ordered = found.withLock { $0 }.sorted { $0.block.number < $1.block.number }
        for read in ordered where table.problem == nil { unsafe Self.join(read, pointers, into: &table) }
        return next.withLock(\.start)
    }

    /// One thread's work: takes a block at a time and reads it.
    private func readBlocks(
        _ next: borrowing Mutex<NextBlock>, capacity: Int, _ pointers: [UnsafeMutablePointer<Double>?]
    ) -> [ReadBlock] {
        let reader = unsafe BlockReader(scanner, pointers, instructions)
        var found: [ReadBlock] = []
        // Without the arrays' own pointers every cell would pay for bounds checks and reference counting.
        unsafe pointers.withUnsafeBufferPointer { pointers in
            unsafe scanner.cells.withUnsafeBufferPointer { kinds in
                while let block = take(next, capacity: capacity, reader) {
                    let outcome = unsafe reader.read(blocks, block, kinds, pointers)
                    if outcome.problem != nil { next.withLock { $0.isStopped = true } }
                    found.append(ReadBlock(block: block, outcome: outcome))
                }
            }
        }
        return found
    }

    /// Takes the next block and counts its lines, which tells where the rows of the one behind go.
    private func take(_ next: borrowing Mutex<NextBlock>, capacity: Int, _ reader: BlockReader) -> TakenBlock? {
        next.withLock { next in
            guard !next.isStopped, next.start < blocks.range.upperBound else { return nil }
            let range = next.start..<blocks.end(of: next.start)
            let (lineCount, separatorCount) = reader.index(blocks, range)
            guard next.row + lineCount <= capacity else {
                next.isStopped = true
                return nil
            }
            let block = TakenBlock(
                number: next.number, range: range, firstRow: next.row, separatorCount: separatorCount)
            next = NextBlock(number: next.number + 1, start: range.upperBound, row: next.row + lineCount)
            return block
        }
    }

    /// Adds what a block held and closes the gap that comments and blank lines before it left in the columns.
    private static func join(
        _ read: ReadBlock, _ pointers: [UnsafeMutablePointer<Double>?], into table: inout NumberTable
    ) {
        let outcome = read.outcome
        if read.block.firstRow != table.rowCount {
            for column in unsafe pointers.indices {
                guard let pointer = unsafe pointers[column] else { continue }
                unsafe (pointer + table.rowCount).update(from: pointer + read.block.firstRow, count: outcome.rowCount)
            }
        }
        table.marks.append(NumberTable.Mark(row: table.rowCount, offset: read.block.range.lowerBound))
        table.comments += outcome.comments.map {
            NumberTable.Comment(row: $0.row + table.rowCount, place: $0.place)
        }
        table.rowCount += outcome.rowCount
        for column in outcome.missingCounts.indices {
            table.missingCounts[column] += outcome.missingCounts[column]
        }
        table.infiniteCount += outcome.infiniteCount
        table.firstInfinite = table.firstInfinite ?? outcome.firstInfinite
        table.problem = outcome.problem
    }

    /// Does something on several threads at once.
    private static func concurrently(_ count: Int, _ body: @Sendable (Int) -> Void) {
        if count == 1 { return body(0) }
        DispatchQueue.concurrentPerform(iterations: count, execute: body)
    }
}

/// Columns that several threads fill for the duration of a call, each its own rows.
@safe private struct SharedColumns: @unchecked Sendable {
    let pointers: [UnsafeMutablePointer<Double>?]
    init(_ pointers: [UnsafeMutablePointer<Double>?]) { unsafe self.pointers = unsafe pointers }
}
