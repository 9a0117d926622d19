public import Recordings

extension ReferenceTable {
    /// Reads a table that takes the place of the built-in one.
    ///
    /// It must have exactly the names of the built-in table, each with the same unit, a number in its possible range and
    /// a source.
    /// - Throws: `cannotOpen` when the file cannot be read; `badData`, with the line, for anything else that is wrong.
    public init(path: String) throws(RecordingError) {
        try self.init(bytes: TextFile.bytes(of: path, as: "a reference table"), path: path)
    }

    /// Takes a table apart.
    ///
    /// - Parameter path: What messages call it.
    init(bytes: [UInt8], path: String) throws(RecordingError) {
        let lines = try Self.parse(bytes, path: path)
        try Self.checkNames(lines, path: path)
        self.init(entries: lines.map(\.entry))
        try checkRanges(lines, path: path)
    }

    /// The built-in table's entries; that they can be read is tested.
    static var parsedBuiltIn: [Entry] {
        ((try? parse(PackageResources.reference_csv, path: "reference.csv")) ?? []).map(\.entry)
    }

    /// An entry with its line in the file.
    struct Line {
        var number: Int
        var entry: Entry
    }

    private static let header = ["name", "value", "unit", "source"]
    private static let byteOrderMark = Array("\u{FEFF}".utf8)
    private static let remedy = "'steppage reference' prints a complete table"

    private static func parse(_ bytes: [UInt8], path: String) throws(RecordingError) -> [Line] {
        func failure(_ line: Int?, _ message: String) -> RecordingError {
            RecordingError(.badData, path: path, line: line, message, remedy: remedy)
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw failure(nil, "not text in UTF-8; a reference table is expected")
        }
        var lines: [Line] = []
        var firstLine: [String: Int] = [:]
        var hasHeader = false
        let rows = CSVRow.lines(of: bytes)
        lines.reserveCapacity(rows.count)
        firstLine.reserveCapacity(rows.count)
        for (index, line) in rows.enumerated() {
            let number = index + 1
            let row = number == 1 && line.starts(with: byteOrderMark) ? line.dropFirst(byteOrderMark.count) : line
            guard !CSVRow.isBlank(row) else { continue }
            guard let cells = CSVRow.cells(of: row) else {
                throw failure(number, "a quoted cell is not closed, or text follows its closing quote")
            }
            guard cells.count == header.count else {
                throw failure(number, "\(cells.count) cells; name, value, unit and source are expected")
            }
            guard hasHeader else {
                guard cells == header else {
                    throw failure(
                        number, "the header is \(cells.joined(separator: ",")); name,value,unit,source is expected")
                }
                hasHeader = true
                continue
            }
            if let first = firstLine.updateValue(number, forKey: cells[0]) {
                throw failure(number, "\(cells[0]) is given twice; line \(first) has it too")
            }
            guard let value = Double(cells[1]), value.isFinite else {
                throw failure(number, "\(cells[0]): '\(cells[1])' found; a number is expected")
            }
            lines.append(
                Line(number: number, entry: Entry(name: cells[0], value: value, unit: cells[2], source: cells[3])))
        }
        guard hasHeader else { throw failure(nil, "the file is empty; a reference table is expected") }
        return lines
    }

    private static func checkNames(_ lines: [Line], path: String) throws(RecordingError) {
        let known = ReferenceTable.builtIn
        for line in lines {
            let name = line.entry.name
            guard let expected = known.entry(name) else {
                throw RecordingError(
                    .badData, path: path, line: line.number, "'\(name)' is no name of a reference value",
                    remedy: remedy)
            }
            guard line.entry.unit == expected.unit else {
                throw RecordingError(
                    .badData, path: path, line: line.number,
                    "\(name): the unit '\(line.entry.unit)' found; '\(expected.unit)' is expected")
            }
            guard line.entry.source.contains(where: { !$0.isWhitespace }) else {
                throw RecordingError(
                    .badData, path: path, line: line.number,
                    "\(name): no source; a citation, or 'judgement', is expected")
            }
        }
        let found = Set(lines.map(\.entry.name))
        if let missing = known.entries.first(where: { !found.contains($0.name) }) {
            throw RecordingError(
                .badData, path: path, line: lines.last?.number, "\(missing.name) is missing; the table ends here",
                remedy: remedy)
        }
    }

    private func checkRanges(_ lines: [Line], path: String) throws(RecordingError) {
        let numbers = Dictionary(lines.map { ($0.entry.name, $0.number) }, uniquingKeysWith: { first, _ in first })
        if let problem = ReferenceRanges(table: self).firstProblem() {
            throw RecordingError(.badData, path: path, line: numbers[problem.name], problem.message)
        }
    }
}
