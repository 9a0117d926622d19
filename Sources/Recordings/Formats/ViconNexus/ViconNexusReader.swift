import SignalKernels

/// Reads text exports of Vicon Nexus: sections with a rate each, devices in sub-frames of the cameras' frames.
///
/// Force plates, inertial sensors and markers become streams at the rate of their section, on the clock of the frames; the
/// sign of a force stays as in the file. Everything else (electromyography, model outputs, joints) is left out and named.
struct ViconNexusReader {
    var text: DecodedText
    var lineEnd: UInt8
    var options: ReadingOptions
    var path: String

    /// The format's identifier.
    static let format = "vicon-nexus"

    /// The rows of a section on the clock of the frames.
    private struct Part {
        var section: ViconSection
        var columns: ViconColumns
        var rows: TableRows
        var grid: SampleGrid
        /// Seconds from frame 0 to the first row.
        var start: Double
    }

    /// Reads the sections.
    ///
    /// - Throws: `badData` for a damaged section or when nothing of walking was recorded, `usage` when the options
    ///   contradict the file.
    func read() throws(RecordingError) -> Recording {
        if options.rate != nil {
            throw RecordingError(
                .usage, path: path, "each section of a Vicon Nexus export states its own rate",
                remedy: "leave --rate out")
        }
        let sections = try ViconSection.all(in: text, lineEnd: lineEnd, path: path)
        var recording = Recording(
            source: RecordingSource(path: path, format: Self.format, sha256: ""), streams: [])
        recording.decisions = text.decisions
        recording.notes = text.notes
        recording.decisions.append(
            .init(
                "format", "Vicon Nexus",
                because: "sections \(sections.map(\.title.rawValue).joined(separator: ", ")), each with its rate"))
        for statement in options.tableStatements {
            recording.notes.append(
                QualityNote(
                    code: "profile_not_applied", severity: .warning,
                    message: "\(statement.evidence) is not applied: an export of Vicon Nexus names everything itself"))
        }
        var parts: [Part] = []
        var leftOut: [String] = []
        for section in sections {
            let columns = ViconColumns(section)
            leftOut += columns.leftOut.map { "\(section.title.rawValue): \($0)" }
            if !columns.groups.isEmpty { parts.append(try part(section, columns)) }
        }
        guard !parts.isEmpty else {
            let titles = sections.map(\.title.rawValue).joined(separator: ", ")
            throw RecordingError(
                .badData, path: path,
                "a Vicon Nexus export (\(titles)) without force plates, inertial sensors and markers: it holds "
                    + leftOut.prefix(3).joined(separator: ", ") + (leftOut.count > 3 ? ", …" : ""),
                remedy: "export the force plates or the trajectories too")
        }
        let first = parts.map(\.start).min() ?? 0
        for part in parts { try add(part, from: first, to: &recording) }
        if !leftOut.isEmpty {
            recording.decisions.append(
                .init(
                    "left out", leftOut.joined(separator: ", "),
                    because: "no acceleration, angular rate, force or marker"))
        }
        try recording.crop(from: options.from, to: options.to)
        return recording
    }

    // MARK: - Rows

    private func part(_ section: ViconSection, _ columns: ViconColumns) throws(RecordingError) -> Part {
        try SensorGroups([], time: nil, stated: columns.groups).check(path: path, isStrict: options.requiresUnits)
        var cells = [NumberTableScanner.Cell](repeating: .skip, count: section.names.count)
        for index in [0, 1] + columns.groups.flatMap(\.columns).map(\.index) { cells[index] = .number }
        var part = text
        part.range = section.firstRow.offset..<section.end
        let rows = try TableRows(RowText(part, TableLayout(section), lineEnd: lineEnd, cells: cells, path: path))
        guard rows.table.rowCount >= TextTableReader.fewestRows else {
            throw RecordingError(
                .badData, path: path, line: section.line,
                "section '\(section.title.rawValue)' has \(NumberText.count(rows.table.rowCount, "sample")): too short")
        }
        let frames = try ViconFrames(rows.table.columns[0], rows.table.columns[1]) { row in
            RecordingError(
                .badData, path: path, line: rows.line(of: row),
                "frame and sub-frame do not rise from row to row",
                remedy: "export the trial again")
        }
        var grid = SampleGrid(positions: RowRuns(frames.positions), rate: section.rate)
        grid.decisions.append(
            .init(
                "\(section.title.rawValue) rate", "\(NumberText.text(section.rate)) Hz",
                because: "line \(section.line + 1), below the title"
                    + (frames.perFrame > 1 ? "; \(frames.perFrame) sub-frames a frame" : "")))
        return Part(
            section: section, columns: columns, rows: rows, grid: grid,
            start: Double(frames.first) * Double(frames.perFrame) / section.rate)
    }

    private func add(_ part: Part, from first: Double, to recording: inout Recording) throws(RecordingError) {
        var part = part
        recording.decisions += part.grid.decisions
        recording.notes += part.rows.notes + part.grid.notes
        var preamble = TablePreamble([])
        preamble.rate = part.section.rate
        let count = recording.streams.count
        try TableStreams(
            layout: TableLayout(part.section), preamble: preamble,
            sensors: SensorGroups([], time: nil, stated: part.columns.groups),
            grid: part.grid, options: options, statements: [], path: path
        ).add(
            to: &recording, part.rows.table.takeColumns(), missingCounts: part.rows.table.missingCounts)
        for index in recording.streams.indices.dropFirst(count) {
            recording.streams[index].start = part.start - first
            tellSign(of: recording.streams[index], &recording)
        }
    }

    /// Which way the force of a plate points under load; the numbers stay as they are.
    private func tellSign(of stream: SensorStream, _ recording: inout Recording) {
        guard stream.placement == .forcePlate else { return }
        let greatest = stream.channels.filter { $0.quantity == .force }.map { channel in
            let (low, high) = channel.samples.reduce((0.0, 0.0)) { (min($0.0, $1), max($0.1, $1)) }
            return (axis: channel.axis, value: -low > high ? low : high)
        }.max { $0.value.magnitude < $1.value.magnitude }
        guard let greatest, let axis = greatest.axis, greatest.value.magnitude >= LengthInference.leastForce else {
            return
        }
        let isDownward = greatest.value < 0
        recording.decisions.append(
            .init(
                "\(stream.name) sign", "as in the file: \(isDownward ? "negative" : "positive") under load",
                because: "the greatest force is \(NumberText.text(greatest.value, decimals: 1)) N along "
                    + axis.rawValue))
    }
}

/// Rows on the clock of frames and sub-frames.
struct ViconFrames {
    /// The first frame.
    var first = 0
    /// Sub-frames in a frame.
    var perFrame = 1
    /// The sample that each row is, counted from the first row.
    var positions: [Int] = []

    /// Places rows; `error` says in which row the numbers do not rise.
    init(
        _ frames: [Double], _ subFrames: [Double], error: (Int) -> RecordingError
    ) throws(RecordingError) {
        func whole(_ value: Double) -> Int? { value >= 0 && value < 1e9 ? Int(exactly: value) : nil }
        perFrame = (subFrames.lazy.compactMap(whole).max() ?? 0) + 1
        positions.reserveCapacity(frames.count)
        var origin = 0
        var previous = -1
        for row in frames.indices {
            guard let frame = whole(frames[row]), let sub = whole(subFrames[row]),
                case (let product, false) = frame.multipliedReportingOverflow(by: perFrame),
                case (let place, false) = product.addingReportingOverflow(sub)
            else { throw error(row) }
            if row == 0 { (first, origin) = (frame, place) }
            let position = place - origin
            // More than so many lost samples in all are no losses.
            guard position > previous, position < 50 * frames.count + 1_000_000 else { throw error(row) }
            positions.append(position)
            previous = position
        }
    }
}
