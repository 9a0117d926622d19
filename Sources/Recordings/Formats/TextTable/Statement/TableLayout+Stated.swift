/// The lines of a table that are stated: its names, its units and its first row.
struct StatedRows {
    /// The line of names, or that there is none; `nil` leaves it to the table.
    var header: Stated<Presence<TableHead.Line>>?
    /// The line of units, or that there is none; `nil` leaves it to the table.
    var units: Stated<Presence<TableHead.Line>>?
    /// The line of the first row.
    var first: Stated<Int>?

    /// No row stands above this line.
    var earliestRow: Int {
        max(first?.value ?? 1, (header?.value.value?.number ?? 0) + 1, (units?.value.value?.number ?? 0) + 1)
    }

    /// Finds the lines.
    ///
    /// - Throws: `badData` for a line beyond those that may hold a header, and for rows above their header.
    init(
        _ statements: [TableStatement], _ lines: ArraySlice<TableHead.Line>, path: String
    ) throws(RecordingError) {
        header = try Self.line(statements.first(\.text.headerRow), "header_row", lines, path: path)
        units = try Self.line(statements.first(\.text.unitsRow), "units_row", lines, path: path)
        first = statements.first(\.text.firstDataRow)
        guard let first else { return }
        for (name, line) in [("header_row", header), ("units_row", units)] {
            guard let line, let number = line.value.value?.number, number >= first.value else { continue }
            throw RecordingError(
                .badData, path: path,
                "\(line.evidence): \(name) \(number) does not lie above first_data_row \(first.value)")
        }
        _ = try Self.line(
            Stated(value: .present(first.value), evidence: first.evidence), "first_data_row", lines, path: path)
    }

    private static func line(
        _ stated: Stated<Presence<Int>>?, _ name: String, _ lines: ArraySlice<TableHead.Line>, path: String
    ) throws(RecordingError) -> Stated<Presence<TableHead.Line>>? {
        guard let stated else { return nil }
        guard let number = stated.value.value else { return Stated(value: .absent, evidence: stated.evidence) }
        guard let line = lines.first(where: { $0.number == number }) else {
            throw RecordingError(
                .badData, path: path,
                "\(stated.evidence): \(name) \(number), and the header must end in the first "
                    + "\(lines.last?.number ?? 0) lines of the file")
        }
        return Stated(value: .present(line), evidence: stated.evidence)
    }

    /// Why there are no rows where they are stated to be; `nil` where nothing is stated of them.
    func nothingFound(
        _ lines: ArraySlice<TableHead.Line>, _ candidates: [CellSeparation], path: String
    ) -> RecordingError? {
        guard let evidence = first?.evidence ?? header?.evidence ?? units?.evidence else { return nil }
        let line = lines.first { $0.number >= earliestRow && !$0.isBlank && !$0.isComment }
        let names = candidates.map(\.delimiterName)
        return RecordingError(
            .badData, path: path, line: line?.number,
            "\(evidence): no row of numbers from line \(earliestRow) on"
                + (names.count == 1 ? ", cut at \(names[0])" : ""),
            remedy: "check first_data_row, header_row, delimiter and decimal of the profile")
    }
}

extension TableLayout {
    /// The separations that agree with what is stated.
    static func stated(_ candidates: [CellSeparation], _ statements: [TableStatement]) -> [CellSeparation] {
        let delimiter = statements.first(\.text.delimiter)?.value
        let mark = statements.first(\.text.decimalMark)?.value
        let words = Set((statements.first(\.text.missing)?.value ?? []).map { $0.lowercased() })
        var found = candidates.map { candidate in
            var separation = candidate
            if let delimiter {
                separation.delimiter = delimiter.character
                separation.mergesBlanks = delimiter.mergesBlanks
            }
            if let mark { separation.decimalMark = mark }
            separation.missingWords = words
            return separation
        }
        var seen: Set<CellSeparation> = []
        found.removeAll { !seen.insert($0).inserted }
        return found
    }

    /// Takes the header from the line that is stated, or numbers the columns where there is none.
    mutating func takeHeader(
        _ header: Stated<Presence<TableHead.Line>>, _ rows: StatedRows, _ above: ArraySlice<TableHead.Line>,
        _ cellCount: Int, path: String
    ) throws(RecordingError) {
        var count = cellCount
        switch header.value {
        case .absent:
            while count > 1, sample.allSatisfy({ $0.count < count || $0[count - 1].isEmpty }) { count -= 1 }
            names = (1...max(1, count)).map { "column \($0)" }
        case .present(let line):
            let marks: Set<Character> = ["#", "%", "/", " "]
            names = separation.cells(line.isComment ? String(line.text.drop(while: marks.contains)) : line.text)
            while names.last == "", names.count > 1 { names.removeLast() }
            while count > names.count, sample.allSatisfy({ $0.count < count || $0[count - 1].isEmpty }) { count -= 1 }
            if names.count == count - 1, holdsRowNumbers { names.insert("", at: 0) }
            guard names.count == count else { throw mismatch(cellCount, path: path) }
        }
        let headerLine = header.value.value?.number
        namesLine = headerLine
        if let stated = rows.units {
            takeUnits(stated, above)
        } else if let headerLine,
            let below = above.first(where: { $0.number > headerLine && !$0.isBlank && !$0.isComment })
        {
            let cells = separation.cells(below.text)
            if Self.isUnitsRow(cells) {
                units = Self.padded(cells, to: count)
                unitsLine = below.number
            }
        }
        preamble = above.filter { !$0.isBlank && $0.number < headerLine ?? .max }
        decisions.append(
            .init(
                "header", "\(names.count) columns, rows start in line \(firstRow.number)",
                because: header.evidence
                    + (headerLine.map { ": names in line \($0)" } ?? ": no names, the columns are numbered")))
    }

    /// Takes the units from the line that is stated.
    mutating func takeUnits(_ stated: Stated<Presence<TableHead.Line>>, _ above: ArraySlice<TableHead.Line>) {
        unitsLine = stated.value.value?.number
        units = stated.value.value.map { Self.padded(separation.cells($0.text), to: names.count) } ?? []
        decisions.append(
            .init(
                "row of units", stated.value.value.map { "line \($0.number)" } ?? "none", because: stated.evidence))
    }

    private static func padded(_ cells: [String], to count: Int) -> [String] {
        Array((cells + Array(repeating: "", count: max(0, count - cells.count))).prefix(count))
    }
}
