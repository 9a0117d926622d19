import Recordings

extension InspectionReport {
    /// The report for a person, on lines of 80 columns where the names in the file allow it.
    public var text: String {
        var lines = [source.path, "format: \(source.format)", "SHA-256: \(source.sha256)"]
        if let startTime { lines.append("begins: \(startTime)") }
        for stream in streams { lines += [""] + describe(stream) }
        if !markers.isEmpty {
            lines += TextLayout.section("Markers", markers.map(describe))
        }
        lines += TextLayout.section("Notes", notes.map(\.sentence))
        lines += TextLayout.section("How it was understood", decisions.map(TextLayout.sentence))
        return lines.joined(separator: "\n") + "\n"
    }

    private func describe(_ stream: StreamDescription) -> [String] {
        let name = stream.name.isEmpty ? "Sensor" : "Sensor \(stream.name)"
        var lines = TextLayout.wrapped(
            "\(name): \(stream.side.rawValue) \(stream.placement.label)"
                + (stream.placementEvidence.isEmpty ? "" : " – \(stream.placementEvidence)"))
        let declared = stream.declaredRate.map { " (declared: \(decimal($0, 4)) Hz)" } ?? ""
        lines += TextLayout.wrapped(
            "\(decimal(stream.rate, 4)) Hz\(declared), \(stream.sampleCount) samples, "
                + "\(decimal(stream.duration, 2)) s from \(decimal(stream.start, 2)) s",
            first: "  ")
        lines.append("  " + row("channel", "quantity", "axis", "unit", "minimum", "maximum", "missing"))
        for channel in stream.channels {
            let range = channel.range
            lines.append(
                "  "
                    + row(
                        channel.name, channel.quantity.rawValue, channel.axis?.rawValue ?? "–",
                        channel.fileUnit.rawValue,
                        range.map { decimal($0.lowerBound / channel.fileUnit.inSI, 3) } ?? "–",
                        range.map { decimal($0.upperBound / channel.fileUnit.inSI, 3) } ?? "–",
                        channel.missingCount.description))
        }
        return lines
    }

    private func row(
        _ name: String, _ quantity: String, _ axis: String, _ unit: String, _ minimum: String, _ maximum: String,
        _ missing: String
    ) -> String {
        TextLayout.leftAligned(name, 20) + " " + TextLayout.leftAligned(quantity, 15)
            + TextLayout.leftAligned(axis, 5) + TextLayout.leftAligned(unit, 7)
            + TextLayout.rightAligned(minimum, 10) + TextLayout.rightAligned(maximum, 10)
            + TextLayout.rightAligned(missing, 9)
    }

    private func describe(_ marker: Recording.Marker) -> String {
        let duration = marker.duration > 0 ? " for \(decimal(marker.duration, 3)) s" : ""
        return "\(decimal(marker.time, 3)) s\(duration): \(marker.label)"
    }

    private func decimal(_ value: Double, _ decimals: Int) -> String { FixedDecimals.text(value, decimals: decimals) }
}
