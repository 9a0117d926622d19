import SignalKernels

/// How a line is cut into cells and how a number is written in them.
struct CellSeparation: Hashable {
    /// The character between cells.
    var delimiter: Character
    /// Whether a run of blanks and tabs is one delimiter.
    var mergesBlanks = false
    /// The decimal mark.
    var decimalMark: Character = "."

    /// What to call the delimiter.
    var delimiterName: String {
        switch delimiter {
        case "\t": "tab"
        case " ": mergesBlanks ? "blanks" : "blank"
        default: "'\(delimiter)'"
        }
    }

    /// The cells of a line, without quotes and padding.
    ///
    /// Lines are cut as bytes: a line is tried with a dozen separations, and stepping through characters would make the
    /// head of a table cost more than the rest of it. Delimiters and quotes are ASCII, so no character is cut in two.
    func cells(_ line: String) -> [String] {
        guard let separator = delimiter.asciiValue else { return [Self.trimmed(line)] }
        let quote = UInt8(ascii: "\"")
        let tab = UInt8(ascii: "\t")
        var cells: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        func close() {
            if !mergesBlanks || !cell.isEmpty { cells.append(Self.text(cell[...])) }
            cell.removeAll(keepingCapacity: true)
        }
        for byte in line.utf8 {
            if byte == quote {
                isQuoted.toggle()
            } else if !isQuoted, byte == separator || (mergesBlanks && byte == tab) {
                close()
            } else {
                cell.append(byte)
            }
        }
        close()
        return cells
    }

    /// The text of a cell without blanks around it.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        let isBlank: (UInt8) -> Bool = { $0 <= UInt8(ascii: " ") }
        let front = bytes.drop(while: isBlank)
        guard let last = front.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(decoding: front[...last], as: UTF8.self)
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

    private func isMeasurement(_ cell: String) -> Bool {
        isNumber(cell) || MissingValueWords.value(of: cell) != nil || DateTimeText(cell) != nil
    }
}
