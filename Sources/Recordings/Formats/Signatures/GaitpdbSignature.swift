extension FormatSignature {
    /// Force sensors under both feet as PhysioNet's gaitpdb stores them: 19 columns without names.
    ///
    /// Time in steps of 0.01 s, eight forces of the left foot, eight of the right and their sums, in N (Hausdorff, "Gait in
    /// Parkinson's Disease", PhysioNet 2008). Time and sums must agree in nine of ten rows.
    static let gaitpdb = FormatSignature("gaitpdb", "insoles as in PhysioNet gaitpdb", isTestedOnGenuineFiles: true) {
        front in
        var rows: [[Double]] = []
        for line in front.lines where !line.isBlank {
            guard let numbers = front.numbers(line.number), numbers.count == 19 else { return nil }
            rows.append(numbers)
            if rows.count == 60 { break }
        }
        guard rows.count >= 3 else { return nil }
        let onGrid = zip(rows, rows.dropFirst()).count { ($1[0] - $0[0] - 0.01).magnitude < 0.00051 }
        let summed = rows.count { row in
            (row[1...8].reduce(0, +) - row[17]).magnitude <= 0.1
                && (row[9...16].reduce(0, +) - row[18]).magnitude <= 0.1
        }
        guard onGrid * 10 >= 9 * (rows.count - 1), summed * 10 >= 9 * rows.count else { return nil }
        var reading = FormatReading("19 columns without names, steps of 0.01 s, the last two the sums of eight each")
        reading.statement.stateRows(from: front.written(from: 1) ?? 1)
        reading.statement.time.column = .present(.number(1))
        reading.statement.time.unitSeconds = 1
        // The stamps lose a place now and then.
        reading.statement.time.rate = 100
        for (side, first, total) in [(Side.left, 2, 18), (.right, 10, 19)] {
            let insole = reading.statement.addSensor(nil, side: side, placement: .insole)
            let columns = (0..<8).map { ("\($0 + 1)", first + $0) } + [("total", total)]
            reading.statement.sensors[insole].columns = columns.map { label, number in
                TableStatement.Column(
                    path: "\(side.rawValue) \(label)", reference: .number(number), quantity: .force, axis: nil,
                    unit: .newton, label: label)
            }
        }
        return reading
    }
}
