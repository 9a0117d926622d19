import SignalKernels

/// How a line is cut into cells and how a number is written in them.
struct CellSeparation: Hashable {
    /// The character between cells.
    var delimiter: Character
    /// Whether a run of blanks and tabs is one delimiter.
    var mergesBlanks = false
    /// The decimal mark.
    var decimalMark: Character = "."
    /// Words for a missing value beside the usual ones, in lower case.
    var missingWords: Set<String> = []

    /// What to call the delimiter.
    var delimiterName: String {
        switch delimiter {
        case "\t": "tab"
        case " ": mergesBlanks ? "blanks" : "blank"
        default: "'\(delimiter)'"
        }
    }

    /// The cells of a line, without quotes and padding.
    func cells(_ line: String) -> [String] {
        let bytes = line.utf8
        let mark = delimiter.asciiValue ?? UInt8(ascii: ",")
        var cells: [String] = []
        var start = bytes.startIndex
        var isQuoted = false
        func close(at end: String.Index) {
            let cell = Self.content(line[start..<end])
            if !mergesBlanks || !cell.isEmpty { cells.append(cell) }
        }
        var place = bytes.startIndex
        while place < bytes.endIndex {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if !isQuoted, byte == mark || (mergesBlanks && byte == UInt8(ascii: "\t")) {
                close(at: place)
                start = bytes.index(after: place)
            }
            place = bytes.index(after: place)
        }
        close(at: bytes.endIndex)
        return cells
    }

    /// A cell without the blanks and the quotes around it.
    private static func content(_ cell: Substring) -> String {
        var bytes = cell.utf8
        while let first = bytes.first, first == 0x20 || first == 0x09 || first == 0x0D { bytes = bytes.dropFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 || last == 0x0D { bytes = bytes.dropLast() }
        guard bytes.contains(UInt8(ascii: "\"")) else { return String(Substring(bytes)) }
        return trimmed(Substring(bytes).filter { $0 != "\"" })
    }

    /// Text without blanks around it.
    static func trimmed(_ text: some StringProtocol) -> String {
        let front = text.drop { $0.isWhitespace }
        guard let last = front.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(front[...last])
    }

    /// Whether a cell holds a number written with this decimal mark.
    func isNumber(_ cell: String) -> Bool {
        guard let mark = decimalMark.asciiValue else { return false }
        return Self.isNumber(cell, decimalMark: mark)
    }

    /// Whether a cell holds a number: `[+-] digits [mark digits] [e [+-] digits]`.
    static func isNumber(_ cell: String, decimalMark: UInt8) -> Bool {
        var rest = cell.utf8[...]
        func digits() -> Int {
            let count = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
            rest = rest.dropFirst(count)
            return count
        }
        func sign() {
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        }
        sign()
        var count = digits()
        if rest.first == decimalMark {
            rest = rest.dropFirst()
            count += digits()
        }
        guard count > 0 else { return false }
        if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            sign()
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    /// Whether a line could be a row of measurements: it starts with a number, a time or nothing, and at least half of
    /// what it holds is numbers.
    func isDataRow(_ cells: [String]) -> Bool {
        guard let first = cells.first else { return false }
        guard first.isEmpty || isMeasurement(first) else { return false }
        let filled = cells.filter { !$0.isEmpty }
        let measurements = filled.count(where: isMeasurement)
        return filled.contains(where: isNumber) && measurements * 2 >= filled.count
    }

    /// Whether a cell holds a number, a time, or a word for a missing value.
    func isMeasurement(_ cell: String) -> Bool {
        isNumber(cell) || isMissing(cell) || DateTimeText(cell) != nil
    }

    /// Whether a cell holds a word that stands for no finite number.
    func isMissing(_ cell: String) -> Bool {
        MissingValueWords.value(of: cell) != nil || missingWords.contains(cell.lowercased())
    }
}
