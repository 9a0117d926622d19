import SignalKernels

/// When each row was measured: seconds from the first row.
struct RowTimes {
    /// Seconds from the first row, NaN where the cell is missing.
    var seconds: [Double]
    /// When the first row was measured, as the file says it.
    var startTime: String?
    /// To how many seconds the numbers hold the times.
    var precision = 0.0
    /// One unit of the file's numbers in seconds; of dates and times that of a nanosecond.
    private(set) var unit = 1e-9
    /// What was decided.
    var decisions: [Recording.Decision] = []
    /// What a user should know.
    var notes: [QualityNote] = []

    /// Reads a column of numbers; without a stated unit it follows from their size and steps.
    init(
        numbers: [Double], name: String, unitSeconds: Double?, unitEvidence: String = "named in the header"
    ) {
        let first = numbers.first { $0.isFinite } ?? 0
        let unit: Double
        let evidence: String
        if let unitSeconds {
            unit = unitSeconds
            evidence = unitEvidence
        } else {
            (unit, evidence) = Self.unit(first: first, step: Self.typicalStep(numbers))
        }
        self.unit = unit
        seconds = numbers.map { ($0 - first) * unit }
        precision = first.ulp * unit
        let epoch = first * unit
        if epoch > 1e9, epoch < 4.1e9 {
            startTime = DateTimeText(unixNanoseconds: Int64(epoch * 1000) * 1_000_000).iso8601
        }
        decisions.append(.init("time column", "'\(name)' in \(Self.unitName(unit))", because: evidence))
    }

    /// Reads a column of whole numbers with more digits than a `Double` holds: time since 1970.
    init?(longIntegers table: NumberTable, column: Int, in source: ByteSource, name: String, unitSeconds: Double?) {
        var cells = LongIntegerCells()
        var units: [Double] = []
        units.reserveCapacity(table.rowCount)
        Self.forEachCell(table, column, source) { units.append(cells.next($0)) }
        guard let first = cells.first else { return nil }
        self.init(longIntegersFrom: first, name: name, unitSeconds: unitSeconds)
        let unit = unit
        seconds = units.map { $0 * unit }
    }

    /// What is known of a column of long integers by its first one; without the times of the rows.
    init(longIntegersFrom first: Int64, name: String, unitSeconds: Double?) {
        seconds = []
        let unit = unitSeconds ?? Self.unit(first: Double(first), step: nil).seconds
        self.unit = unit
        let scale = Int64((unit * 1e9).rounded())
        let nanoseconds = first.multipliedReportingOverflow(by: scale)
        if !nanoseconds.overflow { startTime = DateTimeText(unixNanoseconds: nanoseconds.partialValue).iso8601 }
        decisions.append(
            .init("time column", "'\(name)' in \(Self.unitName(unit)) since 1970", because: "read as 64-bit integers"))
    }

    /// Reads a column of dates and times; `nil` with the row that is none.
    init(dateTimes table: NumberTable, column: Int, in source: ByteSource, name: String, badRow: inout Int?) {
        var cells = DateTimeCells()
        var nanoseconds: [Double] = []
        nanoseconds.reserveCapacity(table.rowCount)
        Self.forEachCell(table, column, source) { nanoseconds.append(cells.next($0)) }
        badRow = cells.badRow
        self.init(dateTimesFrom: cells.first, name: name)
        seconds = nanoseconds.map { $0 * 1e-9 }
    }

    /// What is known of a column of dates and times by its first one; without the times of the rows.
    init(dateTimesFrom first: DateTimeText?, name: String) {
        seconds = []
        startTime = first?.iso8601
        decisions.append(
            .init("time column", "'\(name)', dates and times", because: "the cells of the first rows"))
        if first?.isAmbiguous == true {
            notes.append(
                QualityNote(
                    code: "ambiguous_date", severity: .warning,
                    message: "day and month of the date cannot be told apart: the start of the recording is left empty")
            )
        }
    }

    // MARK: - Units

    /// The unit of a time without one: seconds since 1970 by their size, else by what makes the step a sampling step.
    private static func unit(first: Double, step: Double?) -> (seconds: Double, evidence: String) {
        for (seconds, name) in [
            (1.0, "seconds"), (1e-3, "milliseconds"), (1e-6, "microseconds"), (1e-9, "nanoseconds"),
        ]
        where first * seconds > 1e9 && first * seconds < 4.1e9 {
            return (seconds, "the size of the numbers is that of \(name) since 1970")
        }
        guard let step, step > 0 else { return (1, "no unit stated: taken as seconds") }
        let (unit, name) =
            step <= 0.25 || step == 1
            ? (1.0, "seconds")
            : step <= 250 ? (1e-3, "milliseconds") : step <= 250_000 ? (1e-6, "microseconds") : (1e-9, "nanoseconds")
        return (
            unit, "no unit stated; steps of \(NumberText.text(step, decimals: 6)) are a sampling interval in \(name)"
        )
    }

    /// So many numbers of a column tell all that is known of it beside the times of the rows.
    static let numbersLookedAt = 20_001

    private static func typicalStep(_ numbers: [Double]) -> Double? {
        let steps = zip(numbers, numbers.dropFirst()).prefix(numbersLookedAt - 1).lazy.map { $1 - $0 }.filter { $0 > 0 }
            .sorted()
        return steps.isEmpty ? nil : steps[steps.count / 2]
    }

    private static func unitName(_ seconds: Double) -> String {
        switch seconds {
        case 1: "seconds"
        case 1e-3: "milliseconds"
        case 1e-6: "microseconds"
        default: "nanoseconds"
        }
    }

    // MARK: - Cells

    /// Visits the cells of a column that was read as text, fetching the text in large blocks.
    static func forEachCell(
        _ table: NumberTable, _ column: Int, _ source: ByteSource, _ visit: (ArraySlice<UInt8>) -> Void
    ) {
        var block: [UInt8] = []
        var start = 0
        for packed in table.columns[column] {
            let place = NumberTable.place(ofText: packed)
            if place.lowerBound < start || place.upperBound > start + block.count {
                start = place.lowerBound
                block = source.bytes(start..<start + max(place.count, 1 << 20))
            }
            visit(block[(place.lowerBound - start)..<min(place.upperBound - start, block.count)])
        }
    }
}

/// The cells of a column of dates and times, one after the other.
struct DateTimeCells {
    /// The first that is one.
    private(set) var first: DateTimeText?
    /// The first row with a cell that is none, nor a word for a missing value.
    private(set) var badRow: Int?
    private var row = 0
    private var midnights: Int64 = 0
    private var previous: Int64 = 0

    /// Nanoseconds from the first to the next cell; NaN where it is no date and time.
    mutating func next(_ cell: ArraySlice<UInt8>) -> Double {
        defer { row += 1 }
        guard let stamp = DateTimeText(utf8: cell) else {
            let text = String(decoding: cell, as: UTF8.self)
            if MissingValueWords.value(of: text) == nil, badRow == nil { badRow = row }
            return .nan
        }
        let start = first ?? stamp
        if first == nil { (first, previous) = (stamp, stamp.nanoseconds) }
        // A time of day starts again at midnight.
        if !stamp.hasDate, previous - stamp.nanoseconds > 43_200_000_000_000 { midnights += 86_400_000_000_000 }
        previous = stamp.nanoseconds
        return Double(stamp.nanoseconds + midnights - start.nanoseconds)
    }
}

/// The cells of a column of whole numbers with more digits than a `Double` holds, one after the other.
struct LongIntegerCells {
    /// The first that is one.
    private(set) var first: Int64?

    /// How much the next cell is above the first; NaN where it is no whole number.
    mutating func next(_ cell: ArraySlice<UInt8>) -> Double {
        guard let value = Int64(CellSeparation.trimmed(String(decoding: cell, as: UTF8.self))) else { return .nan }
        let start = first ?? value
        if first == nil { first = value }
        let (difference, isOverflow) = value.subtractingReportingOverflow(start)
        return isOverflow ? .nan : Double(difference)
    }
}
