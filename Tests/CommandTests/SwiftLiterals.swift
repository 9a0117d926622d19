/// The text that a Swift source can print: its string literals, without comments and code.
///
/// Literals that are put together with `+` are one text. Interpolated code becomes `{}`; the literals in it are texts of
/// their own. Regular-expression literals are not known: the sources have none.
struct SwiftLiterals {
    private let source: [Character]
    private var position = 0
    private var found: [String] = []
    /// Whether nothing but blanks and one `+` stood since the last literal.
    private var continues = false

    /// The texts of a source, in its order.
    static func texts(in source: String) -> [String] {
        var scanner = SwiftLiterals(source: Array(source))
        scanner.code(untilClosing: false)
        return scanner.found
    }

    private init(source: [Character]) { self.source = source }

    private func peek(_ text: String, at offset: Int = 0) -> Bool {
        let start = position + offset
        let wanted = Array(text)
        guard start + wanted.count <= source.count else { return false }
        return Array(source[start..<start + wanted.count]) == wanted
    }

    /// Reads code, to the end or to the bracket that closes an interpolation.
    private mutating func code(untilClosing: Bool) {
        var depth = 0
        var sawPlus = false
        while position < source.count {
            if peek("//") {
                while position < source.count, !source[position].isNewline { position += 1 }
            } else if peek("/*") {
                blockComment()
            } else if source[position] == "\"" || source[position] == "#" {
                let hashes = source[position...].prefix { $0 == "#" }.count
                guard peek("\"", at: hashes) else {
                    position += hashes
                    continues = false
                    continue
                }
                position += hashes
                literal(hashes: hashes, joins: continues && sawPlus)
                (continues, sawPlus) = (true, false)
            } else {
                let character = source[position]
                if character == "(" { depth += 1 }
                if character == ")" {
                    if untilClosing, depth == 0 { return }
                    depth -= 1
                }
                if character == "+" { sawPlus = true } else if !character.isWhitespace { continues = false }
                position += 1
            }
        }
    }

    private mutating func blockComment() {
        var depth = 0
        repeat {
            if peek("/*") {
                depth += 1
                position += 2
            } else if peek("*/") {
                depth -= 1
                position += 2
            } else {
                position += 1
            }
        } while depth > 0 && position < source.count
    }

    /// Reads a literal from its opening quote on.
    private mutating func literal(hashes: Int, joins: Bool) {
        let marks = String(repeating: "#", count: hashes)
        let isMultiline = peek("\"\"\"")
        let quote = (isMultiline ? "\"\"\"" : "\"") + marks
        position += isMultiline ? 3 : 1
        let slot = joins && !found.isEmpty ? found.count - 1 : found.count
        if slot == found.count { found.append("") }
        var text = ""
        while position < source.count, !peek(quote) {
            guard peek("\\" + marks) else {
                text.append(source[position])
                position += 1
                continue
            }
            position += 1 + hashes
            if peek("(") {
                position += 1
                text += "{}"
                continues = false
                code(untilClosing: true)
                position += 1
            } else if peek("u{") {
                position += 2
                let digits = String(source[position...].prefix { $0 != "}" })
                position += digits.count + 1
                UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init).map { text.unicodeScalars.append($0) }
            } else if position < source.count {
                // An escaped line break in a literal of several lines joins them.
                text.append(source[position].isNewline ? " " : Self.meaning[source[position]] ?? source[position])
                position += 1
            }
        }
        position += quote.count
        found[slot] += text
    }

    private static let meaning: [Character: Character] = ["n": "\n", "t": "\t", "r": "\r", "0": "\0"]
}
