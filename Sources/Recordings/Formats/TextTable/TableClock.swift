import SignalKernels

/// Places the rows of a table in time, from whatever tells it: a time column, a counter, or a rate alone.
struct TableClock {
    var time: TimeColumn
    var preamble: TablePreamble
    /// The rate that the user or else a statement states.
    var stated: Stated<Double>?
    /// After how many bits the counter starts again at 0, where it is stated.
    var counterBits: Int?
    var path: String
    /// Number of rows.
    var rowCount: Int
    /// The line of a row, counted from 1.
    var line: (Int) -> Int
    /// Whether a rate that nobody tells is an error; else rows are counted in its place.
    var isStrict = true

    /// The clock and what was found about it.
    struct Timing {
        var grid: SampleGrid
        var startTime: String?
        var decisions: [Recording.Decision] = []
        var notes: [QualityNote] = []
    }

    /// Places the rows; `columns` are compared to tell rows that were written twice.
    func timing(_ table: NumberTable, in source: ByteSource, comparing columns: [Int]) throws(RecordingError) -> Timing
    {
        func isRepeat(_ row: Int) -> Bool {
            columns.allSatisfy { index in
                let (value, before) = (table.columns[index][row], table.columns[index][row - 1])
                return value == before || (value.isNaN && before.isNaN)
            }
        }
        guard let column = time.column else { return try byRateAlone() }
        if time.kind == .counter {
            return try byCounter(column, table.columns[column.index])
        }
        let times = try rowTimes(column, table, source)
        guard times.seconds.contains(where: \.isFinite) else {
            if let counter = time.counter { return try byCounter(counter, table.columns[counter.index]) }
            return try byRateAlone("the time column '\(Self.name(column))' is empty")
        }
        do throws(ClockEstimate.Failure) {
            return timing(times, try estimate(times).grid(times.seconds, isRepeat: isRepeat))
        } catch {
            if !isStrict, case .coarse(let distinct) = error {
                return try byRateAlone(
                    "the time column '\(Self.name(column))' has only \(distinct) different values")
            }
            throw explain(error, column)
        }
    }

    /// What the clock behind stamps is estimated by.
    func estimate(_ times: RowTimes) -> ClockEstimate {
        ClockEstimate(
            statedRate: stated?.value, rateSource: stated?.evidence ?? "", declaredRate: preamble.rate,
            stampPrecision: times.precision)
    }

    /// A clock by stamps.
    func timing(_ times: RowTimes, _ grid: SampleGrid) -> Timing {
        var timing = Timing(
            grid: grid, startTime: times.startTime, decisions: times.decisions + grid.decisions,
            notes: times.notes + grid.notes)
        if let evidence = time.evidence, let column = time.column {
            timing.decisions.insert(.init("time column chosen", "'\(Self.name(column))'", because: evidence), at: 0)
        }
        return timing
    }

    static func name(_ column: ColumnName) -> String {
        column.raw.isEmpty ? "unnamed first column" : column.raw
    }

    // MARK: - Time columns

    private func rowTimes(
        _ column: ColumnName, _ table: NumberTable, _ source: ByteSource
    ) throws(RecordingError) -> RowTimes {
        switch time.kind {
        case .number, .counter:
            return RowTimes(
                numbers: table.columns[column.index], name: Self.name(column), unitSeconds: time.unitSeconds,
                unitEvidence: time.unitEvidence)
        case .longInteger:
            let times = RowTimes(
                longIntegers: table, column: column.index, in: source, name: Self.name(column),
                unitSeconds: time.unitSeconds)
            return times ?? RowTimes(numbers: [], name: Self.name(column), unitSeconds: 1)
        case .dateTime:
            var badRow: Int?
            let times = RowTimes(
                dateTimes: table, column: column.index, in: source, name: Self.name(column), badRow: &badRow)
            if let badRow { throw noDateTime(badRow, column) }
            return times
        }
    }

    func noDateTime(_ row: Int, _ column: ColumnName) -> RecordingError {
        RecordingError(
            .badData, path: path, line: line(row),
            "column \(column.label): this is no date and time as in the rows before")
    }

    func explain(_ failure: ClockEstimate.Failure, _ column: ColumnName) -> RecordingError {
        switch failure {
        case .goesBack(let row):
            RecordingError(
                .badData, path: path, line: line(row), "time goes back in column '\(Self.name(column))'",
                remedy: "sort the rows, or split the file if it holds several recordings")
        case .jump(let row, let seconds):
            RecordingError(
                .badData, path: path, line: line(row),
                "time jumps by \(NumberText.text(seconds)) s in column '\(Self.name(column))'",
                remedy: "split the file there")
        case .coarse(let distinct):
            RecordingError(
                .badData, path: path, "the time column '\(Self.name(column))' has only \(distinct) different values",
                remedy: "pass --rate")
        }
    }

    // MARK: - Counters and rates

    /// Places rows by a counter.
    func byCounter(_ column: ColumnName, _ counters: some RowValues) throws(RecordingError) -> Timing {
        let name = Self.name(column)
        guard isStrict || knownRate != nil else { return try byRateAlone("'\(name)' counts samples") }
        guard let (rate, decision) = knownRate else {
            throw RecordingError(
                .badData, path: path, "'\(name)' counts samples, but nothing tells the sampling rate",
                remedy: "pass --rate")
        }
        guard counters.contains(where: \.isFinite) else { return try byRateAlone() }
        do throws(CounterClock.Failure) {
            let grid = try CounterClock(rate: rate, bits: counterBits).grid(counters, name: name)
            return Timing(grid: grid, decisions: [decision] + grid.decisions, notes: grid.notes)
        } catch {
            switch error {
            case .goesBack(let row, let from, let to):
                throw RecordingError(
                    .badData, path: path, line: line(row), "'\(name)' goes back from \(from) to \(to)",
                    remedy: "split the file if it holds several recordings")
            case .jump(let row, let count):
                throw RecordingError(
                    .badData, path: path, line: line(row), "'\(name)' jumps by \(count)",
                    remedy: "split the file there")
            }
        }
    }

    private var knownRate: (rate: Double, decision: Recording.Decision)? {
        if let stated {
            let text = "\(NumberText.text(stated.value)) Hz"
            return (stated.value, .init("rate", text, because: "stated with \(stated.evidence)"))
        }
        return preamble.rate.map {
            ($0, .init("rate", "\(NumberText.text($0)) Hz", because: "declared in \(preamble.rateEvidence)"))
        }
    }

    /// Rows one after the other.
    func byRateAlone(_ reason: String = "no time column") throws(RecordingError) -> Timing {
        guard let (rate, decision) = knownRate else {
            guard !isStrict else {
                throw RecordingError(.badData, path: path, "\(reason) and no sampling rate", remedy: "pass --rate")
            }
            return Timing(
                grid: SampleGrid(consecutive: rowCount, rate: 1),
                decisions: [.init("time", "one row a sample", because: reason)],
                notes: [
                    QualityNote(
                        code: "rate_unknown", severity: .warning,
                        message: "\(reason) and no sampling rate: seconds count samples here; pass --rate")
                ])
        }
        return Timing(
            grid: SampleGrid(consecutive: rowCount, rate: rate),
            decisions: [.init("time", "one row a sample", because: reason), decision])
    }
}
