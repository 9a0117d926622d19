import SignalKernels

/// The rows of a text table as columns of numbers, with the sentences for what is wrong with them.
struct TableRows {
    /// The columns.
    var table: NumberTable
    /// What a user should know.
    var notes: [QualityNote] = []
    private let scanner: NumberTableScanner
    private let text: DecodedText
    private let range: Range<Int>
    private let path: String

    /// Reads the rows.
    ///
    /// - Parameters:
    ///   - cells: what becomes of each column.
    ///   - commentMark: what starts a comment beside the usual marks.
    init(
        _ text: DecodedText, _ layout: TableLayout, lineEnd: UInt8, cells: [NumberTableScanner.Cell],
        commentMark: Character? = nil, path: String
    ) throws(RecordingError) {
        self.text = text
        self.path = path
        var scanner = NumberTableScanner(
            cells: cells, delimiter: layout.separation.delimiter.asciiValue ?? UInt8(ascii: ","),
            mergesBlanks: layout.separation.mergesBlanks,
            decimalMark: layout.separation.decimalMark.asciiValue ?? UInt8(ascii: "."), lineEnd: lineEnd)
        scanner.commentMark = commentMark?.asciiValue ?? 0
        scanner.missingWords = layout.separation.missingWords
        self.scanner = scanner
        var end = text.range.upperBound
        if let cut = Self.unfinishedLine(text, layout, lineEnd) {
            end = cut
            notes.append(
                QualityNote(
                    code: "truncated_last_row", severity: .warning,
                    message: "the last line is incomplete (no line end): dropped"))
        }
        range = layout.firstRow.offset..<max(layout.firstRow.offset, end)
        table = scanner.scan(text.source, in: range)
        if let problem = table.problem { throw error(problem, layout) }
        for word in layout.separation.missingWords where layout.separation.isNumber(word) {
            let digits = String(word.map { $0 == layout.separation.decimalMark ? "." : $0 })
            guard let number = Double(digits) else { continue }
            table.takeAsMissing(number, in: cells.indices.filter { cells[$0] == .number })
        }
        if let first = table.firstInfinite {
            let line = scanner.lineNumber(of: first, in: text.source)
            notes.append(
                QualityNote(
                    code: "infinite_values", severity: .warning,
                    message:
                        "\(NumberText.count(table.infiniteCount, "infinite value")) treated as missing, line \(line)"
                        + (table.infiniteCount > 1 ? " first" : "")))
        }
    }

    /// The line of a row, counted from 1.
    func line(of row: Int) -> Int { scanner.lineNumber(ofRow: row, in: text.source, range) }

    /// The comments between the rows, with the number of rows before each.
    func comments() -> [(row: Int, text: String)] {
        table.comments.map { ($0.row, text.text(text.source.bytes($0.place))) }
    }

    // MARK: - Errors

    private func error(_ problem: NumberTable.Problem, _ layout: TableLayout) -> RecordingError {
        let line = scanner.lineNumber(of: problem.place.lowerBound, in: text.source)
        switch problem.kind {
        case .cellCount(let found):
            return RecordingError(
                .badData, path: path, line: line, "\(found) cells, expected \(layout.names.count)",
                remedy: "repair or delete the line")
        case .notANumber:
            let cell = text.text(text.source.bytes(problem.place).prefix(60))
            let name = ColumnName(index: problem.column, name: layout.names[problem.column]).label
            let column = "column \(name.isEmpty ? "\(problem.column + 1)" : name)"
            if Self.hasThousandsSeparator(cell, layout.separation.decimalMark) {
                return RecordingError(
                    .badData, path: path, line: line, "\(column): '\(cell)' uses a thousands separator",
                    remedy: "export the numbers without it")
            }
            return RecordingError(
                .badData, path: path, line: line, "\(column): '\(cell)' is not a number",
                remedy: "repair it, or leave the cell empty if the value is missing")
        }
    }

    /// `1,203.5`, `1.203,5`, `1'203`: groups of three digits.
    private static func hasThousandsSeparator(_ cell: String, _ decimalMark: Character) -> Bool {
        let marks: Set<Character> = [",", ".", "'", "’", " ", "\u{A0}"]
        let digits = cell.drop { $0 == "-" || $0 == "+" }
        guard digits.allSatisfy({ $0.isNumber || marks.contains($0) }) else { return false }
        let whole = digits.split(separator: decimalMark, omittingEmptySubsequences: false).first ?? ""
        let groups = whole.split(omittingEmptySubsequences: false) { marks.contains($0) }
        return groups.count > 1 && (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    }

    // MARK: - The last line

    /// Where the last line starts when it has no line end and is not whole.
    ///
    /// With all its cells a line may still have lost the last digits of the last: it must not be shorter there than the
    /// line above.
    private static func unfinishedLine(_ text: DecodedText, _ layout: TableLayout, _ lineEnd: UInt8) -> Int? {
        let start = max(layout.firstRow.offset, text.range.upperBound - (1 << 18))
        let tail = text.source.bytes(start..<text.range.upperBound)
        guard tail.last != lineEnd, let end = tail.lastIndex(of: lineEnd) else { return nil }
        let last = layout.separation.cells(text.text(tail[(end + 1)...]))
        guard last.contains(where: { !$0.isEmpty }) else { return nil }
        let above = tail[..<end]
        let before = layout.separation.cells(text.text(above[((above.lastIndex(of: lineEnd) ?? -1) + 1)...]))
        let isWhole = last.count >= before.count && (last.last?.count ?? 0) >= (before.last?.count ?? 0)
        return isWhole ? nil : start + end + 1
    }
}
