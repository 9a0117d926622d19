import Recordings

extension InspectionReport {
    /// The report for a person, on lines of 80 columns where the names in the file allow it.
    public var text: String {
        var lines = [source.path, "format: \(source.format)", "SHA-256: \(source.sha256)"]
        if let startTime { lines.append("begins: \(startTime)") }
        for (index, stream) in streams.enumerated() {
            lines +=
                [""] + describe(stream, isSameClock: isClockToldBefore(index)) + describe(findings[index], of: stream)
            if index < envelopes.count { lines += picture(envelopes[index], of: stream) }
        }
        if let walking { lines += TextLayout.section("Walking", walking.lines) }
        if !markers.isEmpty {
            lines += TextLayout.section("Markers", markers.map(describe))
        }
        lines += TextLayout.section("Notes", notes.map(\.sentence))
        lines += TextLayout.section("How it was understood", decisions.map(TextLayout.sentence))
        return lines.joined(separator: "\n") + "\n"
    }

    /// Whether the sensor before has the same clock.
    private func isClockToldBefore(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        let (one, other) = (streams[index - 1], streams[index])
        return one.jitter == other.jitter && one.rate == other.rate
    }

    private func describe(_ stream: StreamDescription, isSameClock: Bool) -> [String] {
        let name = stream.name.isEmpty ? "Sensor" : "Sensor \(stream.name)"
        var lines = TextLayout.wrapped(
            "\(name): \(stream.side.rawValue) \(stream.placement.label)"
                + (stream.placementEvidence.isEmpty ? "" : " – \(stream.placementEvidence)"))
        let declared = stream.declaredRate.map { " (declared: \(decimal($0, 4)) Hz)" } ?? ""
        lines += TextLayout.wrapped(
            isRateKnown
                ? "\(decimal(stream.rate, 4)) Hz\(declared), \(stream.sampleCount) samples, "
                    + "\(decimal(stream.duration, 2)) s from \(decimal(stream.start, 2)) s"
                : "sampling rate unknown, \(stream.sampleCount) samples",
            first: "  ")
        if let jitter = stream.jitter, isRateKnown, !isSameClock {
            lines += TextLayout.wrapped(
                "jitter of the intervals: \(decimal(1000 * jitter.deviation, 3)) ms (standard deviation), "
                    + "\(decimal(1000 * jitter.greatest, 3)) ms at most",
                first: "  ")
        }
        let width = stream.channels.map(\.name.count).max().map { min(max($0, 20), Self.widestName) } ?? 20
        func row(_ name: String, _ cells: String...) -> String {
            Self.row(Self.shortened(name, to: width), width, cells)
        }
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

    /// What was found about a sensor's signals, a line a finding.
    private func describe(_ found: SensorFindings, of stream: StreamDescription) -> [String] {
        var lines: [String] = []
        if found.gapCount > 0 {
            let share = 100 * Double(found.missingCount) / Double(max(1, stream.sampleCount))
            lines.append(
                "losses: \(NumberText.count(found.missingCount, "sample")) (\(decimal(share, 1)) %) in "
                    + NumberText.count(found.gapCount, "place")
                    + (isRateKnown ? ", the longest \(decimal(found.longestGap, 3)) s" : ""))
        }
        if let rest = found.restingAcceleration {
            var line = "\(decimal(rest, 2)) m/s^2 in quiet moments: "
            if let axis = found.upAxis, let share = found.upShare {
                line += "gravity is there; \(axis.label) points up (\(decimal(100 * share, 0)) % of it)"
            } else {
                line += "gravity is not there"
            }
            lines.append(line)
        }
        let constant = zip(stream.channels, found.isConstant).filter(\.1).map(\.0.name)
        if !constant.isEmpty { lines.append("constant: " + constant.joined(separator: ", ")) }
        let clipped = zip(stream.channels, found.clippedCounts).filter { $0.1 > 0 }
        if !clipped.isEmpty {
            lines.append(
                "at the end of the range: " + clipped.map { "\($0.name) \($1) samples" }.joined(separator: ", "))
        }
        return lines.flatMap { TextLayout.wrapped($0, first: "  ") }
    }

    /// A line of braille dots a channel.
    private func picture(_ envelope: SignalEnvelope, of stream: StreamDescription) -> [String] {
        let picture = SignalPicture()
        let name = Self.pictureMargin - 3
        return zip(stream.channels, envelope.channels).map { channel, ranges in
            "  " + TextLayout.leftAligned(Self.shortened(channel.name, to: name), name) + " " + picture.line(ranges)
        }
    }

    /// Letters of a name in the table of channels, at most.
    private static let widestName = 40

    /// A name in so many letters; the end of a long one tells channels apart.
    private static func shortened(_ name: String, to width: Int) -> String {
        name.count > width ? "…" + name.suffix(width - 1) : name
    }

    private static func row(_ name: String, _ width: Int, _ cells: [String]) -> String {
        let texts = zip(cells, [15, 5, 7]).map { TextLayout.leftAligned($0, $1) }
        let numbers = zip(cells.dropFirst(3), [10, 10, 9]).map { TextLayout.rightAligned($0, $1) }
        return TextLayout.leftAligned(name, width) + " " + (texts + numbers).joined()
    }

    private func describe(_ marker: Recording.Marker) -> String {
        let duration = marker.duration > 0 ? " for \(decimal(marker.duration, 3)) s" : ""
        return "\(decimal(marker.time, 3)) s\(duration): \(marker.label)"
    }

    private func decimal(_ value: Double, _ decimals: Int) -> String { FixedDecimals.text(value, decimals: decimals) }
}
