import SignalKernels
import SignalProcessing

/// Reads a table of feet that has no room in memory: once for its clock, once for what its samples are like; after that
/// they are read where they are needed.
///
/// What is said of the table, and every sample of it, is the same to the bit as when it is read whole.
struct DeferredTable {
    var text: DecodedText
    var head: TableHead
    var layout: TableLayout
    var preamble: TablePreamble
    var time: TimeColumn
    var sensors: SensorGroups
    var options: ReadingOptions
    var path: String
    var sizes: Sizes

    /// How much is read at a time.
    struct Sizes: Sendable {
        /// Bytes of text in the first pass.
        var stretch = 8 << 20
        /// Samples in the second; a multiple of the blocks of a survey.
        var window = 1 << 16
    }

    /// What came of reading a table so.
    enum Outcome {
        /// It was read.
        case read(Recording)
        /// It must be read whole.
        case needsAllRows
    }

    /// Whether the table has more numbers than are to be held, by its first rows.
    func isTooLarge(_ rows: RowText) -> Bool {
        guard let limit = options.mostSamplesHeld else { return false }
        return Double(limit) < estimatedNumbers(rows)
    }

    /// So many times what is to be held are held without a word.
    private static let tolerated = 16.0

    /// A note on a table that is far too large, but has to be in memory whole all the same.
    func heldWhole(_ rows: RowText) -> QualityNote? {
        let numbers = estimatedNumbers(rows)
        guard let limit = options.mostSamplesHeld, numbers > Self.tolerated * Double(limit) else { return nil }
        let reason =
            isOfFeet
            ? "the clock of such a table is known only when all rows are"
            : "only six-axis sensors of feet are read piece by piece"
        return QualityNote(
            code: "held_whole", severity: .info,
            message: "all numbers of the table were in memory at a time, about "
                + "\(NumberText.fixed(numbers * 8e-9, decimals: 1)) GB: \(reason)")
    }

    /// About how many numbers the table holds, by its first rows.
    func estimatedNumbers(_ rows: RowText) -> Double {
        let lines = head.lines.filter { $0.number >= layout.firstRow.number && !$0.isBlank && !$0.isComment }
        let bytes = lines.reduce(0) { $0 + $1.text.utf8.count + 1 }
        guard bytes > 0 else { return 0 }
        let columns = sensors.groups.reduce(0) { $0 + $1.columns.count }
        return Double(rows.range.count) / Double(bytes) * Double(lines.count * columns)
    }

    /// Whether all it holds are six-axis sensors of feet, whose sections are analysed one after the other.
    var isOfFeet: Bool {
        let streams = TableStreams(
            layout: layout, preamble: preamble, sensors: sensors, grid: SampleGrid(consecutive: 0, rate: 1),
            options: options, path: path)
        return sensors.groups.map(streams.emptyStream(of:)).allSatisfy { stream in
            stream.isOfFoot
                && stream.channels.allSatisfy { ![.force, .moment, .position].contains($0.quantity) }
        }
    }

    /// Reads the table.
    ///
    /// - Throws: As ``TextTableReader/read(path:options:)``.
    func read(_ rows: RowText, fewestRows: Int) throws(RecordingError) -> Outcome {
        let columns = sensors.groups.flatMap { $0.columns.map(\.index) }
        guard
            let scan = try DeferredTableScan(
                rows, time: time, comparing: columns,
                lacking: sensors.groups.flatMap(\.columns).filter { $0.quantity != .position }.map(\.index),
                stretchSize: sizes.stretch),
            scan.rowCount >= fewestRows,
            let timing = try measured(
                .resample,
                { () throws(RecordingError) in
                    try clock(rows, scan.rowCount).timing(scan)
                })
        else { return .needsAllRows }
        var recording = TextTableReader.recording(path, text, layout, timing, scan.notes, rowCount: scan.rowCount)
        recording.markers = TextTableReader.markers(scan.comments, timing.grid)
        let streams = TableStreams(
            layout: layout, preamble: preamble, sensors: sensors, grid: timing.grid, options: options, path: path)
        try streams.checkPlaces()
        let affected = streams.mostlyMeasured.count { scan.missingCounts[$0] > 0 }
        if affected > 0 {
            recording.notes.append(TableStreams.missingValues(rows: scan.lackingRows, channels: affected))
        }
        let samples = DeferredTableRows(text: rows, index: scan.index, grid: timing.grid, path: path)
        try DeferredTableStreams(streams: streams, rows: samples, windowLength: sizes.window).add(to: &recording)
        TextTableReader.noteIgnored(sensors, &recording)
        return .read(recording)
    }

    private func clock(_ rows: RowText, _ rowCount: Int) -> TableClock {
        TableClock(
            time: time, preamble: preamble, statedRate: options.rate, path: path, rowCount: rowCount,
            line: { rows.scanner.lineNumber(ofRow: $0, in: rows.source, rows.range) })
    }
}

extension TableClock {
    /// The clock of a table that was read once; `nil` where all its rows are needed in memory.
    fileprivate func timing(_ scan: DeferredTableScan) throws(RecordingError) -> Timing? {
        guard let column = time.column else { return try byRateAlone() }
        let name = Self.name(column)
        let times: RowTimes
        var origin = 0.0
        switch time.kind {
        case .counter:
            return try byCounter(column, scan.stamps)
        case .number:
            origin = scan.firstStamp ?? 0
            times = RowTimes(
                numbers: Array(scan.stamps.prefix(RowTimes.numbersLookedAt)), name: name, unitSeconds: time.unitSeconds)
        case .longInteger:
            guard let first = scan.longIntegers.first else { return nil }
            times = RowTimes(longIntegersFrom: first, name: name, unitSeconds: time.unitSeconds)
        case .dateTime:
            if let badRow = scan.dateTimes.badRow { throw noDateTime(badRow, column) }
            times = RowTimes(dateTimesFrom: scan.dateTimes.first, name: name)
        }
        let stamps = ScaledColumn(column: scan.stamps, origin: origin, unit: times.unit)
        do throws(ClockEstimate.Failure) {
            return try estimate(times).grid(streaming: stamps, isRepeat: scan.isRepeat).map { Self.timing(times, $0) }
        } catch {
            throw explain(error, column)
        }
    }
}
