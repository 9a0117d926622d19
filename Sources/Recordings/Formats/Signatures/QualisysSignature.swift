extension FormatSignature {
    /// Force of a plate in a Qualisys TSV export (`_f.tsv`): lines of keys, then `Force_X` … `COP_Z` in N, N·m and mm
    /// (Qualisys Track Manager manual, TSV file formats).
    static let qualisysForce = FormatSignature("qtm-force", "Qualisys force TSV", isTestedOnGenuineFiles: false) {
        front in
        guard front.line(beginning: "NO_OF_SAMPLES", within: 4) != nil,
            let names = front.line(holding: ["Force_X", "Force_Y", "Force_Z"], within: 60)
        else { return nil }
        let cells = front.filledCells(names)
        var reading = FormatReading("'NO_OF_SAMPLES' in the first lines, line \(names) names 'Force_X'")
        reading.statement.stateNames(in: names, front)
        reading.statement.text.delimiter = TableStatement.Delimiter(character: "\t")
        if cells.contains("TIME") {
            reading.statement.time.column = .present(.name("TIME"))
            reading.statement.time.unitSeconds = 1
        } else {
            reading.statement.time.column = .absent
        }
        if let rate = frequency(front) { reading.statement.time.declaredRate = rate }
        let name = value("FORCE_PLATE_NAME", front)
        let plate = reading.statement.addSensor(name ?? "plate", placement: .forcePlate)
        for (stem, quantity, unit) in [
            ("Force", Quantity.force, PhysicalUnit.newton), ("Moment", .moment, .newtonMetre),
            ("COP", .position, .millimetre),
        ] where cells.contains("\(stem)_X") {
            let columns = ["X", "Y", "Z"].map { "\(stem)_\($0)" }.filter(cells.contains)
            reading.statement.sensors[plate].add(quantity, unit, columns.map { .name($0) })
        }
        let time = cells.firstIndex(of: "TIME").flatMap { column in
            front.written(from: names + 1).flatMap { Double(front.cells($0)[safe: column] ?? "") }
        }
        reading.markers = events(front, above: names, firstTime: time)
        return reading
    }

    /// Markers in a Qualisys TSV export: lines of keys with `MARKER_NAMES`, then x, y and z of each marker in mm.
    ///
    /// A marker that was not seen stands at zero, or its cells are empty.
    static let qualisysMotion = FormatSignature("qtm-markers", "Qualisys marker TSV", isTestedOnGenuineFiles: false) {
        front in
        guard front.line(beginning: "NO_OF_FRAMES", within: 4) != nil,
            let names = front.line(beginning: "MARKER_NAMES", within: 60)
        else { return nil }
        let labels = Array(front.filledCells(names).dropFirst())
        guard !labels.isEmpty,
            let row = (names + 1..<names + 6).first(where: { Double(front.cells($0).first ?? "") != nil })
        else { return nil }
        let ahead = front.begins(row - 1, "Frame") ? 2 : 0
        guard front.filledCells(row).count <= ahead + 3 * labels.count else { return nil }
        var reading = FormatReading("'NO_OF_FRAMES' in the first lines, line \(names) 'MARKER_NAMES'")
        reading.statement.stateRows(from: row)
        reading.statement.text.delimiter = TableStatement.Delimiter(character: "\t")
        reading.statement.zerosAreMissing = [.position]
        if ahead == 2 {
            reading.statement.time.column = .present(.number(2))
            reading.statement.time.unitSeconds = 1
        } else {
            reading.statement.time.column = .absent
        }
        if let rate = frequency(front) { reading.statement.time.declaredRate = rate }
        for (place, label) in labels.enumerated() {
            let marker = reading.statement.addSensor(label, side: MarkerSide.side(of: label), placement: .marker)
            let first = ahead + 3 * place + 1
            reading.statement.sensors[marker].add(
                .position, .millimetre, [.number(first), .number(first + 1), .number(first + 2)],
                labels: ["\(label) x", "\(label) y", "\(label) z"])
        }
        reading.markers = events(
            front, above: row, firstTime: ahead == 2 ? Double(front.cells(row)[safe: 1] ?? "") : nil)
        return reading
    }

    /// The events above the rows, `EVENT`, label, frame and seconds; the clock is that of the column of time, where there
    /// is one, and begins with the first row otherwise.
    private static func events(_ front: TableFront, above row: Int, firstTime: Double?) -> [Recording.Marker] {
        (1..<row).filter { front.begins($0, "EVENT") }.compactMap { line -> Recording.Marker? in
            let cells = front.cells(line)
            guard cells.first == "EVENT", let time = cells[safe: 3].flatMap({ Double($0) }), time.isFinite else {
                return nil
            }
            return Recording.Marker(time: time - (firstTime ?? 0), label: cells[1].isEmpty ? "event" : cells[1])
        }
        .sorted { $0.time < $1.time }
    }

    /// The rate, `nil` when it came from outside (`EXT`).
    private static func frequency(_ front: TableFront) -> Double? {
        value("FREQUENCY", front).flatMap { Double($0) }.flatMap { $0 > 0 && $0 < 100_000 ? $0 : nil }
    }

    private static func value(_ key: String, _ front: TableFront) -> String? {
        guard let line = (1...60).first(where: { front.cells($0).first == key }) else { return nil }
        let cells = front.cells(line)
        return cells.count > 1 && !cells[1].isEmpty ? cells[1] : nil
    }
}

extension [String] {
    /// A cell of a line, where it has so many.
    fileprivate subscript(safe index: Int) -> String? { indices.contains(index) ? self[index] : nil }
}
