extension FormatSignature {
    /// Markers of Motion Analysis Cortex and OpenSim (`.trc`): rate and unit in the header, a label over every three columns.
    static let trc = FormatSignature("trc", "TRC markers", isTestedOnGenuineFiles: true) {
        front throws(RecordingError) in
        guard front.begins(1, "PathFileType") else { return nil }
        let (keys, values) = (front.cells(2), front.cells(3))
        let (labels, axes) = (front.cells(4), front.cells(5))
        guard keys.first == "DataRate", axes.contains("X1"), let row = front.written(from: 6)
        else {
            throw RecordingError(
                .badData, path: front.path, line: 2, "a TRC file without rate, labels or axes in its first five lines",
                remedy: "export it again")
        }
        func value(_ key: String) -> String? {
            keys.firstIndex(of: key).flatMap { $0 < values.count ? values[$0] : nil }
        }
        var reading = FormatReading("line 1 begins with 'PathFileType'")
        reading.statement.stateRows(from: row)
        reading.statement.text.delimiter = TableStatement.Delimiter(character: "\t")
        reading.statement.time.column = .present(.number(2))
        reading.statement.time.unitSeconds = 1
        if let rate = value("DataRate").flatMap({ Double($0) }), rate > 0, rate < 100_000 {
            reading.statement.time.declaredRate = rate
        }
        var unit: PhysicalUnit?
        if case .physical(let stated)? = value("Units").flatMap({ UnitText.parse($0) }), stated.quantity == .position {
            unit = stated
        }
        for index in 2..<max(2, min(labels.count, axes.count))
        where !labels[index].isEmpty && axes[index].hasPrefix("X") {
            let label = labels[index]
            let sensor = reading.statement.addSensor(label, side: MarkerSide.side(of: label), placement: .marker)
            reading.statement.sensors[sensor].add(
                .position, unit, [.number(index + 1), .number(index + 2), .number(index + 3)],
                labels: ["\(label) x", "\(label) y", "\(label) z"])
        }
        return reading
    }
}
