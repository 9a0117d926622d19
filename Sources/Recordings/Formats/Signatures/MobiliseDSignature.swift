extension FormatSignature {
    /// Tables with the axes of Mobilise-D: inferior to superior, medial to lateral, posterior to anterior.
    ///
    /// Angular rate is in deg/s; acceleration may be in g or m/s², which its level tells.
    static let mobiliseD = FormatSignature("mobilise-d", "Mobilise-D", isTestedOnGenuineFiles: true) { front in
        let cells = front.cells(1)
        guard
            ["acc_is", "acc_ml", "acc_pa", "gyr_is", "gyr_ml", "gyr_pa"].allSatisfy({ name in
                cells.contains { $0 == name || $0.hasPrefix("\(name)_") }
            })
        else { return nil }
        var reading = FormatReading("line 1 names acc_is, acc_ml, acc_pa, gyr_is, gyr_ml, gyr_pa")
        // A unit behind a name is obeyed.
        if !cells.contains(where: { $0.hasPrefix("gyr_is_") && UnitText.parse($0.dropFirst(7)) != nil }) {
            reading.statement.units = [.angularRate: .degreesPerSecond]
        }
        return reading
    }
}
