import SignalKernels

/// The text of a table's rows and how it is read, with the sentences for what is wrong with it.
struct RowText: Sendable {
    /// Reads the rows.
    let scanner: NumberTableScanner
    /// The bytes.
    let source: ByteSource
    /// The rows among them.
    let range: Range<Int>
    /// What a user should know.
    private(set) var notes: [QualityNote] = []
    /// Numbers that stand for missing values.
    let missingNumbers: [Double]
    private let text: DecodedText
    private let names: [String]
    private let decimalMark: Character
    private let path: String

    /// The rows below the header.
    ///
    /// - Parameters:
    ///   - cells: what becomes of each column.
    ///   - commentMark: what starts a comment beside the usual marks.
    init(
        _ text: DecodedText, _ layout: TableLayout, lineEnd: UInt8, cells: [NumberTableScanner.Cell],
        commentMark: Character? = nil, path: String
    ) {
        self.text = text
        self.path = path
        source = text.source
        names = layout.names
        decimalMark = layout.separation.decimalMark
        var scanner = NumberTableScanner(
            cells: cells, delimiter: layout.separation.delimiter.asciiValue ?? UInt8(ascii: ","),
            mergesBlanks: layout.separation.mergesBlanks,
            decimalMark: layout.separation.decimalMark.asciiValue ?? UInt8(ascii: "."), lineEnd: lineEnd)
        scanner.commentMark = commentMark?.asciiValue ?? 0
        scanner.missingWords = layout.separation.missingWords
        self.scanner = scanner
        missingNumbers = layout.separation.missingWords.filter(layout.separation.isNumber).compactMap { word in
            Double(String(word.map { $0 == layout.separation.decimalMark ? "." : $0 }))
        }
        var end = text.range.upperBound
        if let cut = Self.unfinishedLine(text, layout, lineEnd) {
            end = cut
            notes.append(
                QualityNote(
                    code: "truncated_last_row", severity: .warning,
                    message: "the last line is incomplete (no line end): dropped"))
        }
        range = layout.firstRow.offset..<max(layout.firstRow.offset, end)
    }

    /// The text of a comment between the rows.
    func comment(_ comment: NumberTable.Comment) -> String { text.text(source.bytes(comment.place)) }

    /// The note on infinite values, the first of which stands at a byte.
    func infiniteValues(_ count: Int, _ first: Int) -> QualityNote {
        QualityNote(
            code: "infinite_values", severity: .warning,
            message: "\(NumberText.count(count, "infinite value")) treated as missing, "
                + "line \(scanner.lineNumber(of: first, in: source))" + (count > 1 ? " first" : ""))
    }

    // MARK: - Errors

    /// The sentence for what is no table of numbers.
    func error(_ problem: NumberTable.Problem) -> RecordingError {
        let line = scanner.lineNumber(of: problem.place.lowerBound, in: source)
        switch problem.kind {
        case .cellCount(let found):
            return RecordingError(
                .badData, path: path, line: line, "\(found) cells, expected \(names.count)",
                remedy: "repair or delete the line")
        case .notANumber:
            let cell = text.text(source.bytes(problem.place).prefix(60))
            let name = ColumnName(index: problem.column, name: names[problem.column]).label
            let column = "column \(name.isEmpty ? "\(problem.column + 1)" : name)"
            if Self.hasThousandsSeparator(cell, decimalMark) {
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
