extension FormatSignature {
    /// Text exports of Xsens MT Manager (MTw and other MT products), and tables made of them for gait research.
    ///
    /// `// …` lines stand above the names. m/s² with gravity and rad/s (MT Manager user manual); a packet counter of 16
    /// bits; `SampleTimeFine` counts 0.1 ms. Newer versions state no rate.
    static let xsensMT = FormatSignature("xsens-mt", "Xsens MT", isTestedOnGenuineFiles: true) { front in
        guard front.begins(1, "//") || front.begins(1, "Acquisition frequency:"),
            let names = front.line(holding: ["PacketCounter"], within: 40), names > 1,
            front.line(beginning: "DeviceTag", within: names) == nil
        else { return nil }
        let cells = front.cells(names)
        guard cells.first == "PacketCounter" else { return nil }
        var reading = FormatReading(
            "line 1 begins with '\(front.text(1).prefix { $0 != ":" })', line \(names) with 'PacketCounter'")
        reading.statement.stateNames(in: names, front)
        reading.statement.units = [.acceleration: .metresPerSecondSquared, .angularRate: .radiansPerSecond]
        reading.statement.time.counter = .name("PacketCounter")
        reading.statement.time.counterBits = 16
        let fine = cells.firstIndex(of: "SampleTimeFine")
        let row = front.written(from: names + 1).map(front.cells) ?? []
        let hasRate = (1..<names).contains { front.text($0).contains("Hz") }
        if let fine, !hasRate, row.count == cells.count, Double(row[fine])?.isFinite == true {
            reading.statement.time.column = .present(.name("SampleTimeFine"))
            reading.statement.time.unitSeconds = 1e-4
        } else {
            reading.statement.time.column = .absent
        }
        return reading
    }
}
