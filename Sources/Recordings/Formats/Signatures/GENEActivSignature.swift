extension FormatSignature {
    /// CSV exports of the GENEActiv software: a hundred lines about device and recording, then rows without names.
    ///
    /// Time with a colon before the milliseconds, acceleration in g, light, button, temperature. Known from a compatible
    /// writer (omconvert); the epoch exports of the same software have another number of columns and are refused.
    static let geneActiv = FormatSignature("geneactiv", "GENEActiv", isTestedOnGenuineFiles: false) {
        front throws(RecordingError) in
        guard front.begins(1, "Device Type,GENEActiv"), let row = front.written(from: 101) else { return nil }
        let cells = front.cells(row)
        guard cells.count == 7, DateTimeText(cells[0]) != nil else {
            throw RecordingError(
                .badData, path: front.path, line: row,
                "a GENEActiv export without the seven columns of raw data: epochs are no signal",
                remedy: "export the raw data as CSV")
        }
        var reading = FormatReading("line 1 'Device Type,GENEActiv', rows from line \(row)")
        reading.statement.stateRows(from: row)
        reading.statement.text.delimiter = TableStatement.Delimiter(character: ",")
        reading.statement.time.column = .present(.number(1))
        reading.statement.zerosAreMissing = [.acceleration]
        let place = (1...100).lazy.filter { front.begins($0, "Device Location Code,") }.first
            .map { front.text($0).dropFirst("Device Location Code,".count) }
        let words = PlacementWords(NameWords.split(place ?? ""))
        let sensor = reading.statement.addSensor(nil, side: words.side, placement: words.placement)
        reading.statement.sensors[sensor].add(
            .acceleration, .standardGravity, [.number(2), .number(3), .number(4)], labels: ["x", "y", "z"])
        return reading
    }
}
