extension FormatSignature {
    /// Force plates of Motion Analysis Cortex (`.forces`): force, centre of pressure and free moment of each plate.
    ///
    /// N, mm and N·mm in laboratory axes; the vertical is +y in the files seen.
    static let cortexForces = FormatSignature(
        "cortex-forces", "Cortex force plates", isTestedOnGenuineFiles: true
    ) { front in
        guard front.begins(1, "[Force Data]"), let names = front.line(beginning: "#Sample", within: 20) else {
            return nil
        }
        let cells = front.filledCells(names)
        var reading = FormatReading("line 1 '[Force Data]'")
        reading.statement.stateRows(from: names + 1)
        reading.statement.text.delimiter = TableStatement.Delimiter(character: "\t")
        reading.statement.time.column = .absent
        reading.statement.time.counter = .number(1)
        var plates: [String: Int] = [:]
        for (index, name) in cells.enumerated().dropFirst() {
            let letters = name.prefix { $0.isLetter }
            let number = String(name.dropFirst(letters.count))
            guard let letter = letters.last, let axis = Axis(rawValue: letter.lowercased()), !number.isEmpty else {
                continue
            }
            let (quantity, unit): (Quantity, PhysicalUnit) =
                switch letters.dropLast() {
                case "F": (.force, .newton)
                case "M": (.moment, .newtonMillimetre)
                default: (.position, .millimetre)
                }
            let plate =
                plates[number] ?? reading.statement.addSensor("plate \(number)", placement: .forcePlate)
            plates[number] = plate
            reading.statement.sensors[plate].columns.append(
                TableStatement.Column(
                    path: name, reference: .number(index + 1), quantity: quantity, axis: axis, unit: unit, label: name))
        }
        return plates.isEmpty ? nil : reading
    }
}
