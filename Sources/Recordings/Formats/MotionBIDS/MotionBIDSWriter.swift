import SignalKernels

/// Writes a recording as a Motion-BIDS table with its sidecars (BIDS specification, "Motion").
///
/// The table has no names; `*_channels.tsv` describes its columns, `*_motion.json` the whole, `*_events.tsv` the marks
/// where there are any, and `*_scans.tsv` when a subject's recording began. Units are SI; force and moment, for which BIDS has no type, are `MISC`. Numbers have the fewest
/// digits that read back to the same bits; a missing sample is `n/a`.
struct MotionBIDSWriter {
    /// A column of the table.
    private struct Column {
        var name: String
        var trackedPoint: String
        var type: String
        var unit: String
        var channel: Channel
    }

    /// Writes the table and what goes beside it; each file appears whole or not at all, the table last.
    ///
    /// - Throws: `usage` when the sensors have different clocks, are named alike, or nothing can be written,
    ///   `cannotWrite` when a file cannot be written.
    func write(_ recording: Recording, to path: String) throws(RecordingError) {
        let clock = try recording.onlyClock(of: "Motion-BIDS table", fileFor: "tracking system", path: path)
        let stem = String(path.dropLast(MotionSidecars.suffix.count))
        let columns = try columns(recording, path: path)
        try AtomicFile.write(to: stem + "_channels.tsv") { (sink: inout AtomicFile.Sink) throws(RecordingError) in
            try sink.write("name\tcomponent\ttype\ttracked_point\tunits\tsampling_frequency\n")
            for column in columns {
                let cells = [
                    column.name, column.channel.axis?.rawValue ?? "n/a", column.type, column.trackedPoint, column.unit,
                    "\(clock.rate)",
                ]
                try sink.write(cells.joined(separator: "\t") + "\n")
            }
        }
        try AtomicFile.write(to: stem + "_motion.json") { (sink: inout AtomicFile.Sink) throws(RecordingError) in
            try sink.write(Self.metadata(columns, clock, stem: stem))
        }
        try writeEvents(recording.markers, clock, to: stem + "_events.tsv")
        try MotionScans.write(start: Self.start(of: recording, clock), of: path)
        try AtomicFile.write(to: path) { (sink: inout AtomicFile.Sink) throws(RecordingError) in
            var cursors = columns.map { MissingCursor($0.channel.missing) }
            var line = ""
            for row in 0..<clock.sampleCount {
                line.removeAll(keepingCapacity: true)
                for index in columns.indices {
                    if index > 0 { line += "\t" }
                    if cursors[index].covers(row) {
                        line += "n/a"
                    } else {
                        line += TextTableWriter.shortest(columns[index].channel.samples[row])
                    }
                }
                line += "\n"
                try sink.write(line)
            }
        }
    }

    /// The marks; an older file of marks does not stay beside a recording that has none.
    private func writeEvents(
        _ markers: [Recording.Marker], _ clock: SensorStream, to path: String
    ) throws(RecordingError) {
        guard !markers.isEmpty || InputFile.exists(path) else { return }
        try AtomicFile.write(to: path) { (sink: inout AtomicFile.Sink) throws(RecordingError) in
            try sink.write("onset\tduration\ttrial_type\n")
            for marker in markers.sorted(by: { $0.time < $1.time }) {
                let label = Self.cell(marker.label)
                try sink.write(
                    "\(TextTableWriter.shortest(marker.time - clock.start))\t"
                        + "\(TextTableWriter.shortest(marker.duration))\t\(label.isEmpty ? "n/a" : label)\n")
            }
        }
    }

    /// When the first row was measured; `nil` where no date and time is known.
    private static func start(of recording: Recording, _ clock: SensorStream) -> String? {
        guard var stamp = recording.startTime.flatMap({ DateTimeText($0) }), stamp.hasDate,
            let offset = Int64(exactly: (clock.start * 1e9).rounded())
        else { return nil }
        let (instant, overflow) = stamp.nanoseconds.addingReportingOverflow(offset)
        guard !overflow else { return nil }
        stamp.nanoseconds = instant
        return stamp.iso8601
    }

    // MARK: - Columns

    private func columns(_ recording: Recording, path: String) throws(RecordingError) -> [Column] {
        var names: Set<String> = []
        var columns: [Column] = []
        for stream in recording.streams {
            let point = Self.trackedPoint(stream)
            for channel in stream.channels {
                let type = Self.types[channel.quantity] ?? "MISC"
                let end = channel.axis?.rawValue ?? Self.cell(channel.name)
                let name = Self.cell([point, Self.shortNames[channel.quantity] ?? type, end].joined(separator: "_"))
                guard names.insert(name).inserted else {
                    throw RecordingError(
                        .usage, path: path, "two channels would both be called '\(name)'",
                        remedy: "name side and placement of the sensors, or write one file a sensor")
                }
                let unit = channel.fileUnit == .unknown ? "n/a" : Self.units[channel.quantity] ?? "n/a"
                columns.append(
                    Column(name: name, trackedPoint: point, type: type, unit: unit, channel: channel))
            }
        }
        return columns
    }

    /// A name that this package's reader understands as the same side and placement.
    private static func trackedPoint(_ stream: SensorStream) -> String {
        if stream.placement == .marker { return cell(stream.name) }
        var words: [String] = []
        if stream.side != .unknown { words.append(stream.side.rawValue) }
        if stream.placement != .unknown { words.append(stream.placement.rawValue) }
        let own = NameWords.split(stream.name)
        let place = PlacementWords(own)
        words += own.filter { !place.explains($0) && !words.contains($0) }
        return words.isEmpty ? "sensor" : words.joined(separator: "_")
    }

    /// Text that fits into a cell.
    private static func cell(_ text: String) -> String {
        CellSeparation.trimmed(String(text.map { $0.isWhitespace || $0 == "\"" ? " " : $0 }))
    }

    private static let types: [Quantity: String] = [
        .acceleration: "ACCEL", .angularRate: "GYRO", .magneticField: "MAGN", .position: "POS",
    ]
    private static let shortNames: [Quantity: String] = [.force: "FORCE", .moment: "MOMENT"]
    private static let units: [Quantity: String] = [
        .acceleration: "m/s^2", .angularRate: "rad/s", .magneticField: "T", .position: "m", .force: "N",
        .moment: "N.m",
    ]

    // MARK: - Metadata

    private static func metadata(_ columns: [Column], _ clock: SensorStream, stem: String) -> String {
        let name = FilePathText.name(of: stem)
        func entity(_ key: String) -> String? {
            name.split(separator: "_").first { $0.hasPrefix("\(key)-") }.map { String($0.dropFirst(key.count + 1)) }
        }
        var members: [(String, String)] = [
            ("TaskName", quoted(entity("task") ?? "walking")),
            ("TrackingSystemName", quoted(entity("tracksys") ?? "imu")),
            ("SamplingFrequency", "\(clock.rate)"),
            ("RecordingDuration", "\(clock.duration)"),
            ("MissingValues", quoted("n/a")),
            ("MotionChannelCount", "\(columns.count)"),
            ("TrackedPointsCount", "\(Set(columns.map(\.trackedPoint)).count)"),
        ]
        for type in ["ACCEL", "GYRO", "MAGN", "POS", "MISC"] {
            let count = columns.count { $0.type == type }
            if count > 0 { members.append(("\(type)ChannelCount", "\(count)")) }
        }
        return "{\n" + members.map { "  \(quoted($0.0)): \($0.1)" }.joined(separator: ",\n") + "\n}\n"
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case _ where scalar.value < 0x20: quoted += " "
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
