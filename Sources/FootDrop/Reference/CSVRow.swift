/// One line of comma-separated text (RFC 4180).
enum CSVRow {
    private enum State {
        case start
        case plain
        case quoted
        case afterQuote
    }

    /// The cells; `nil` for a quote that is left open, or text behind a closing one.
    static func cells(of row: Substring) -> [String]? {
        var cells: [String] = []
        var cell = ""
        var state = State.start
        for character in row {
            switch (state, character) {
            case (.start, "\""): state = .quoted
            case (.start, ","), (.plain, ","), (.afterQuote, ","):
                cells.append(cell)
                cell = ""
                state = .start
            case (.quoted, "\""): state = .afterQuote
            case (.afterQuote, "\""):
                cell.append("\"")
                state = .quoted
            case (.afterQuote, _): return nil
            case (.quoted, _): cell.append(character)
            default:
                cell.append(character)
                state = .plain
            }
        }
        guard state != .quoted else { return nil }
        return cells + [cell]
    }
}
