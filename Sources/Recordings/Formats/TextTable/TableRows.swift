import SignalKernels

/// The rows of a text table as columns of numbers, with the sentences for what is wrong with them.
struct TableRows {
    /// The columns.
    var table: NumberTable
    /// What a user should know.
    var notes: [QualityNote]
    /// The text they come from.
    let text: RowText

    /// Reads the rows.
    init(_ text: RowText) throws(RecordingError) {
        self.text = text
        table = text.scanner.scan(text.source, in: text.range)
        if let problem = table.problem { throw text.error(problem) }
        let numbers = text.scanner.cells.indices.filter { text.scanner.cells[$0] == .number }
        for number in text.missingNumbers { table.takeAsMissing(number, in: numbers) }
        notes = text.notes
        if let first = table.firstInfinite { notes.append(text.infiniteValues(table.infiniteCount, first)) }
    }

    /// The line of a row, counted from 1.
    func line(of row: Int) -> Int { text.scanner.lineNumber(ofRow: row, in: text.source, text.range) }

    /// The comments between the rows, with the number of rows before each.
    func comments() -> [(row: Int, text: String)] {
        table.comments.map { ($0.row, text.comment($0)) }
    }
}
