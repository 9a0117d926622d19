/// A tab-separated table with a line of names, kept as bytes: what is not changed stays as it was, whatever its
/// encoding, its quotes and its ends of lines.
struct TabTable {
    /// A line; its bytes are those of its cells with tabs between them, and its end.
    private struct Line {
        var cells: [ArraySlice<UInt8>]
        var ending: ArraySlice<UInt8>
        /// Its number in the file, from 1.
        var number: Int

        var isBlank: Bool { cells.count == 1 && cells[0].isEmpty }
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let separation = CellSeparation(delimiter: "\t")

    private var hasByteOrderMark = false
    private var lines: [Line]
    /// The names of the columns.
    private(set) var names: [String]
    /// The lines that hold the names and the rows; blank ones do not count.
    private var filled: [Int]

    /// A table without rows.
    init(names: [String]) {
        lines = [Line(cells: names.map { Array($0.utf8)[...] }, ending: [0x0A], number: 1)]
        self.names = names
        filled = [0]
    }

    /// Reads a table.
    ///
    /// - Throws: `cannotOpen` when it cannot be read, `badData` when it is empty or a row has another number of cells
    ///   than the line of names.
    init(path: String) throws(RecordingError) {
        var bytes = try TextFile.bytes(of: path, as: "a table that goes with a recording")[...]
        if bytes.starts(with: Self.byteOrderMark) {
            hasByteOrderMark = true
            bytes = bytes.dropFirst(Self.byteOrderMark.count)
        }
        lines = Self.lines(of: bytes)
        filled = lines.indices.filter { [lines] in !lines[$0].isBlank }
        guard let first = filled.first else { throw RecordingError(.badData, path: path, "the file is empty") }
        names = lines[first].cells.map(Self.text)
        for line in filled where lines[line].cells.count != names.count {
            throw RecordingError(
                .badData, path: path, line: lines[line].number,
                "\(lines[line].cells.count) cells, expected \(names.count)")
        }
    }

    /// Cuts at line feeds, carriage returns and both together, and at tabs outside of quotes; nothing else ends a line.
    private static func lines(of bytes: ArraySlice<UInt8>) -> [Line] {
        var lines: [Line] = []
        var rest = bytes
        while !rest.isEmpty {
            let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
            var next = min(end + 1, rest.endIndex)
            if end < next, rest[end] == 0x0D, next < rest.endIndex, rest[next] == 0x0A { next += 1 }
            lines.append(Line(cells: cells(of: rest[..<end]), ending: rest[end..<next], number: lines.count + 1))
            rest = rest[next...]
        }
        return lines
    }

    private static func cells(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var cells: [ArraySlice<UInt8>] = []
        var start = line.startIndex
        var isQuoted = false
        for (place, byte) in zip(line.indices, line) {
            if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if byte == 0x09, !isQuoted {
                cells.append(line[start..<place])
                start = place + 1
            }
        }
        cells.append(line[start...])
        return cells
    }

    private static func text(_ cell: ArraySlice<UInt8>) -> String {
        separation.cells(String(decoding: cell, as: UTF8.self)).first ?? ""
    }

    /// How many rows there are.
    var rowCount: Int { filled.count - 1 }

    /// The cells of a row, without quotes and padding.
    func row(_ row: Int) -> [String] { lines[filled[row + 1]].cells.map(Self.text) }

    // MARK: - Changes

    /// Puts text, which has no tabs, quotes and ends of lines, into a cell.
    mutating func set(_ text: String, row: Int, column: Int) {
        lines[filled[row + 1]].cells[column] = Array(text.utf8)[...]
    }

    /// Adds a column at the right with the same text in every row; returns its place.
    mutating func addColumn(_ name: String, filledWith text: String) -> Int {
        for line in filled { lines[line].cells.append(Array((line == filled.first ? name : text).utf8)[...]) }
        names.append(name)
        return names.count - 1
    }

    /// Adds a row at the end, whose line ends like that of the names.
    mutating func addRow(_ cells: [String]) {
        let own = filled.first.map { lines[$0].ending } ?? []
        let ending = own.isEmpty ? [0x0A] : own
        if let last = lines.indices.last, lines[last].ending.isEmpty { lines[last].ending = ending }
        filled.append(lines.count)
        lines.append(Line(cells: cells.map { Array($0.utf8)[...] }, ending: ending, number: lines.count + 1))
    }

    /// The whole file.
    var bytes: [UInt8] {
        (hasByteOrderMark ? Self.byteOrderMark : [])
            + lines.flatMap { Array($0.cells.joined(separator: [0x09])) + $0.ending }
    }
}
