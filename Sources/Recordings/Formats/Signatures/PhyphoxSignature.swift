extension FormatSignature {
    /// Tables of the phyphox app: quoted names with units, `"Time (s)"` first.
    ///
    /// m/s² and rad/s; linear acceleration is without gravity (phyphox, data export).
    static let phyphox = FormatSignature("phyphox", "phyphox", isTestedOnGenuineFiles: false) { front in
        guard let line = front.lines.first?.text, line.hasPrefix("\"Time (s)\"") else { return nil }
        let cells = front.filledCells(1)
        guard cells.dropFirst().contains(where: { $0.hasSuffix("(m/s^2)") || $0.hasSuffix("(rad/s)") }) else {
            return nil
        }
        var reading = FormatReading("line 1 begins with '\"Time (s)\"' and names quantities with their units")
        reading.statement.stateNames(in: 1, front)
        reading.statement.time.column = .present(.number(1))
        reading.statement.time.unitSeconds = 1
        return reading
    }
}
