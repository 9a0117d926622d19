/// Builds a Markdown document; all text is escaped, so that it shows as it is and makes no markup of its own.
struct MarkdownDocument {
    private var blocks: [String] = []

    /// The document so far.
    var text: String { blocks.joined(separator: "\n\n") + "\n" }

    /// Adds a heading.
    mutating func heading(_ text: String, level: Int) {
        blocks.append(String(repeating: "#", count: level) + " " + Self.escaped(text))
    }

    /// Adds a paragraph.
    mutating func paragraph(_ text: String) { blocks.append(Self.escaped(text)) }

    /// Adds a paragraph in bold.
    mutating func strong(_ text: String) { blocks.append("**" + Self.escaped(text) + "**") }

    /// Adds a list; a sentence instead of an empty one.
    mutating func list(_ items: [String], orElse sentence: String? = nil) {
        guard !items.isEmpty else {
            if let sentence { paragraph(sentence) }
            return
        }
        blocks.append(items.map { "- " + Self.escaped($0) }.joined(separator: "\n"))
    }

    /// Adds a table with its caption; a sentence instead of none.
    mutating func table(_ table: DataTable?, orElse sentence: String? = nil) {
        guard let table else {
            if let sentence { paragraph(sentence) }
            return
        }
        if !table.caption.isEmpty { strong(table.caption) }
        var lines = [Self.row(table.head), Self.row(table.head.map { _ in "---" }, isEscaped: true)]
        for row in table.rows { lines.append(Self.row(row.cells)) }
        blocks.append(lines.joined(separator: "\n"))
    }

    private static func row(_ cells: [String], isEscaped: Bool = false) -> String {
        "| " + cells.map { isEscaped ? $0 : escaped($0) }.joined(separator: " | ") + " |"
    }

    /// Characters that Markdown could take for markup, with a backslash before them; what would end a line, or turn the
    /// direction of the text, becomes a blank or a replacement character.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~", "&", "!", "$", "{", "}":
                result.append("\\")
                result.append(scalar)
            case "\n", "\r", "\t", "\u{2028}", "\u{2029}": result.append(" ")
            case _ where HTMLText.isDeceptive(scalar): result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return lineStartEscaped(String(result))
    }

    /// A plus, a minus or a number with a point at the start of a line would begin a list.
    private static func lineStartEscaped(_ text: String) -> String {
        let trimmed = text.drop { $0 == " " }
        guard let first = trimmed.first else { return text }
        if first == "-" || first == "+" || first == "=" { return "\\" + trimmed }
        let digits = trimmed.prefix { $0.isASCII && $0.isNumber }
        let rest = trimmed.dropFirst(digits.count)
        if !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")", rest.dropFirst().first == " " {
            return "\(digits)\\\(rest)"
        }
        return String(trimmed)
    }
}
