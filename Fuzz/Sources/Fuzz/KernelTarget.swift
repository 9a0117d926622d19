@testable import SignalKernels

/// The kernels that read tables, on every instruction set and in blocks of any size, beside the reader of single lines.
enum KernelTarget {
    /// What a table says, its numbers as bits.
    private struct Content: Hashable {
        var columns: [[UInt64]] = []
        var missingCounts: [Int] = []
        var infiniteCount = 0
        var firstInfinite: Int?
        var comments: [NumberTable.Comment] = []
        var problem: NumberTable.Problem?
    }

    /// The first four bytes say how the rest is read.
    static func run(_ input: [UInt8]) {
        guard input.count > 4 else { return }
        let bytes = Array(input[4...])
        let cells = (0..<Int(input[0] % 12) + 1).map { column -> NumberTableScanner.Cell in
            input[1] >> UInt8(column % 8) & 1 == 0 ? .number : column % 3 == 0 ? .text : .skip
        }
        var scanner = NumberTableScanner(
            cells: cells, delimiter: Array(",;\t |:.".utf8)[Int(input[2] % 7)], mergesBlanks: input[2] & 0x80 != 0,
            decimalMark: input[3] & 1 == 0 ? UInt8(ascii: ".") : UInt8(ascii: ","),
            lineEnd: input[3] & 2 == 0 ? UInt8(ascii: "\n") : UInt8(ascii: "\r"))
        let marks: [UInt8] = [0, 0, 0, UInt8(ascii: ";")]
        scanner.commentMark = marks[Int(input[2] >> 5 & 3)]
        let expected = lineByLine(scanner, bytes)
        for instructions in InstructionSet.allCases where instructions.isAvailable {
            for blockSize in [1, 40 + Int(input[3] >> 2), 1 << 16] {
                let table = scanner.scan(
                    ByteSource(bytes), in: 0..<bytes.count, maximumThreads: 1, blockSize: blockSize, instructions)
                let found = Content(
                    columns: table.columns.map { $0.map(\.bitPattern) }, missingCounts: table.missingCounts,
                    infiniteCount: table.infiniteCount, firstInfinite: table.firstInfinite, comments: table.comments,
                    problem: table.problem)
                require(found == expected, "\(instructions), blocks of \(blockSize): \(found) is not \(expected)")
            }
        }
    }

    private static func lineByLine(_ scanner: NumberTableScanner, _ bytes: [UInt8]) -> Content {
        let rowCount = bytes.count + 1
        let memory = unsafe scanner.cells.map { kind -> UnsafeMutablePointer<Double>? in
            guard kind != .skip else { return nil }
            let column = UnsafeMutablePointer<Double>.allocate(capacity: rowCount)
            unsafe column.initialize(repeating: 0, count: rowCount)
            return unsafe column
        }
        defer { unsafe memory.forEach { unsafe $0?.deallocate() } }
        var outcome = BlockOutcome(columnCount: scanner.cells.count)
        unsafe bytes.withUnsafeBytes { text in
            unsafe memory.withUnsafeBufferPointer { pointers in
                unsafe scanner.cells.withUnsafeBufferPointer { kinds in
                    let columns = unsafe TableColumns(kinds: kinds, pointers: pointers)
                    var line = 0
                    while line < text.count, outcome.problem == nil {
                        line = unsafe scanner.readLine(
                            text, line..<text.count, columns, row: outcome.rowCount, &outcome)
                    }
                }
            }
        }
        let columns = unsafe memory.map { column -> [UInt64] in
            guard let column = unsafe column else { return [] }
            return unsafe UnsafeBufferPointer(start: column, count: outcome.rowCount).map(\.bitPattern)
        }
        return Content(
            columns: columns, missingCounts: outcome.missingCounts, infiniteCount: outcome.infiniteCount,
            firstInfinite: outcome.firstInfinite, comments: outcome.comments, problem: outcome.problem)
    }
}
