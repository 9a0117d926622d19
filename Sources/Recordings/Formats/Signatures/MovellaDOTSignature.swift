extension FormatSignature {
    /// Exports of Movella (Xsens) DOT sensors.
    ///
    /// `sep=,`, lines of keys with `DeviceTag:` and `OutputRate:`, a blank line, names. Acceleration in m/s², `FreeAcc`
    /// without gravity, angular rate in deg/s, `SampleTimeFine` in µs (Movella DOT user manual, data export).
    static let movellaDOT = FormatSignature("movella-dot", "Movella DOT", isTestedOnGenuineFiles: false) { front in
        guard front.text(1).lowercased().hasPrefix("sep="), front.line(beginning: "DeviceTag:", within: 12) != nil,
            let names = front.line(holding: ["PacketCounter", "SampleTimeFine"], within: 20)
        else { return nil }
        var reading = FormatReading("line 1 'sep=', then 'DeviceTag:', line \(names) with 'PacketCounter'")
        reading.statement.stateNames(in: names, front)
        reading.statement.units = [.acceleration: .metresPerSecondSquared, .angularRate: .degreesPerSecond]
        reading.statement.time.column = .present(.name("SampleTimeFine"))
        reading.statement.time.unitSeconds = 1e-6
        return reading
    }
}
