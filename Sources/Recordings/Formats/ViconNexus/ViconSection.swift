import SignalKernels

/// A part of a Vicon Nexus export: a table with a title, a rate and columns of its own.
struct ViconSection {
    /// What the section holds.
    enum Title: String, CaseIterable {
        /// Analog devices: force plates, sensors, electromyography.
        case devices = "Devices"
        /// Markers.
        case trajectories = "Trajectories"
        /// Angles, moments and powers of a model.
        case modelOutputs = "Model Outputs"
        /// Joints of a labelled skeleton.
        case joints = "Joints"
        /// Segments of a labelled skeleton.
        case segments = "Segments"
    }

    /// What it holds.
    var title: Title
    /// The line of the title, counted from 1.
    var line: Int
    /// Samples per second.
    var rate: Double
    /// How its lines are cut into cells.
    var separation: CellSeparation
    /// The device, marker or model output above each column.
    var owners: [String]
    /// The names of the columns.
    var names: [String]
    /// The units of the columns, empty where none is named.
    var units: [String]
    /// The first row.
    var firstRow: TableHead.Line
    /// The byte behind the last row.
    var end: Int

    /// The title in a line, or `nil` when it is none.
    static func title(of line: String) -> Title? {
        let first = line.prefix { !",;\t".contains($0) }
        guard line.dropFirst(first.count).allSatisfy({ ",;\t \"".contains($0) }) else { return nil }
        return Title(rawValue: CellSeparation.trimmed(first.filter { $0 != "\"" }))
    }

    /// The rate in the line below a title.
    static func rate(of line: String) -> Double? {
        let cell = CellSeparation.trimmed(line.prefix { !",;\t".contains($0) }.filter { $0 != "\"" })
        return Double(cell).flatMap { $0 > 0 && $0 < 1_000_000 ? $0 : nil }
    }

    /// Whether a text begins like a Vicon Nexus export: a title, a rate below it, and soon a line of `Frame` and
    /// `Sub Frame`.
    static func begins(_ lines: [TableHead.Line]) -> Bool {
        guard lines.count > 3, title(of: lines[0].text) != nil, rate(of: lines[1].text) != nil else { return false }
        return lines[2..<min(6, lines.count)].contains { isNamesRow($0.text) }
    }

    static func isNamesRow(_ line: String) -> Bool {
        let text = line.filter { $0 != "\"" }
        return ["Frame,Sub Frame", "Frame\tSub Frame", "Frame;Sub Frame"].contains { text.hasPrefix($0) }
    }
}

extension ViconSection {
    /// The sections of a text, in their order.
    static func all(in text: DecodedText, lineEnd: UInt8, path: String) throws(RecordingError) -> [ViconSection] {
        var sections: [ViconSection] = []
        var lines = ViconLines(text: text, lineEnd: lineEnd, place: text.range.lowerBound)
        while let line = lines.next() {
            guard !isEmpty(line.text) else { continue }
            guard let title = title(of: line.text) else {
                throw RecordingError(
                    .badData, path: path, line: lines.number(of: line.offset),
                    "neither a row nor the title of a section of a Vicon Nexus export",
                    remedy: "export the trial again")
            }
            sections.append(try section(title, line, &lines, path: path))
        }
        return sections
    }

    /// Whether there is nothing in a line but delimiters: rows are padded to the widest section.
    private static func isEmpty(_ line: String) -> Bool {
        line.utf8.allSatisfy { $0 == 0x2C || $0 == 0x3B || $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
    }

    private static func section(
        _ title: Title, _ line: TableHead.Line, _ lines: inout ViconLines, path: String
    ) throws(RecordingError) -> ViconSection {
        let number = lines.number(of: line.offset)
        func error(_ message: String) -> RecordingError {
            RecordingError(.badData, path: path, line: number, "section '\(title.rawValue)' \(message)")
        }
        guard let rate = lines.next().flatMap({ rate(of: $0.text) }) else {
            throw error("has no rate in the line below its title")
        }
        var above = ""
        var found: TableHead.Line?
        for _ in 0..<4 {
            guard let next = lines.next() else { break }
            if isNamesRow(next.text) {
                found = next
                break
            }
            above = next.text
        }
        guard let namesRow = found else { throw error("has no line of names that begins with Frame") }
        let plain = namesRow.text.filter { $0 != "\"" }
        let delimiter = plain.dropFirst("Frame".count).first ?? ","
        var separation = CellSeparation(delimiter: delimiter)
        var names = separation.cells(namesRow.text)
        while names.last == "" { names.removeLast() }

        guard var row = lines.next() else { throw error("has no rows") }
        var units: [String] = []
        if !ViconLines.isRow(row.text) {
            units = separation.cells(row.text)
            guard let first = lines.next(), ViconLines.isRow(first.text) else {
                throw error("has no rows")
            }
            row = first
        }
        if delimiter != "," {
            let comma = CellSeparation(delimiter: delimiter, decimalMark: ",")
            let cells = separation.cells(row.text)
            if cells.count(where: comma.isNumber) > cells.count(where: separation.isNumber) { separation = comma }
        }
        func padded(_ cells: [String]) -> [String] {
            Array((cells + Array(repeating: "", count: names.count)).prefix(names.count))
        }
        // A device or marker is named above the first of its columns.
        var owner = ""
        let owners = padded(separation.cells(above)).enumerated().map { index, cell in
            if !cell.isEmpty { owner = cell }
            return index < 2 ? "" : owner
        }
        let end = lines.skipRows(from: row.offset)
        row.number = lines.number(of: row.offset)
        return ViconSection(
            title: title, line: number, rate: rate, separation: separation, owners: owners, names: names,
            units: padded(units), firstRow: row, end: end)
    }
}

/// The lines of a text, one after another; runs of rows are skipped without making strings of them.
private struct ViconLines {
    var text: DecodedText
    var lineEnd: UInt8
    /// The byte at which the next line starts.
    var place: Int

    /// A header wider than this is none.
    private static let longestLine = 1 << 20
    private static let blockSize = 1 << 20

    /// Whether a line is a row: it begins with the number of a frame.
    static func isRow(_ line: String) -> Bool { line.utf8.first.map(isDigit) ?? false }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// The next line, its number left out.
    mutating func next() -> TableHead.Line? {
        guard place < text.range.upperBound else { return nil }
        let start = place
        var size = 1 << 12
        while true {
            let stop = min(text.range.upperBound, start + size)
            let bytes = text.source.bytes(start..<stop)
            let found = bytes.firstIndex(of: lineEnd)
            guard found != nil || stop == text.range.upperBound || size >= Self.longestLine else {
                size *= 8
                continue
            }
            var line = bytes[..<(found ?? bytes.endIndex)]
            place = start + (found.map { $0 + 1 } ?? bytes.count)
            if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
            return TableHead.Line(number: 0, offset: start, text: text.text(line))
        }
    }

    /// Goes to the first line that begins with no digit, and returns where it starts.
    mutating func skipRows(from row: Int) -> Int {
        var start = row
        var startsLine = true
        while start < text.range.upperBound {
            let bytes = text.source.bytes(start..<min(text.range.upperBound, start + Self.blockSize))
            var index = bytes.startIndex
            while index < bytes.endIndex {
                if startsLine, !Self.isDigit(bytes[index]) {
                    place = start + index
                    return place
                }
                startsLine = false
                guard let end = bytes[index...].firstIndex(of: lineEnd) else { break }
                index = end + 1
                startsLine = true
            }
            start += bytes.count
        }
        place = text.range.upperBound
        return place
    }

    /// The number of the line that starts at a byte, counted from 1.
    func number(of offset: Int) -> Int {
        NumberTableScanner(cells: [], delimiter: UInt8(ascii: ","), lineEnd: lineEnd)
            .lineNumber(of: offset, in: text.source)
    }
}
