extension FormatSignature {
    /// Raw CSV exports of ActiLife and CentrePoint: ten lines about the device, perhaps names, rows of acceleration in g.
    ///
    /// Tables of epochs hold counts and no signal: they are refused. Zero on all three axes stands where the device slept. The lines about the device are known from genuine
    /// tables of epochs, the raw rows from a compatible writer (omconvert).
    static let actiGraph = FormatSignature("actigraph", "ActiGraph raw", isTestedOnGenuineFiles: false) {
        front throws(RecordingError) in
        let first = front.text(1)
        guard first.hasPrefix("------------ Data"), first.lowercased().contains("actigraph") else { return nil }
        let period = value("Epoch Period (hh:mm:ss)", front)
        if let period, let seconds = seconds(period.text), seconds > 0 {
            throw RecordingError(
                .badData, path: front.path, line: period.line,
                "ActiGraph epoch counts (\(NumberText.text(seconds)) s): not a raw signal, gait cannot be computed",
                remedy: "export the raw data")
        }
        var reading = FormatReading("line 1 begins with '------------ Data' and names ActiGraph; no epochs")
        guard let rule = (2...14).first(where: { front.begins($0, "--------") }),
            let next = front.written(from: rule + 1)
        else { return nil }
        let cells = front.filledCells(next)
        reading.statement.zerosAreMissing = [.acceleration]
        if cells.contains(where: { $0.hasPrefix("Accelerometer") }) {
            reading.statement.stateNames(in: next, front)
            reading.statement.units = [.acceleration: .standardGravity]
        } else {
            guard cells.count == 3 else { return nil }
            reading.statement.stateRows(from: next)
            let sensor = reading.statement.addSensor(nil)
            reading.statement.sensors[sensor].add(
                .acceleration, .standardGravity, [.number(1), .number(2), .number(3)],
                labels: ["Accelerometer X", "Accelerometer Y", "Accelerometer Z"])
        }
        if !cells.contains("Timestamp") {
            reading.statement.time.column = .absent
            reading.statement.time.start = start(front, first)
        }
        return reading
    }

    /// What stands behind a key at the beginning of one of the first lines.
    private static func value(_ key: String, _ front: TableFront) -> (text: String, line: Int)? {
        guard let line = front.line(beginning: key, within: 12) else { return nil }
        let text = front.text(line).dropFirst(key.count).prefix { $0 != "," && $0 != ";" }
        return (CellSeparation.trimmed(text), line)
    }

    /// Seconds of `hh:mm:ss`.
    private static func seconds(_ text: String) -> Double? {
        let parts = text.split(separator: ":").map { Int($0) ?? -1 }
        guard parts.count == 3, parts.allSatisfy({ (0..<1000).contains($0) }) else { return nil }
        return Double(parts.reduce(0) { $0 * 60 + $1 })
    }

    /// Start date and time, by the order of day and month that line 1 names.
    private static func start(_ front: TableFront, _ first: String) -> String? {
        guard let time = value("Start Time", front)?.text, let date = value("Start Date", front)?.text,
            let order = first.ranges(of: "date format ").first.map({ first[$0.upperBound...] })
        else { return nil }
        let letters = order.prefix { $0 != " " }.filter(\.isLetter).lowercased()
        let numbers = date.split { !$0.isNumber }.map(String.init)
        guard numbers.count == 3, let day = letters.firstIndex(of: "d"), let month = letters.firstIndex(of: "m"),
            let year = letters.firstIndex(of: "y")
        else { return nil }
        let places = [year, month, day].map { place in [year, month, day].count { $0 < place } }
        let ordered = places.map { numbers[$0] }
        return DateTimeText("\(ordered[0])-\(ordered[1])-\(ordered[2]) \(time)")?.iso8601
    }
}
