/// How a text table is laid out: its cells, its header and where its rows start.
struct TableLayout {
    /// How lines are cut into cells.
    var separation: CellSeparation
    /// Names of the columns, one for each.
    var names: [String] = []
    /// Names of the sensors above the columns; empty when there is no such row.
    var groups: [String] = []
    /// Units under the names; empty when there is no such row.
    var units: [String] = []
    /// The lines before the header, with what the maker of the table says about it.
    var preamble: [TableHead.Line] = []
    /// The line with the names; `nil` when there is none.
    var namesLine: Int?
    /// The line with the units; `nil` when there is none.
    var unitsLine: Int?
    /// The first row.
    var firstRow: TableHead.Line
    /// The cells of the first rows.
    var sample: [[String]]
    /// What was decided, and why.
    var decisions: [Recording.Decision] = []

    /// Rows looked at to tell what a column holds.
    static let sampleSize = 60

    /// Whether the header has a row of sensors above a row of signals.
    var hasSensorRow: Bool { !groups.isEmpty }

    /// Finds the layout from the first lines, as far as it is not stated.
    init(_ head: TableHead, _ statements: [TableStatement] = [], path: String) throws(RecordingError) {
        var lines = head.lines[...]
        let stated = Self.statedDelimiter(lines.first)
        if stated != nil { lines = lines.dropFirst() }
        let rows = try StatedRows(statements, lines, path: path)

        let candidates = Self.stated(Self.candidates(stated, lines, statements), statements)
        let fitting = candidates.compactMap { Candidate($0, lines, rows) }
        guard let found = Self.best(fitting) else {
            if let error = rows.nothingFound(lines, candidates, path: path) { throw error }
            let written = lines.count { !$0.isBlank && !$0.isComment }
            throw RecordingError(
                .badData, path: path,
                written <= 3 ? "no data rows below the header" : "no rows of numbers in the first \(lines.count) lines")
        }
        if let rival = fitting.first(where: { $0.contradicts(found) }) {
            throw Self.twoReadings(found.separation, rival.separation, found.firstRow, path: path)
        }
        separation = found.separation
        firstRow = found.firstRow
        sample = found.rows
        if statements.first(\.text.decimalMark) == nil { try refuseDoubtfulCommas(path: path) }
        decisions.append(
            .init(
                "delimiter", separation.delimiterName,
                because: statements.first(\.text.delimiter)?.evidence
                    ?? (stated == nil
                        ? "cuts \(sample.count) rows into \(found.cellCount) cells each" : "'sep=' line"))
        )
        decisions.append(
            .init(
                "decimal mark", "'\(separation.decimalMark)'",
                because: statements.first(\.text.decimalMark)?.evidence ?? "the numbers of the first rows"))
        let above = lines.prefix { $0.number < found.firstRow.number }
        if let header = rows.header {
            try takeHeader(header, rows, above, found.cellCount, path: path)
            return
        }
        // A row that is stated to hold units is not looked at for names.
        let units = rows.units?.value.value?.number
        try readHeader(ArraySlice(above.filter { $0.number != units }), found.cellCount, path: path)
        if let stated = rows.units { takeUnits(stated, above) }
    }

    // MARK: - Delimiter and first row

    /// One way to cut the table into cells and what comes of it.
    private struct Candidate {
        var separation: CellSeparation
        var firstRow: TableHead.Line
        var rows: [[String]]
        var cellCount: Int
        /// Numbers in the rows that have the usual number of cells.
        var numberCount: Int
        /// Cells in the rows that are neither numbers nor times nor missing.
        var strangeCount: Int {
            rows.reduce(0) { sum, cells in sum + cells.count { !$0.isEmpty && !separation.isMeasurement($0) } }
        }
        /// Whether the line above the rows has as many cells.
        var fitsHeader: Bool

        init?(_ separation: CellSeparation, _ lines: ArraySlice<TableHead.Line>, _ stated: StatedRows) {
            let content = lines.lazy.filter { !$0.isBlank && !$0.isComment }
            var rows: [[String]] = []
            var first: TableHead.Line?
            var above: [String] = []
            for line in content {
                guard line.number >= stated.earliestRow else {
                    above = separation.cells(line.text)
                    continue
                }
                let cells = separation.cells(line.text)
                if separation.isDataRow(cells) {
                    if first == nil { first = line }
                    rows.append(cells)
                    if rows.count == TableLayout.sampleSize { break }
                } else if stated.first != nil, first == nil {
                    return nil
                } else if rows.count == 1 {
                    // A lone number above the header, such as a rate.
                    first = nil
                    rows = []
                } else if first != nil {
                    break
                }
                if first == nil { above = cells }
            }
            guard let first else { return nil }
            let counts = Dictionary(grouping: rows.map(\.count)) { $0 }.mapValues(\.count)
            guard let usual = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else { return nil }
            self.separation = separation
            self.firstRow = first
            self.rows = rows
            cellCount = usual
            fitsHeader = above.count == usual
            numberCount = rows.reduce(0) { sum, cells in
                cells.count == usual ? sum + cells.count(where: separation.isNumber) : sum
            }
        }

        /// Whether it fits as well as another candidate and makes other numbers of the first row.
        func contradicts(_ other: Candidate) -> Bool {
            numberCount == other.numberCount && fitsHeader == other.fitsHeader && firstNumbers != other.firstNumbers
                && strangeCount == other.strangeCount
        }

        private var firstNumbers: [Double] {
            (rows.first ?? []).filter(separation.isNumber).compactMap { cell in
                Double(String(cell.map { $0 == separation.decimalMark ? "." : $0 }))
            }
        }
    }

    /// The most numbers, then the one that fits the header, then the fewest cells that are none, then the one tried
    /// first.
    private static func best(_ candidates: [Candidate]) -> Candidate? {
        var best: Candidate?
        for candidate in candidates {
            guard let leader = best else {
                best = candidate
                continue
            }
            let isBetter =
                candidate.numberCount != leader.numberCount
                ? candidate.numberCount > leader.numberCount
                : candidate.fitsHeader != leader.fitsHeader
                    ? candidate.fitsHeader : candidate.strangeCount < leader.strangeCount
            if isBetter { best = candidate }
        }
        return best
    }

    private static func statedDelimiter(_ line: TableHead.Line?) -> Character? {
        guard let line else { return nil }
        let text = line.text.filter { $0 != "\"" }
        guard text.lowercased().hasPrefix("sep=") else { return nil }
        return text.dropFirst(4).first
    }

    private static func candidates(
        _ sepLine: Character?, _ lines: ArraySlice<TableHead.Line>, _ statements: [TableStatement]
    ) -> [CellSeparation] {
        let stated = statements.first(\.text.delimiter).map(\.value.character) ?? sepLine
        let delimiters: [Character] = stated.map { [$0] } ?? ["\t", ";", ",", "|"]
        var candidates: [CellSeparation] = []
        for mark in [".", ","] as [Character] {
            for delimiter in delimiters { candidates.append(CellSeparation(delimiter: delimiter, decimalMark: mark)) }
            guard stated == nil else { continue }
            candidates.append(CellSeparation(delimiter: " ", mergesBlanks: true, decimalMark: mark))
            candidates.append(CellSeparation(delimiter: " ", decimalMark: mark))
        }
        var present: Set<Character> = []
        for delimiter in Set(candidates.map(\.delimiter)) {
            guard let byte = delimiter.asciiValue else { continue }
            if lines.contains(where: { $0.text.utf8.contains(byte) }) { present.insert(delimiter) }
        }
        // A single column has no delimiter at all.
        return candidates.filter { present.contains($0.delimiter) || $0.delimiter == (stated ?? ",") }
    }

    // MARK: - Header

    private mutating func readHeader(
        _ before: ArraySlice<TableHead.Line>, _ cellCount: Int, path: String
    ) throws(RecordingError) {
        let written = before.filter { !$0.isBlank && !$0.isComment }
        var rows = written.map { separation.cells($0.text) }
        var count = cellCount

        if rows.last.map(Self.isUnitsRow) == true {
            units = rows.removeLast()
            unitsLine = written.last?.number
        }
        let commented = Self.commentedHeader(before, separation, cellCount)
        namesLine =
            commented == nil
            ? written.dropLast(units.isEmpty ? 0 : 1).last?.number : before.last { !$0.isBlank }?.number
        let namesRow = commented ?? rows.popLast() ?? []
        guard !namesRow.isEmpty, namesRow.contains(where: { !$0.isEmpty && !separation.isNumber($0) }),
            namesRow.count > 1 || cellCount < 3
        else {
            throw unnamed(cellCount, path: path)
        }
        names = namesRow
        while names.last == "", names.count > 1 { names.removeLast() }
        while count > names.count, sample.allSatisfy({ $0.count < count || $0[count - 1].isEmpty }) { count -= 1 }
        if names.count == count - 1, holdsRowNumbers { names.insert("", at: 0) }
        guard names.count == count else { throw mismatch(cellCount, path: path) }
        if let above = rows.last, let filled = Self.sensorRow(above, over: names) {
            groups = filled
            rows.removeLast()
        }
        let headerRows = 1 + (groups.isEmpty ? 0 : 1)
        preamble = Array(before).filter { line in
            !line.isBlank
                && (line.isComment
                    || !written.suffix(headerRows + (units.isEmpty ? 0 : 1))
                        .contains { $0.number == line.number })
        }
        units = units.isEmpty ? [] : Array((units + Array(repeating: "", count: count)).prefix(count))
        decisions.append(
            .init(
                "header", "\(names.count) columns, rows start in line \(firstRow.number)",
                because: (groups.isEmpty ? "a row of names" : "a row of sensors over a row of signals")
                    + (units.isEmpty ? "" : " and a row of units")))
    }

    /// Whether the first column counts rows that the header does not name.
    var holdsRowNumbers: Bool {
        let numbers = sample.compactMap { $0.first.flatMap(Int.init) }
        return numbers.count == sample.count && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
    }

    private func unnamed(_ cellCount: Int, path: String) -> RecordingError {
        let columns = NumberText.count(cellCount, "column")
        let example =
            switch cellCount {
            case 1: "vGRF_N (and pass --rate)"
            case 2: "time_s,vGRF_N"
            case 19: "time_s,L1,…,L8,R1,…,R8,totalL,totalR"
            default: "time_s,acc_x_m/s^2,…,gyr_x_deg/s"
            }
        return RecordingError(
            .badData, path: path, line: firstRow.number,
            "no header row: the \(columns) \(cellCount == 1 ? "has no name" : "have no names")"
                + (cellCount == 19 ? ", and the last two are not the sums of eight each" : ""),
            remedy: "put a line of names on top, for example \(example), or name the columns in a profile (--profile)")
    }

    func mismatch(_ cellCount: Int, path: String) -> RecordingError {
        let isCommaForBoth =
            separation.delimiter == "," && (cellCount == 2 * names.count || cellCount == 2 * names.count - 1)
        return RecordingError(
            .badData, path: path, line: firstRow.number,
            "rows have \(cellCount) cells, the header \(names.count)"
                + (isCommaForBoth ? ": the comma is used both as decimal mark and between cells" : ""),
            remedy: isCommaForBoth ? "export with decimal points, or with ';' between cells" : nil)
    }

    static func isUnitsRow(_ cells: [String]) -> Bool {
        let filled = cells.filter { !$0.isEmpty }
        let units = filled.compactMap(UnitText.parse)
        return units.contains { $0 != .other } && units.count * 10 >= filled.count * 7
    }

    /// Names behind a comment mark, when they are as many as the columns.
    private static func commentedHeader(
        _ before: ArraySlice<TableHead.Line>, _ separation: CellSeparation, _ cellCount: Int
    ) -> [String]? {
        guard let line = before.last(where: { !$0.isBlank }), line.isComment else { return nil }
        let text = line.text.drop { $0 == "#" || $0 == "%" || $0 == "/" || $0 == " " }
        let cells = separation.cells(String(text))
        return cells.count == cellCount && cellCount > 1 ? cells : nil
    }

    /// The names of sensors above a row of signals, or `nil` when the row above is no such thing.
    private static func sensorRow(_ cells: [String], over names: [String]) -> [String]? {
        var row = cells
        while row.count > names.count, row.last == "" { row.removeLast() }
        guard row.count == names.count else { return nil }
        let filled = row.count { !$0.isEmpty }
        let repeats = Set(names).count < names.count
        guard filled >= max(1, names.count - 1) || (repeats && filled > 1) else { return nil }
        // A sparse row names a sensor in the first of its columns.
        guard filled < names.count - 1 else { return row }
        var last = ""
        return row.map { cell in
            if !cell.isEmpty { last = cell }
            return last
        }
    }
}
