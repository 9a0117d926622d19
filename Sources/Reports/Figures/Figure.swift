/// A drawing with its words: every figure has a twin in text for those who cannot see it, and for checking.
struct Figure {
    /// The drawing.
    var svg: String
    /// What it shows and how to read it.
    var caption: String
    /// The same in words or numbers.
    var twin: Twin

    /// The text twin.
    enum Twin {
        /// A table.
        case table(DataTable)
        /// A sentence.
        case sentence(String)
    }
}

/// A table of text: the first cell of every row says what the row is about.
struct DataTable {
    /// What it holds.
    var caption: String
    /// The heads of the columns.
    var head: [String]
    /// The rows.
    var rows: [Row]
    /// Whether clicking a head sorts the rows.
    var isSortable = false
    /// Whether all cells but the first are numbers or a few words, which are not broken over lines.
    var isNumeric = false

    /// A row.
    struct Row {
        /// One cell a column.
        var cells: [String]
        /// Whether it lies beyond a limit.
        var isFlagged = false

        init(_ cells: [String], isFlagged: Bool = false) {
            self.cells = cells
            self.isFlagged = isFlagged
        }
    }
}
