import SignalKernels

/// The column that tells when a row was measured.
struct TimeColumn {
    /// How its cells are to be read.
    enum Kind: Hashable {
        /// Numbers of a known or unknown unit.
        case number
        /// Whole numbers of more digits than a `Double` holds.
        case longInteger
        /// Dates and times.
        case dateTime
        /// A number that rises by one a sample.
        case counter
    }

    /// The column, or `nil` when there is none.
    var column: ColumnName?
    /// How its cells are to be read.
    var kind = Kind.number
    /// One unit of its numbers in seconds, when the name tells or it is stated.
    var unitSeconds: Double?
    /// How the unit is known.
    var unitEvidence = "named in the header"
    /// How the column was chosen, when not by its name.
    var evidence: String?
    /// The counter to go by where the cells of the column turn out to be empty, when one is stated.
    var counter: ColumnName?

    /// Chooses among the columns.
    ///
    /// A time with a unit is best, then a packet counter at a known rate, then any other time, then a counter.
    init(_ columns: [ColumnName], _ layout: TableLayout, isRateKnown: Bool) {
        let candidates = columns.compactMap { Self.candidate($0, layout) }
        let times = candidates.filter { $0.kind != .counter }
        let counters = candidates.filter { $0.kind == .counter }
        let packets = counters.filter { $0.column?.raw.lowercased().contains("packet") == true }
        let stated = times.filter { $0.isCertain }
        let named = counters.filter { $0.column?.raw.isEmpty == false }
        if let chosen = stated.first ?? (isRateKnown ? packets.first : nil) ?? times.first ?? packets.first
            ?? named.first ?? counters.first
        {
            self = chosen
        }
    }

    private init(column: ColumnName, kind: Kind, unitSeconds: Double? = nil) {
        self.column = column
        self.kind = kind
        self.unitSeconds = unitSeconds
    }

    /// Whether there is no doubt about the unit.
    private var isCertain: Bool { unitSeconds != nil || kind == .dateTime || kind == .longInteger }

    private static func candidate(_ column: ColumnName, _ layout: TableLayout) -> TimeColumn? {
        guard column.role == .time || column.role == .counter else { return nil }
        let cells = layout.sample.compactMap { column.index < $0.count ? $0[column.index] : nil }
        let filled = cells.filter { !$0.isEmpty && MissingValueWords.value(of: $0) == nil }
        guard filled.count * 2 > cells.count else { return nil }
        if column.role == .time, filled.allSatisfy({ DateTimeText($0) != nil }) {
            return TimeColumn(column: column, kind: .dateTime)
        }
        guard filled.allSatisfy(layout.separation.isNumber) else { return nil }
        let isWhole = filled.allSatisfy { isInteger($0, layout.separation.decimalMark) }
        if column.role == .counter {
            // An unnamed column of fractions is a time, of whole numbers a count.
            if isWhole { return TimeColumn(column: column, kind: .counter) }
            return column.raw.isEmpty || isLabelOfRows(column, layout)
                ? TimeColumn(column: column, kind: .number, unitSeconds: 1) : nil
        }
        var seconds: Double?
        if case .time(let stated) = column.unit { seconds = stated }
        if seconds == nil, NameWords.split(column.label).contains("seconds") { seconds = 1 }
        let isLong = filled.allSatisfy { $0.count > 16 && $0.allSatisfy(\.isNumber) }
        return TimeColumn(column: column, kind: isLong ? .longInteger : .number, unitSeconds: seconds)
    }

    /// `12` and `12.0`, as a counter may have been written by a program that knows only fractions.
    private static func isInteger(_ cell: String, _ mark: Character) -> Bool {
        let parts = cell.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return parts.count == 1 && Int(cell) != nil }
        return Int(parts[0]) != nil && parts[1].allSatisfy { $0 == "0" }
    }

    /// Whether a column's name is only the label of the header's own rows, as in `sensor` over `axis`.
    static func isLabelOfRows(_ column: ColumnName, _ layout: TableLayout) -> Bool {
        column.index == 0 && layout.hasSensorRow && ["axis", "signal", "channel", "component"].contains(column.raw)
    }
}
