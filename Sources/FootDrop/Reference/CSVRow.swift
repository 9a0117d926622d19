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
        var cell: [UInt8] = []
        var state = State.start
        // Byte for byte: a combining mark behind a quote or a comma makes one character of both.
        for byte in row.utf8 {
            switch (state, byte) {
            case (.start, UInt8(ascii: "\"")): state = .quoted
            case (.start, UInt8(ascii: ",")), (.plain, UInt8(ascii: ",")), (.afterQuote, UInt8(ascii: ",")):
                cells.append(String(decoding: cell, as: UTF8.self))
                cell.removeAll(keepingCapacity: true)
                state = .start
            case (.quoted, UInt8(ascii: "\"")): state = .afterQuote
            case (.afterQuote, UInt8(ascii: "\"")):
                cell.append(byte)
                state = .quoted
            case (.afterQuote, _): return nil
            case (.quoted, _): cell.append(byte)
            default:
                cell.append(byte)
                state = .plain
            }
        }
        guard state != .quoted else { return nil }
        return cells + [String(decoding: cell, as: UTF8.self)]
    }
}
