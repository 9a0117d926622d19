extension FormatSignature {
    /// CSV of omconvert and OmGui with names: `Time,Accel-X (g), Accel-Y (g), …`, with `Gyro-X (d/s)` of an AX6.
    ///
    /// A row that the device did not record holds zeros.
    static let axivity = FormatSignature("axivity-csv", "Axivity CSV", isTestedOnGenuineFiles: true) { front in
        guard front.begins(1, "Time,Accel-X (g)") else { return nil }
        var reading = FormatReading("line 1 begins with 'Time,Accel-X (g)'")
        reading.statement.stateNames(in: 1, front)
        reading.statement.zerosAreMissing = [.acceleration]
        return reading
    }

    /// CSV of cwa-convert and OmGui without names: a time, acceleration in g, with an AX6 angular rate in deg/s behind.
    ///
    /// Known by the time (a date to the millisecond, or seconds since 1970 with four decimals), by six decimals in all
    /// other columns and by gravity in the columns 2 to 4. Of an AX6 some versions
    /// write the gyroscope where the acceleration belongs, scaled as acceleration: such a table is refused.
    static let axivityRows = FormatSignature(
        "axivity-csv", "Axivity CSV without names", isTestedOnGenuineFiles: true
    ) { front throws(RecordingError) in
        var levels: [Double] = []
        var count = 0
        for line in front.lines.prefix(60) where !line.isBlank {
            let cells = front.cells(line.number)
            let numbers = cells.dropFirst().compactMap { Double($0) }
            guard cells.count == 4 || cells.count == 7, count == 0 || cells.count == count,
                numbers.count == cells.count - 1, cells.dropFirst().allSatisfy({ decimals($0) == 6 }), isTime(cells[0])
            else { return nil }
            count = cells.count
            let level = numbers.prefix(3).reduce(0) { $0 + $1 * $1 }.squareRoot()
            if level > 0 { levels.append(level) }
        }
        guard levels.count >= 3 else { return nil }
        levels.sort()
        let median = levels[levels.count / 2]
        guard (0.5...2).contains(median) else {
            guard count == 7, median < 0.5 else { return nil }
            throw RecordingError(
                .badData, path: front.path,
                "no names, and no gravity in the columns 2 to 4 (median \(NumberText.fixed(median, decimals: 2))): "
                    + "from an AX6 some converters write the gyroscope there, and both with the other's scale",
                remedy: "export the recording again with omconvert or a current OmGui")
        }
        var reading = FormatReading(
            "no names, times of a clock, \(count - 1) numbers, gravity in the columns 2 to 4 "
                + "(median \(NumberText.fixed(median, decimals: 2)))")
        reading.statement.stateRows(from: 1)
        reading.statement.text.delimiter = front.delimiter(1)
        reading.statement.time.column = .present(.number(1))
        if Double(front.cells(1)[0]) != nil { reading.statement.time.unitSeconds = 1 }
        reading.statement.zerosAreMissing = [.acceleration]
        let sensor = reading.statement.addSensor(nil)
        reading.statement.sensors[sensor].add(
            .acceleration, .standardGravity, [.number(2), .number(3), .number(4)],
            labels: ["Accel-X", "Accel-Y", "Accel-Z"])
        if count == 7 {
            reading.statement.sensors[sensor].add(
                .angularRate, .degreesPerSecond, [.number(5), .number(6), .number(7)],
                labels: ["Gyro-X", "Gyro-Y", "Gyro-Z"])
        }
        return reading
    }

    /// A date and time to the millisecond, or seconds since 1970 with four decimals.
    private static func isTime(_ cell: String) -> Bool {
        if let seconds = Double(cell) { return seconds > 1e9 && seconds < 4.1e9 && decimals(cell) == 4 }
        return DateTimeText(cell)?.hasDate == true && decimals(cell) == 3
    }

    /// Digits behind the point; 0 without one.
    private static func decimals(_ cell: String) -> Int {
        cell.lastIndex(of: ".").map { cell.distance(from: $0, to: cell.endIndex) - 1 } ?? 0
    }
}
