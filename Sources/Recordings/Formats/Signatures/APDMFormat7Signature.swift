extension FormatSignature {
    /// Older CSV exports of APDM sensors, `Format=7`: a line of numbers and labels of the sensors, a line of quantities, a
    /// line of axes; no units.
    ///
    /// Acceleration in m/s², angular rate in rad/s, time in µs since 1970. A sensor's number stands in the first of its
    /// columns and its label three columns further.
    static let apdmFormat7 = FormatSignature("apdm-7", "APDM Format=7", isTestedOnGenuineFiles: true) { front in
        guard front.begins(1, "Format=7,"), front.begins(2, "Time,") else { return nil }
        let (sensors, quantities, axes) = (front.cells(1), front.cells(2), front.cells(3))
        var reading = FormatReading("line 1 begins with 'Format=7', line 2 names quantities, line 3 axes")
        reading.statement.stateRows(from: 4)
        reading.statement.text.delimiter = TableStatement.Delimiter(character: ",")
        reading.statement.time.column = .present(.number(1))
        reading.statement.time.unitSeconds = 1e-6
        let known: [String: (Quantity, PhysicalUnit?)] = [
            "Accelerometer": (.acceleration, .metresPerSecondSquared), "Gyroscope": (.angularRate, .radiansPerSecond),
            "Magnetometer": (.magneticField, nil),
        ]
        var place: Int?
        var quantity = ""
        for index in 1..<max(1, min(quantities.count, axes.count)) {
            if !quantities[index].isEmpty { quantity = quantities[index] }
            if index < sensors.count, Int(sensors[index]) != nil, quantities[index] == "Accelerometer" {
                let label = index + 3 < sensors.count ? sensors[index + 3] : ""
                place = reading.statement.addSensor(placedBy: label.isEmpty ? sensors[index] : label)
            }
            guard let place, let (measured, unit) = known[quantity], let axis = Axis(rawValue: axes[index].lowercased())
            else { continue }
            reading.statement.sensors[place].columns.append(
                TableStatement.Column(
                    path: "\(quantity) \(axis.rawValue)", reference: .number(index + 1), quantity: measured, axis: axis,
                    unit: unit, label: "\(quantity) \(axes[index])"))
        }
        return reading.statement.sensors.isEmpty ? nil : reading
    }
}
