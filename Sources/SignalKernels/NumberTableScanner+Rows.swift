import Glibc

/// What one block of the text held.
struct BlockOutcome: Sendable {
    var rowCount = 0
    var missingCounts: [Int]
    var infiniteCount = 0
    var firstInfinite: Int?
    var comments: [NumberTable.Comment] = []
    var problem: NumberTable.Problem?

    init(columnCount: Int) { missingCounts = Array(repeating: 0, count: columnCount) }
}

/// What becomes of each column, and where its numbers go, by row.
@unsafe struct TableColumns {
    let kinds: UnsafeBufferPointer<NumberTableScanner.Cell>
    let pointers: UnsafeBufferPointer<UnsafeMutablePointer<Double>?>
}

extension NumberTableScanner {
    /// Reads one line of any kind, a row into `row`; returns the start of the next line.
    func readLine(
        _ bytes: UnsafeRawBufferPointer, _ line: Range<Int>, _ columns: TableColumns, row: Int,
        _ outcome: inout BlockOutcome
    ) -> Int {
        guard let raw = bytes.baseAddress, !line.isEmpty else { return line.upperBound }
        let base = unsafe raw.assumingMemoryBound(to: UInt8.self)
        let lineEnd = unsafe Self.find(lineEnd, bytes, line) ?? line.upperBound
        let start = unsafe base + line.lowerBound
        var stop = unsafe base + lineEnd
        if unsafe stop > start, unsafe stop[-1] == UInt8(ascii: "\r") { unsafe stop -= 1 }
        switch unsafe kind(start, stop) {
        case .blank:
            break
        case .comment:
            outcome.comments.append(
                NumberTable.Comment(row: outcome.rowCount, place: unsafe start - base..<stop - base))
        case .data:
            unsafe readRow(NumberScanner(decimalMark: decimalMark), base, start, stop, columns, row: row, &outcome)
            if outcome.problem == nil { outcome.rowCount += 1 }
        }
        return min(lineEnd + 1, line.upperBound)
    }

    /// Reads a cell of a number that was put down for later.
    func readCell(
        _ bytes: UnsafeRawBufferPointer, _ place: Range<Int>, _ pointer: UnsafeMutablePointer<Double>?, column: Int,
        row: Int, _ outcome: inout BlockOutcome
    ) {
        guard let raw = bytes.baseAddress else { return }
        let base = unsafe raw.assumingMemoryBound(to: UInt8.self)
        let scanner = NumberScanner(decimalMark: decimalMark)
        guard let value = unsafe value(scanner, base + place.lowerBound, base + place.upperBound) else {
            outcome.problem = NumberTable.Problem(kind: .notANumber, column: column, place: place)
            return
        }
        unsafe store(value, pointer, column: column, row: row, offset: place.lowerBound, &outcome)
    }

    /// Puts a value into its column, NaN for an infinite one.
    private func store(
        _ value: Double, _ pointer: UnsafeMutablePointer<Double>?, column: Int, row: Int, offset: Int,
        _ outcome: inout BlockOutcome
    ) {
        unsafe pointer?[row] = value.isInfinite ? .nan : value
        if value.isInfinite {
            outcome.infiniteCount += 1
            outcome.firstInfinite = outcome.firstInfinite ?? offset
        }
        if !value.isFinite { outcome.missingCounts[column] += 1 }
    }

    /// The line of a row, counted from 1, in a text whose rows begin at `range`.
    package func lineNumber(ofRow row: Int, in text: ByteSource, _ range: Range<Int>) -> Int {
        unsafe text.withBytes { bytes in
            guard let raw = bytes.baseAddress else { return 1 }
            let base = unsafe raw.assumingMemoryBound(to: UInt8.self)
            var line = range.lowerBound
            var rows = 0
            while line < range.upperBound {
                let stop = unsafe Self.find(lineEnd, bytes, line..<range.upperBound) ?? range.upperBound
                var end = stop
                if end > line, unsafe base[end - 1] == UInt8(ascii: "\r") { end -= 1 }
                if unsafe kind(base + line, base + end) == .data {
                    if rows == row { break }
                    rows += 1
                }
                line = stop + 1
            }
            return unsafe Self.count(lineEnd, bytes, 0..<min(line, bytes.count)) + 1
        }
    }

    private enum LineKind {
        case blank
        case comment
        case data
    }

    /// `#`, `//`, `%` and the mark that is stated start a comment, but `#N/A` is a cell.
    @inline(__always)
    private func kind(_ start: UnsafePointer<UInt8>, _ stop: UnsafePointer<UInt8>) -> LineKind {
        var place = unsafe start
        while unsafe place < stop, unsafe place.pointee == 0x20 || place.pointee == 0x09 { unsafe place += 1 }
        guard unsafe place < stop else { return .blank }
        switch unsafe place.pointee {
        case UInt8(ascii: "#"):
            return unsafe stop - place >= 2 && place[1] == UInt8(ascii: "N") ? .data : .comment
        case UInt8(ascii: "%"):
            return .comment
        case UInt8(ascii: "/"):
            return unsafe stop - place >= 2 && place[1] == UInt8(ascii: "/") ? .comment : .data
        case let mark:
            return mark == commentMark ? .comment : .data
        }
    }

    @inline(__always)
    private func isPadding(_ byte: UInt8) -> Bool {
        mergesBlanks ? byte == 0x20 || byte == 0x09 : byte == 0x20 && delimiter != 0x20
    }

    @inline(__always)
    private func readRow(
        _ scanner: NumberScanner, _ base: UnsafePointer<UInt8>, _ line: UnsafePointer<UInt8>,
        _ stop: UnsafePointer<UInt8>, _ columns: TableColumns, row: Int,
        _ outcome: inout BlockOutcome
    ) {
        var place = unsafe line
        // Whether a delimiter promised another cell.
        var isOpen = true
        let columnCount = unsafe columns.kinds.count
        for column in 0..<columnCount {
            guard isOpen else {
                outcome.problem = NumberTable.Problem(
                    kind: .cellCount(column), column: column, place: unsafe line - base..<stop - base)
                return
            }
            while unsafe place < stop, isPadding(unsafe place.pointee) { unsafe place += 1 }
            var next = unsafe place
            if unsafe columns.kinds[column] == .number, let pointer = unsafe columns.pointers[column],
                let number = unsafe scanner.scan(&next, stop)
            {
                let behind = unsafe next
                if unsafe next < stop, unsafe mergesBlanks || next.pointee != delimiter {
                    while unsafe next < stop, isPadding(unsafe next.pointee) { unsafe next += 1 }
                }
                if unsafe next == stop || next.pointee == delimiter || (mergesBlanks && next > behind) {
                    unsafe store(number, pointer, column: column, row: row, offset: place - base, &outcome)
                    unsafe (place, isOpen) = unsafe afterCell(next, stop, padded: next > behind)
                    continue
                }
            }
            unsafe (place, isOpen) = unsafe readOtherCell(
                scanner, base, place, stop, columns.pointers[column], column: column, row: row, &outcome)
            guard outcome.problem == nil else { return }
        }
        guard isOpen else { return }
        let extra = unsafe extraCells(place, stop)
        if extra > 0 {
            outcome.problem = NumberTable.Problem(
                kind: .cellCount(cells.count + extra), column: cells.count, place: unsafe line - base..<stop - base)
        }
    }

    /// The start of the next cell and whether there is one.
    @inline(__always)
    private func afterCell(
        _ place: UnsafePointer<UInt8>, _ stop: UnsafePointer<UInt8>, padded: Bool
    ) -> (UnsafePointer<UInt8>, Bool) {
        guard unsafe place < stop else { return unsafe (stop, false) }
        // A run of blanks has been passed already.
        return unsafe mergesBlanks && padded ? (place, true) : (place + 1, true)
    }

    /// A cell that is skipped, kept as text, quoted, missing or wrong.
    private func readOtherCell(
        _ scanner: NumberScanner, _ base: UnsafePointer<UInt8>, _ start: UnsafePointer<UInt8>,
        _ stop: UnsafePointer<UInt8>, _ pointer: UnsafeMutablePointer<Double>?, column: Int, row: Int,
        _ outcome: inout BlockOutcome
    ) -> (UnsafePointer<UInt8>, Bool) {
        let (from, to, next) = unsafe cellBounds(start, stop)
        switch cells[column] {
        case .skip:
            break
        case .text:
            unsafe pointer?[row] = unsafe NumberTable.packed(offset: from - base, count: to - from)
        case .number:
            guard let value = unsafe value(scanner, from, to) else {
                outcome.problem = NumberTable.Problem(
                    kind: .notANumber, column: column, place: unsafe from - base..<to - base)
                return unsafe (stop, false)
            }
            unsafe store(value, pointer, column: column, row: row, offset: from - base, &outcome)
        }
        var after = unsafe next
        while unsafe after < stop, isPadding(unsafe after.pointee) { unsafe after += 1 }
        return unsafe afterCell(after, stop, padded: after > next)
    }

    /// A whole cell's number, NaN or infinity for the words that say so, `nil` for anything else.
    private func value(
        _ scanner: NumberScanner, _ from: UnsafePointer<UInt8>, _ to: UnsafePointer<UInt8>
    ) -> Double? {
        if unsafe from == to || MissingValueWords.isNaN(UnsafeBufferPointer(start: from, count: to - from)) {
            return .nan
        }
        var next = unsafe from
        if let number = unsafe scanner.scan(&next, to), unsafe next == to { return number }
        guard unsafe to - from <= MissingValueWords.longest || !missingWords.isEmpty else { return nil }
        let word = unsafe String(decoding: UnsafeBufferPointer(start: from, count: to - from), as: UTF8.self)
        return MissingValueWords.value(of: word) ?? (missingWords.contains(word.lowercased()) ? .nan : nil)
    }

    /// First and last byte of a cell without quotes and padding, and the byte behind it.
    private func cellBounds(
        _ start: UnsafePointer<UInt8>, _ stop: UnsafePointer<UInt8>
    ) -> (UnsafePointer<UInt8>, UnsafePointer<UInt8>, UnsafePointer<UInt8>) {
        if unsafe start < stop, unsafe start.pointee == UInt8(ascii: "\"") {
            var close = unsafe start + 1
            while unsafe close < stop, unsafe close.pointee != UInt8(ascii: "\"") { unsafe close += 1 }
            return unsafe (start + 1, close, close < stop ? close + 1 : stop)
        }
        var next = unsafe start
        while unsafe next < stop, unsafe next.pointee != delimiter, !mergesBlanks || !isPadding(unsafe next.pointee) {
            unsafe next += 1
        }
        var to = unsafe next
        while unsafe to > start, isPadding(unsafe to[-1]) { unsafe to -= 1 }
        return unsafe (start, to, next)
    }

    /// Cells behind the last column, 0 when they are all empty.
    private func extraCells(_ start: UnsafePointer<UInt8>, _ stop: UnsafePointer<UInt8>) -> Int {
        var count = 1
        var hasContent = false
        var place = unsafe start
        while unsafe place < stop {
            let byte = unsafe place.pointee
            if byte == delimiter && !mergesBlanks {
                count += 1
            } else if byte != 0x20 && byte != 0x09 {
                hasContent = true
            }
            unsafe place += 1
        }
        return hasContent ? count : 0
    }
}
