import SignalKernels
import SignalProcessing

/// Reads text tables: one row a sample, one column a signal, with a header that names them.
///
/// Delimiter (comma, semicolon, tab, bar or blanks), decimal mark, encoding, header rows, time column, units, sensors and
/// sides are found from the file; every such decision is in ``Recording/decisions``, and a file that can be understood in
/// two ways is refused with the switch that settles it.
public struct TextTableReader: Sendable {
    /// How much of a long table is read at a time.
    var sizes = DeferredTable.Sizes()

    /// Creates a reader.
    public init() {}

    /// Reads a text table; the hash of the source is left empty.
    ///
    /// - Throws: `RecordingError`: `cannotOpen`, `badData` for what is no table of measurements, `usage` when the options
    ///   contradict the file.
    public func read(path: String, options: ReadingOptions = ReadingOptions()) throws(RecordingError) -> Recording {
        let stamp = FileStamp(of: path)
        return try read(try ByteSource(recording: path), path: path, options: options, stamp)
    }

    /// Reads a text table from memory; `path` stands for its name.
    package func read(
        bytes: [UInt8], path: String, options: ReadingOptions = ReadingOptions()
    ) throws(RecordingError) -> Recording {
        try read(ByteSource(bytes), path: path, options: options, .ofMemory)
    }

    /// Fewer rows are no recording.
    static let fewestRows = 3

    /// Reads a text table from bytes; `path` stands for its name.
    ///
    /// - Parameter stamp: What their file was before it was opened.
    func read(
        _ source: ByteSource, path: String, options: ReadingOptions, _ stamp: FileStamp
    ) throws(RecordingError) -> Recording {
        let outcome = Result { () throws(RecordingError) in
            try readWhatIsThere(source, path: path, options: options, stamp)
        }
        // Also what is found wrong in a file that somebody writes to is no fault of the file.
        try source.checkIsWhole(path: path, since: stamp)
        return try outcome.get()
    }

    private func readWhatIsThere(
        _ source: ByteSource, path: String, options: ReadingOptions, _ stamp: FileStamp
    ) throws(RecordingError) -> Recording {
        if let rate = options.rate, !(rate > 0 && rate.isFinite) {
            throw RecordingError(.usage, path: path, "a rate of \(rate) Hz is no rate", remedy: "pass --rate in Hz")
        }
        var options = options
        let text = try DecodedText(source, path: path, encoding: options.tableStatements.first(\.text.encoding))
        let commentMark = options.tableStatements.first(\.text.commentMark)?.value
        let head = try TableHead(text, commentMark: commentMark, path: path)
        if ViconSection.begins(head.lines) {
            return try ViconNexusReader(text: text, lineEnd: head.lineEnd, options: options, path: path).read()
        }
        let format = try options.takeFormat(of: head, path: path)
        let plan = try TablePlan(head, options.tableStatements, options, path: path)
        let (layout, time, sensors) = (plan.layout, plan.time, plan.sensors)

        let rowText = RowText(
            text, layout, lineEnd: head.lineEnd, cells: plan.cells, commentMark: commentMark, path: path)
        let long = DeferredTable(
            text: text, head: head, plan: plan, format: format, options: options, path: path, stamp: stamp, sizes: sizes
        )
        let isTooLarge = long.isTooLarge(rowText)
        if isTooLarge, try long.isOfFeet(), case .read(let recording) = try long.read(rowText) { return recording }
        var rows = try TableRows(rowText)
        guard rows.table.rowCount >= Self.fewestRows else {
            throw RecordingError(.badData, path: path, "\(NumberText.count(rows.table.rowCount, "sample")): too short")
        }
        let zeros = rows.takeZeros(sensors, plan.statements)
        // The clock looks at the columns and is gone before they are converted in place.
        let timing = try measured(.resample) { () throws(RecordingError) in
            try TableClock(
                time: time, preamble: plan.preamble, stated: plan.rate,
                counterBits: plan.counterBits, path: path,
                rowCount: rows.table.rowCount, line: rows.line(of:), isStrict: options.requiresNamesAndRate
            ).timing(rows.table, in: text.source, comparing: sensors.groups.flatMap { $0.columns.map(\.index) })
        }
        var recording = Self.recording(
            path, text, plan, format, timing, rows.notes, rowCount: rows.table.rowCount)
        if isTooLarge, let note = try long.heldWhole(rowText) { recording.notes.append(note) }
        if let zeros { recording.decisions.append(zeros) }
        recording.markers = Self.markers(rows.comments(), timing.grid) + (format?.reading.markers ?? [])
        if let events = plan.events {
            let marks = EventColumn(column: events.value, separation: layout.separation).marks(
                rows.table, in: text.source)
            recording.markers += marks.map { .init(time: timing.grid.time(ofRow: $0.row), label: $0.label) }
            recording.markers.sort { $0.time < $1.time }
            recording.decisions.append(
                .init("events", "column '\(events.value.raw)'", because: events.evidence))
        }
        try TableStreams(
            layout: layout, preamble: plan.preamble, sensors: sensors, grid: timing.grid, options: options,
            statements: plan.statements, path: path
        ).add(to: &recording, rows.table.takeColumns(), missingCounts: rows.table.missingCounts)
        Self.noteIgnored(sensors, &recording)
        try recording.crop(from: options.from, to: options.to)
        return recording
    }

    /// A recording without sensors, with what is known of the table as a whole.
    static func recording(
        _ path: String, _ text: DecodedText, _ plan: TablePlan, _ format: RecognisedFormat?,
        _ timing: TableClock.Timing, _ notes: [QualityNote], rowCount: Int
    ) -> Recording {
        var recording = Recording(
            source: RecordingSource(path: path, format: format?.signature.id ?? "text-table", sha256: ""),
            startTime: timing.startTime, streams: [])
        recording.decisions =
            text.decisions
            + [format?.decision ?? .init("format", "text table", because: "the first lines are of no known program")]
            + plan.layout.decisions + timing.decisions
        if let start = plan.statements.first(\.time.start) {
            recording.startTime = start.value
            recording.decisions.append(.init("start time", start.value, because: start.evidence))
        }
        recording.notes =
            plan.notes + text.notes + (format?.notes(rate: plan.rate) ?? []) + notes + timing.notes
        if let declared = TablePreamble.declaredRows(plan.layout.preamble), declared != rowCount {
            recording.notes.append(
                QualityNote(
                    code: "row_count", severity: .warning,
                    message: "the header promises \(NumberText.count(declared, "row")), "
                        + "the file holds \(rowCount)"))
        }
        return recording
    }

    /// Says which columns were left out.
    static func noteIgnored(_ sensors: SensorGroups, _ recording: inout Recording) {
        let names = sensors.ignored.map(\.raw).filter { !$0.isEmpty }
        guard !names.isEmpty else { return }
        recording.decisions.append(
            .init(
                "columns left out", names.joined(separator: ", "),
                because: "no acceleration, angular rate, force or marker"))
    }

    // MARK: - Markers

    /// Comments between the rows are marks in time.
    static func markers(_ comments: [(row: Int, text: String)], _ grid: SampleGrid) -> [Recording.Marker] {
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
