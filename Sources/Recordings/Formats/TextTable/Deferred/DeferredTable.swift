import SignalKernels
import SignalProcessing

/// Reads a table of feet that has no room in memory: once for its clock, once for what its samples are like; after that
/// they are read where they are needed.
///
/// What is said of the table, and every sample of it, is the same to the bit as when it is read whole.
struct DeferredTable {
    var text: DecodedText
    var head: TableHead
    var plan: TablePlan
    var format: RecognisedFormat?
    var options: ReadingOptions
    var path: String
    /// What the file was before it was opened.
    var stamp: FileStamp
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

    private var layout: TableLayout { plan.layout }
    private var time: TimeColumn { plan.time }
    private var sensors: SensorGroups { plan.sensors }

    /// Whether the table has more numbers than are to be held, by its first rows.
    func isTooLarge(_ rows: RowText) -> Bool {
        guard let limit = options.mostSamplesHeld else { return false }
        return Double(limit) < estimatedNumbers(rows)
    }

    /// So many times what is to be held are held without a word.
    private static let tolerated = 16.0

    /// A note on a table that is far too large, but has to be in memory whole all the same.
    func heldWhole(_ rows: RowText) throws(RecordingError) -> QualityNote? {
        let numbers = estimatedNumbers(rows)
        guard let limit = options.mostSamplesHeld, numbers > Self.tolerated * Double(limit) else { return nil }
        let reason =
            try isOfFeet()
            ? "the clock of such a table, or what is stated of it, is known only when all rows are"
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
    func isOfFeet() throws(RecordingError) -> Bool {
        let streams = streams(on: SampleGrid(consecutive: 0, rate: 1))
        for group in sensors.groups {
            let stream = try streams.emptyStream(of: group)
            guard stream.isOfFoot,
                stream.channels.allSatisfy({ ![.force, .moment, .position].contains($0.quantity) })
            else { return false }
        }
        return true
    }

    /// Whether samples are what their cells say: nothing turns or scales them, and no number or mark of a row decides
    /// about other cells.
    private func isPlain(_ rows: RowText) -> Bool {
        rows.missingNumbers.isEmpty && plan.events == nil && time.counter == nil
            && !plan.statements.contains { !$0.zerosAreMissing.isEmpty }
            && sensors.groups.allSatisfy { group in
                group.axes == nil && group.columns.allSatisfy { $0.scale == 1 && $0.greatest == nil }
            }
    }

    private func streams(on grid: SampleGrid) -> TableStreams {
        TableStreams(
            layout: layout, preamble: plan.preamble, sensors: sensors, grid: grid, options: options,
            statements: plan.statements, path: path)
    }

    /// Reads the table.
    ///
    /// - Throws: As ``TextTableReader/read(path:options:)``.
    func read(_ rows: RowText) throws(RecordingError) -> Outcome {
        guard isPlain(rows) else { return .needsAllRows }
        let columns = sensors.groups.flatMap { $0.columns.map(\.index) }
        guard
            let scan = try DeferredTableScan(
                rows, time: time, comparing: columns,
                lacking: sensors.groups.flatMap(\.columns).filter { $0.quantity != .position }.map(\.index),
                stretchSize: sizes.stretch),
            scan.rowCount >= TextTableReader.fewestRows,
            let timing = try measured(
                .resample,
                { () throws(RecordingError) in
                    try clock(rows, scan.rowCount).timing(scan)
                })
        else { return .needsAllRows }
        var recording = TextTableReader.recording(
            path, text, plan, format, timing, scan.notes, rowCount: scan.rowCount)
        recording.markers = TextTableReader.markers(scan.comments, timing.grid) + (format?.reading.markers ?? [])
        let streams = streams(on: timing.grid)
        try streams.checkPlaces()
        let affected = streams.mostlyMeasured.count { scan.missingCounts[$0] > 0 }
        if affected > 0 {
            recording.notes.append(TableStreams.missingValues(rows: scan.lackingRows, channels: affected))
        }
        let samples = DeferredTableRows(text: rows, index: scan.index, grid: timing.grid, path: path, stamp: stamp)
        try DeferredTableStreams(streams: streams, rows: samples, windowLength: sizes.window).add(to: &recording)
        TextTableReader.noteIgnored(sensors, &recording)
        return .read(recording)
    }

    private func clock(_ rows: RowText, _ rowCount: Int) -> TableClock {
        TableClock(
            time: time, preamble: plan.preamble, stated: plan.rate,
            counterBits: plan.counterBits, path: path, rowCount: rowCount,
            line: { rows.scanner.lineNumber(ofRow: $0, in: rows.source, rows.range) },
            isStrict: options.requiresNamesAndRate)
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
                numbers: Array(scan.stamps.prefix(RowTimes.numbersLookedAt)), name: name, unitSeconds: time.unitSeconds,
                unitEvidence: time.unitEvidence)
        case .longInteger:
            guard let first = scan.longIntegers.first else { return nil }
            times = RowTimes(longIntegersFrom: first, name: name, unitSeconds: time.unitSeconds)
        case .dateTime:
            if let badRow = scan.dateTimes.badRow { throw noDateTime(badRow, column) }
            times = RowTimes(dateTimesFrom: scan.dateTimes.first, name: name)
        }
        let stamps = ScaledColumn(column: scan.stamps, origin: origin, unit: times.unit)
        do throws(ClockEstimate.Failure) {
            return try estimate(times).grid(streaming: stamps, isRepeat: scan.isRepeat).map { timing(times, $0) }
        } catch {
            throw explain(error, column)
        }
    }
}
