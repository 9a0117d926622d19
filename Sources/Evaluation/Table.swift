/// A result table: a header and rows of text cells.
///
/// Reads comma-separated text as RFC 4180 has it: cells may be quoted, a quote inside is doubled, lines end in LF or
/// CRLF. A byte-order mark and blank lines are passed over.
public struct Table: Sendable, Hashable {
    /// The file it came from, for messages.
    public var path: String
    /// The names of the columns.
    public var header: [String]
    /// The cells, a row after a row, each as long as the header.
    public var rows: [[String]]
    /// The line in the file at which each row begins, counted from 1.
    public var lines: [Int]

    /// Creates a table from text.
    ///
    /// - Parameters:
    ///   - text: The whole text.
    ///   - path: The file it came from, for messages.
    ///   - separators: What may stand between cells; the one that stands most often in the header does.
    /// - Throws: `badData` for no header, a name used twice, a row of another length, or a quote left open.
    public init(
        text: String, path: String, separators: [Character] = [","]
    ) throws(EvaluationError) {
        self.path = path
        header = []
        rows = []
        lines = []
        var parser = Parser(bytes: Array(text.utf8), path: path, separators: separators.compactMap(\.asciiValue))
        while let (cells, line) = try parser.next() {
            if header.isEmpty {
                header = cells
                guard Set(cells).count == cells.count else {
                    throw EvaluationError(.badData, path: path, line: line, "a column name is used twice")
                }
                continue
            }
            guard cells.count == header.count else {
                let found = "\(cells.count) cells found; \(header.count) expected, as in the header"
                throw EvaluationError(.badData, path: path, line: line, found)
            }
            rows.append(cells)
            lines.append(line)
        }
        guard !header.isEmpty else {
            throw EvaluationError(.badData, path: path, "the file is empty; a table with a header was expected")
        }
    }

    /// Whether there is a column of this name.
    public func has(_ column: String) -> Bool { header.contains(column) }

    /// The cells of a column, or `nil` when there is none of this name.
    public func cells(_ column: String) -> [String]? {
        header.firstIndex(of: column).map { index in rows.map { $0[index] } }
    }

    /// The numbers of a column, `nil` where a cell is empty or not finite; all `nil` when there is no such column.
    ///
    /// - Throws: `badData` for text that is no number.
    public func numbers(_ column: String) throws(EvaluationError) -> [Double?] {
        guard let cells = cells(column) else { return Array(repeating: nil, count: rows.count) }
        var numbers: [Double?] = []
        numbers.reserveCapacity(cells.count)
        for (cell, line) in zip(cells, lines) {
            let trimmed = cell.trimmingBlanks()
            guard !trimmed.isEmpty else {
                numbers.append(nil)
                continue
            }
            guard let number = Double(trimmed) else {
                let found = "column \(column): '\(trimmed)' found; a number or an empty cell expected"
                throw EvaluationError(.badData, path: path, line: line, found)
            }
            numbers.append(number.isFinite ? number : nil)
        }
        return numbers
    }
}

extension Substring {
    fileprivate func withoutTrailingBlanks() -> Substring {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}

extension String {
    /// The text without blanks at its ends.
    fileprivate func trimmingBlanks() -> String { String(drop { $0.isWhitespace }.withoutTrailingBlanks()) }
}

/// Takes comma-separated text apart, a record at a time.
private struct Parser {
    private let bytes: [UInt8]
    private let path: String
    private var position = 0
    private var line = 1

    private let separator: UInt8

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    init(bytes: [UInt8], path: String, separators: [UInt8]) {
        self.bytes = bytes
        let header = bytes.prefix { $0 != Self.newline }
        let counts = separators.map { separator in header.count { $0 == separator } }
        // The first one stands, unless another stands more often.
        let most = counts.max() ?? 0
        separator = zip(separators, counts).first { $0.1 == most }?.0 ?? UInt8(ascii: ",")
        self.path = path
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The next record that is not a blank line, with the line it begins at; `nil` at the end.
    mutating func next() throws(EvaluationError) -> (cells: [String], line: Int)? {
        while position < bytes.count {
            let start = line
            let cells = try record()
            if cells != [""] { return (cells, start) }
        }
        return nil
    }

    private mutating func record() throws(EvaluationError) -> [String] {
        var cells: [String] = []
        var cell: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case Self.quote where cell.isEmpty:
                try quoted(into: &cell)
            case separator:
                cells.append(String(decoding: cell, as: UTF8.self))
                cell = []
            case Self.newline:
                line += 1
                cells.append(String(decoding: cell, as: UTF8.self))
                return cells
            case Self.carriageReturn where position == bytes.count || bytes[position] == Self.newline:
                continue
            default:
                cell.append(byte)
            }
        }
        cells.append(String(decoding: cell, as: UTF8.self))
        return cells
    }

    private mutating func quoted(into cell: inout [UInt8]) throws(EvaluationError) {
        let start = line
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == Self.quote {
                guard position < bytes.count, bytes[position] == Self.quote else { return }
                position += 1
            }
            if byte == Self.newline { line += 1 }
            cell.append(byte)
        }
        throw EvaluationError(.badData, path: path, line: start, "a quoted cell is not closed")
    }
}
