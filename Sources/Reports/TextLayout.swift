/// Lays out text for a terminal of 80 columns.
enum TextLayout {
    /// The width that is kept to.
    static let width = 80

    /// The text on lines of at most 80 columns; `first` begins the first line, blanks of equal width the others.
    ///
    /// A word longer than a line, such as a path, stands on a line of its own.
    static func wrapped(_ text: String, first: String = "") -> [String] {
        let indent = String(repeating: " ", count: first.count)
        var lines: [String] = []
        var line = first
        var lineHasWords = false
        for word in text.split(whereSeparator: \.isWhitespace) {
            if lineHasWords, line.count + 1 + word.count > width {
                lines.append(line)
                line = indent
                lineHasWords = false
            }
            if lineHasWords { line += " " }
            line += word
            lineHasWords = true
        }
        lines.append(line)
        return lines
    }

    /// The text with blanks behind it.
    static func leftAligned(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// The text with blanks before it.
    static func rightAligned(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
