internal import Recordings

/// Looks at an SQL expression before it goes into a query, so that it can be nothing but an expression.
///
/// The connection only reads; this is about being told what is wrong, and about questions that would never end.
enum FilterExpression {
    /// The switch it is given with, which is where an error is.
    static let place = "--where"

    private static let statements: Set<String> = [
        "alter", "analyze", "attach", "begin", "commit", "create", "delete", "detach", "drop", "explain", "insert",
        "pragma", "reindex", "release", "replace", "rollback", "savepoint", "select", "union", "update", "vacuum",
        "values", "with",
    ]

    /// Refuses what is not a single expression.
    static func check(_ text: String) throws(RecordingError) {
        var scanner = Scanner(text: Array(text.utf8))
        var depth = 0
        var isEmpty = true
        while let token = try scanner.next() {
            isEmpty = false
            switch token {
            case .quoted: break
            case .word(let word):
                // A function may have the name of a statement, as `replace` does.
                if statements.contains(word), word != "replace" || !scanner.isAtParenthesis {
                    throw error("'\(word)' cannot stand in it")
                }
            case .symbol(UInt8(ascii: "(")): depth += 1
            case .symbol(UInt8(ascii: ")")):
                depth -= 1
                if depth < 0 { throw error("a parenthesis is closed that was not opened") }
            case .symbol(let byte) where ";?@$:#".utf8.contains(byte):
                throw error("'\(Character(Unicode.Scalar(byte)))' cannot stand in it")
            case .symbol: break
            }
        }
        if isEmpty { throw error("it is empty") }
        if depth > 0 { throw error("a parenthesis is not closed") }
    }

    /// The error for an expression that cannot be used.
    static func error(_ what: String) -> RecordingError {
        RecordingError(
            .usage, path: place, "\(what); expected an SQL expression over the columns of the view recordings",
            remedy: "for example: --where \"finding_left = 'reduced' AND n_straight_left >= 10\"")
    }

    private enum Token {
        case quoted
        case word(String)
        case symbol(UInt8)
    }

    /// Tells words, quoted text and symbols apart as SQLite does.
    private struct Scanner {
        let text: [UInt8]
        var index = 0

        init(text: [UInt8]) { self.text = text }

        /// Whether a parenthesis comes next, as behind the name of a function.
        var isAtParenthesis: Bool {
            text[index...].first { !Self.isBlank($0) } == UInt8(ascii: "(")
        }

        mutating func next() throws(RecordingError) -> Token? {
            while index < text.count, Self.isBlank(text[index]) { index += 1 }
            guard index < text.count else { return nil }
            let byte = text[index]
            switch byte {
            case 0: throw FilterExpression.error("it holds a character that cannot stand in it")
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): return try quoted(until: byte)
            case UInt8(ascii: "["): return try quoted(until: UInt8(ascii: "]"))
            case UInt8(ascii: "-") where isFollowed(by: "-"), UInt8(ascii: "/") where isFollowed(by: "*"):
                throw FilterExpression.error("a comment cannot stand in it")
            default: break
            }
            let start = index
            while index < text.count, Self.isOfWord(text[index]) { index += 1 }
            if index > start { return .word(String(decoding: text[start..<index], as: UTF8.self).lowercased()) }
            index += 1
            return .symbol(byte)
        }

        private func isFollowed(by symbol: Unicode.Scalar) -> Bool {
            index + 1 < text.count && text[index + 1] == UInt8(ascii: symbol)
        }

        /// Text up to the closing quote; a doubled one belongs to the text.
        private mutating func quoted(until quote: UInt8) throws(RecordingError) -> Token {
            index += 1
            while index < text.count {
                let byte = text[index]
                index += 1
                if byte == 0 { break }
                guard byte == quote else { continue }
                guard quote != UInt8(ascii: "]"), index < text.count, text[index] == quote else { return .quoted }
                index += 1
            }
            throw FilterExpression.error("a quotation mark is not closed")
        }

        private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

        private static func isOfWord(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
                true
            default: false
            }
        }
    }
}
