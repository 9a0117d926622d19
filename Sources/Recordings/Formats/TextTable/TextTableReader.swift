import SignalKernels
import SignalProcessing

/// Reads text tables: one row a sample, one column a signal, with a header that names them.
///
/// Delimiter (comma, semicolon, tab, bar or blanks), decimal mark, encoding, header rows, time column, units, sensors and
/// sides are found from the file; every such decision is in ``Recording/decisions``, and a file that can be understood in
/// two ways is refused with the switch that settles it.
public struct TextTableReader: Sendable {
    /// Creates a reader.
    public init() {}

    /// Reads a text table; the hash of the source is left empty.
    ///
    /// - Throws: `RecordingError`: `cannotOpen`, `badData` for what is no table of measurements, `usage` when the options
    ///   contradict the file.
    public func read(path: String, options: ReadingOptions = ReadingOptions()) throws(RecordingError) -> Recording {
        let source: ByteSource
        do { source = try ByteSource(path: path) } catch { throw RecordingError(cannotOpen: path, error) }
        return try read(source, path: path, options: options)
    }

    /// Reads a text table from memory; `path` stands for its name.
    package func read(
        bytes: [UInt8], path: String, options: ReadingOptions = ReadingOptions()
    ) throws(RecordingError) -> Recording {
        try read(ByteSource(bytes), path: path, options: options)
    }

    private static let fewestRows = 3

    /// Reads a text table from bytes; `path` stands for its name.
    func read(
        _ source: ByteSource, path: String, options: ReadingOptions
    ) throws(RecordingError) -> Recording {
        if let rate = options.rate, !(rate > 0 && rate.isFinite) {
            throw RecordingError(.usage, path: path, "a rate of \(rate) Hz is no rate", remedy: "pass --rate in Hz")
        }
        let text = try DecodedText(source, path: path)
        let head = try TableHead(text, path: path)
        let layout = try TableLayout(head, path: path)
        let preamble = TablePreamble(layout.preamble, names: layout.names)
        let columns = Self.columns(layout)
        let time = TimeColumn(columns, layout, isRateKnown: options.rate != nil || preamble.rate != nil)
        var sensors = SensorGroups(columns, time: time.column?.index, layout: layout)
        try Self.refuseModelForces(layout, sensors, path: path)
        var nothingNamed: QualityNote?
        if !sensors.holdMotionOrForce {
            let error = Self.nothingMeasured(layout, path: path)
            guard !options.requiresUnits, sensors.takeUnnamed(layout) else { throw error }
            nothingNamed = QualityNote(
                code: "unnamed_channels", severity: .warning,
                message: error.message + (error.remedy.map { "; \($0)" } ?? ""))
        }
        try sensors.check(path: path, isStrict: options.requiresUnits)

        var rows = try TableRows(
            text, layout, lineEnd: head.lineEnd, cells: Self.cells(columns, sensors, time), path: path)
        guard rows.table.rowCount >= Self.fewestRows else {
            throw RecordingError(.badData, path: path, "\(NumberText.count(rows.table.rowCount, "sample")): too short")
        }
        // The clock looks at the columns and is gone before they are converted in place.
        var timing = try measured(.resample) { () throws(RecordingError) in
            try TableClock(
                time: time, preamble: preamble, statedRate: options.rate, rows: rows, source: text.source, path: path,
                isStrict: options.requiresUnits
            ).timing(comparing: sensors.groups.flatMap { $0.columns.map(\.index) })
        }
        if layout.known == .gaitpdb, options.rate == nil, (timing.grid.rate - 100).magnitude < 0.1 {
            timing.grid.rate = 100
            timing.decisions.append(
                .init("rate", "100 Hz", because: "\(KnownLayout.gaitpdb.name): the stamps lose a place now and then"))
        }

        var recording = Recording(
            source: RecordingSource(path: path, format: "text-table", sha256: ""), startTime: timing.startTime,
            streams: [])
        recording.decisions = text.decisions + layout.decisions + timing.decisions
        recording.notes = [nothingNamed].compactMap(\.self) + text.notes + rows.notes + timing.notes
        if let declared = TablePreamble.declaredRows(layout.preamble), declared != rows.table.rowCount {
            recording.notes.append(
                QualityNote(
                    code: "row_count", severity: .warning,
                    message: "the header promises \(NumberText.count(declared, "row")), "
                        + "the file holds \(rows.table.rowCount)"))
        }
        recording.markers = Self.markers(rows.comments(), timing.grid)
        try TableStreams(
            layout: layout, preamble: preamble, sensors: sensors, grid: timing.grid, options: options, path: path
        ).add(to: &recording, rows.table.takeColumns(), missingCounts: rows.table.missingCounts)
        let names = sensors.ignored.map(\.raw).filter { !$0.isEmpty }
        if !names.isEmpty {
            recording.decisions.append(
                .init(
                    "columns left out", names.joined(separator: ", "),
                    because: "no acceleration, angular rate, force or marker"
                ))
        }
        try recording.crop(from: options.from, to: options.to)
        return recording
    }

    // MARK: - Columns

    private static func columns(_ layout: TableLayout) -> [ColumnName] {
        layout.names.indices.map { index in
            let group = layout.groups.isEmpty ? "" : layout.groups[index]
            let unit = layout.units.isEmpty ? "" : layout.units[index]
            let column = ColumnName(index: index, name: layout.names[index], group: group, unit: unit)
            // The header's own labels (`sensor` over `axis`) stand over a column without a name.
            return TimeColumn.isLabelOfRows(column, layout) ? ColumnName(index: index, name: "") : column
        }
    }

    private static func cells(
        _ columns: [ColumnName], _ sensors: SensorGroups, _ time: TimeColumn
    ) -> [NumberTableScanner.Cell] {
        var cells = [NumberTableScanner.Cell](repeating: .skip, count: columns.count)
        for column in sensors.groups.flatMap(\.columns) { cells[column.index] = .number }
        if let column = time.column {
            cells[column.index] = time.kind == .dateTime || time.kind == .longInteger ? .text : .number
        }
        return cells
    }

    /// Forces and moments of a model's joints, and its angles, are no measurements of walking.
    private static func refuseModelForces(
        _ layout: TableLayout, _ sensors: SensorGroups, path: String
    ) throws(RecordingError) {
        guard layout.known == .openSim,
            !layout.names.contains(where: { $0.lowercased().contains("ground_") || $0.lowercased().contains("grf") }),
            !sensors.groups.contains(where: { $0.columns.contains { $0.quantity == .acceleration } })
        else { return }
        throw RecordingError(
            .badData, path: path,
            "an OpenSim table without ground reaction forces: joint angles, or forces of a model, are not read",
            remedy: "give the file with columns such as ground_force_vy")
    }

    private static func nothingMeasured(_ layout: TableLayout, path: String) -> RecordingError {
        let channels = layout.names.filter { NameWords.split($0).first == "channel" }
        if channels.count > 1, channels.count >= layout.names.count - 1 {
            return RecordingError(
                .badData, path: path,
                "\(channels.count) unnamed channels, presumably in volts: calibration needed",
                remedy: "export physical units with names such as acc_x_m/s^2 or Fz_N")
        }
        let shown = layout.names.prefix(8).map { $0.isEmpty ? "(unnamed)" : $0 }.joined(separator: ", ")
        return RecordingError(
            .badData, path: path,
            "no column of acceleration, angular rate, force or a marker with its axis; the header has \(shown)"
                + (layout.names.count > 8 ? ", …" : ""),
            remedy: "name the columns, for example acc_x_m/s^2 and gyr_x_deg/s")
    }

    // MARK: - Markers

    /// Comments between the rows are marks in time.
    private static func markers(_ comments: [(row: Int, text: String)], _ grid: SampleGrid) -> [Recording.Marker] {
        comments.compactMap { row, comment in
            var label = CellSeparation.trimmed(comment.drop { "#/%; \t".contains($0) })
            if label.uppercased().hasPrefix("EVENT ") {
                let words = label.dropFirst(6).split(separator: " ", omittingEmptySubsequences: true)
                label = words.prefix { $0 != "-" }.joined(separator: " ")
            }
            guard !label.isEmpty else { return nil }
            return Recording.Marker(time: grid.time(ofRow: row), label: label)
        }
    }
}
