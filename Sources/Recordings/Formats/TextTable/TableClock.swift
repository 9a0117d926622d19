import SignalKernels

/// Places the rows of a table in time, from whatever tells it: a time column, a counter, or a rate alone.
struct TableClock {
    var time: TimeColumn
    var preamble: TablePreamble
    var statedRate: Double?
    var rows: TableRows
    var source: ByteSource
    var path: String
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
    func timing(comparing columns: [Int]) throws(RecordingError) -> Timing {
        let table = rows.table
        func isRepeat(_ row: Int) -> Bool {
            columns.allSatisfy { index in
                let (value, before) = (table.columns[index][row], table.columns[index][row - 1])
                return value == before || (value.isNaN && before.isNaN)
            }
        }
        guard let column = time.column else { return try byRateAlone() }
        if time.kind == .counter {
            var timing = try byCounter(column)
            takeFindings(&timing)
            return timing
        }
        let times = try rowTimes(column)
        guard times.seconds.contains(where: \.isFinite) else {
            return try byRateAlone("the time column '\(Self.name(column))' is empty")
        }
        let estimate = ClockEstimate(
            statedRate: statedRate, declaredRate: preamble.rate, stampPrecision: times.precision)
        do throws(ClockEstimate.Failure) {
            let grid = try estimate.grid(times.seconds, isRepeat: isRepeat)
            var timing = Timing(grid: grid, startTime: times.startTime, decisions: times.decisions, notes: times.notes)
            takeFindings(&timing)
            return timing
        } catch {
            if !isStrict, case .coarse(let distinct) = error {
                return try byRateAlone(
                    "the time column '\(Self.name(column))' has only \(distinct) different values")
            }
            throw explain(error, column)
        }
    }

    private static func name(_ column: ColumnName) -> String {
        column.raw.isEmpty ? "unnamed first column" : column.raw
    }

    private func takeFindings(_ timing: inout Timing) {
        timing.decisions += timing.grid.decisions
        timing.notes += timing.grid.notes
    }

    // MARK: - Time columns

    private func rowTimes(_ column: ColumnName) throws(RecordingError) -> RowTimes {
        switch time.kind {
        case .number, .counter:
            return RowTimes(
                numbers: rows.table.columns[column.index], name: Self.name(column), unitSeconds: time.unitSeconds)
        case .longInteger:
            let times = RowTimes(
                longIntegers: rows.table, column: column.index, in: source, name: Self.name(column),
                unitSeconds: time.unitSeconds)
            return times ?? RowTimes(numbers: [], name: Self.name(column), unitSeconds: 1)
        case .dateTime:
            var badRow: Int?
            let times = RowTimes(
                dateTimes: rows.table, column: column.index, in: source, name: Self.name(column), badRow: &badRow)
            if let badRow {
                throw RecordingError(
                    .badData, path: path, line: rows.line(of: badRow),
                    "column \(column.label): this is no date and time as in the rows before")
            }
            return times
        }
    }

    private func explain(_ failure: ClockEstimate.Failure, _ column: ColumnName) -> RecordingError {
        switch failure {
        case .goesBack(let row):
            RecordingError(
                .badData, path: path, line: rows.line(of: row), "time goes back in column '\(Self.name(column))'",
                remedy: "sort the rows, or split the file if it holds several recordings")
        case .jump(let row, let seconds):
            RecordingError(
                .badData, path: path, line: rows.line(of: row),
                "time jumps by \(NumberText.text(seconds)) s in column '\(Self.name(column))'",
                remedy: "split the file there")
        case .coarse(let distinct):
            RecordingError(
                .badData, path: path, "the time column '\(Self.name(column))' has only \(distinct) different values",
                remedy: "pass --rate")
        }
    }

    // MARK: - Counters and rates

    private func byCounter(_ column: ColumnName) throws(RecordingError) -> Timing {
        let name = Self.name(column)
        guard isStrict || knownRate != nil else { return try byRateAlone("'\(name)' counts samples") }
        guard let (rate, decision) = knownRate else {
            throw RecordingError(
                .badData, path: path, "'\(name)' counts samples, but nothing tells the sampling rate",
                remedy: "pass --rate")
        }
        let counters = rows.table.columns[column.index]
        guard counters.contains(where: \.isFinite) else { return try byRateAlone() }
        do throws(CounterClock.Failure) {
            let grid = try CounterClock(rate: rate).grid(counters, name: name)
            return Timing(grid: grid, decisions: [decision])
        } catch {
            switch error {
            case .goesBack(let row, let from, let to):
                throw RecordingError(
                    .badData, path: path, line: rows.line(of: row), "'\(name)' goes back from \(from) to \(to)",
                    remedy: "split the file if it holds several recordings")
            case .jump(let row, let count):
                throw RecordingError(
                    .badData, path: path, line: rows.line(of: row), "'\(name)' jumps by \(count)",
                    remedy: "split the file there")
            }
        }
    }

    private var knownRate: (rate: Double, decision: Recording.Decision)? {
        if let statedRate {
            return (statedRate, .init("rate", "\(NumberText.text(statedRate)) Hz", because: "stated with --rate"))
        }
        return preamble.rate.map {
            ($0, .init("rate", "\(NumberText.text($0)) Hz", because: "declared in \(preamble.rateEvidence)"))
        }
    }

    private func byRateAlone(_ reason: String = "no time column") throws(RecordingError) -> Timing {
        guard let (rate, decision) = knownRate else {
            guard !isStrict else {
                throw RecordingError(.badData, path: path, "\(reason) and no sampling rate", remedy: "pass --rate")
            }
            return Timing(
                grid: SampleGrid(consecutive: rows.table.rowCount, rate: 1),
                decisions: [.init("time", "one row a sample", because: reason)],
                notes: [
                    QualityNote(
                        code: "rate_unknown", severity: .warning,
                        message: "\(reason) and no sampling rate: seconds count samples here; pass --rate")
                ])
        }
        return Timing(
            grid: SampleGrid(consecutive: rows.table.rowCount, rate: rate),
            decisions: [.init("time", "one row a sample", because: reason), decision])
    }
}
