extension FormatSignature {
    /// CSV exports of APDM Mobility Lab: test name, rate, names such as `Lumbar/Acceleration/X`, units.
    static let mobilityLab = FormatSignature("apdm-ml", "APDM Mobility Lab", isTestedOnGenuineFiles: true) { front in
        guard front.begins(1, "Test Name:"), front.begins(2, "Sample Rate:"), front.begins(3, "Time"),
            front.cells(3).contains(where: { $0.contains("/Acceleration/") })
        else { return nil }
        var reading = FormatReading("line 1 begins with 'Test Name:', line 2 with 'Sample Rate:'")
        reading.statement.stateNames(in: 3, unitsIn: 4, front)
        reading.statement.time.column = .present(.number(1))
        reading.statement.time.unitSeconds = 1
        return reading
    }
}
