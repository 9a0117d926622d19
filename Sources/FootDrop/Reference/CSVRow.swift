/// One line of comma-separated text (RFC 4180), as bytes of UTF-8.
///
/// A table is read whenever the program starts; bytes take a tenth of the time of characters.
enum CSVRow {
    private enum State {
        case start
        case plain
        case quoted
        case afterQuote
    }

    /// The cells; `nil` for a quote that is left open, or text behind a closing one.
    static func cells(of row: ArraySlice<UInt8>) -> [String]? {
        var cells: [String] = []
        var cell: [UInt8] = []
        var state = State.start
        // Byte for byte: a combining mark behind a quote or a comma makes one character of both.
        for byte in row {
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

    /// The lines of a text without what ends them: one of Unicode's newlines, a carriage return and line feed being one.
    static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        var place = 0
        while place < text.count {
            let length = newlineLength(in: text, at: place)
            if length > 0 { lines.append(text[start..<place]) }
            place += max(1, length)
            if length > 0 { start = place }
        }
        lines.append(text[start...])
        return lines
    }

    /// The bytes of the newline that begins at a place; 0 for anything else.
    private static func newlineLength(in text: [UInt8], at place: Int) -> Int {
        func isFollowed(by bytes: UInt8...) -> Bool { text[(place + 1)...].starts(with: bytes) }
        return switch text[place] {
        case 0x0D: isFollowed(by: 0x0A) ? 2 : 1
        case 0x0A...0x0C: 1
        // U+0085, U+2028 and U+2029.
        case 0xC2: isFollowed(by: 0x85) ? 2 : 0
        case 0xE2: isFollowed(by: 0x80, 0xA8) || isFollowed(by: 0x80, 0xA9) ? 3 : 0
        default: 0
        }
    }

    /// Whether a line holds nothing but white space.
    static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
        // White space but blank and tab is not ASCII, nor is what could join the blanks before it to one character.
        return first >= 0x80 && String(decoding: line, as: UTF8.self).allSatisfy(\.isWhitespace)
    }
}
