import SignalKernels

extension TimeColumn {
    /// Takes the column that is stated; where none is, chooses among the columns.
    ///
    /// - Throws: `badData` for a stated column that holds neither numbers nor times.
    init(
        _ statements: [TableStatement], _ stated: StatedColumns, _ columns: [ColumnName], _ layout: TableLayout,
        isRateKnown: Bool, path: String
    ) throws(RecordingError) {
        let evidence = statements.first(\.time.column)?.evidence ?? statements.first(\.time.counter)?.evidence ?? ""
        let used = Set(stated.groups.flatMap { $0.columns.map(\.index) } + [stated.events?.index ?? -1])
        let isOpen = stated.time == nil && stated.counter == nil
        self.init(isOpen ? columns.filter { !used.contains($0.index) } : [], layout, isRateKnown: isRateKnown)
        if let column = stated.time?.value {
            self = try Self(stated: column, by: evidence, layout, path: path)
            counter = stated.counter
        }
        if let column = stated.counter, isEmpty(in: layout) {
            self = try Self(stated: column, by: evidence, layout, path: path)
            kind = .counter
        }
        // The unit of one column says nothing about another.
        let ruling = statements.through { $0.time.column != nil || $0.time.counter != nil }
        if let unit = ruling.first(\.time.unitSeconds), kind != .counter {
            unitSeconds = unit.value
            unitEvidence = unit.evidence
        }
    }

    /// A stated column; what its cells hold is told by the first rows.
    private init(
        stated column: ColumnName, by evidence: String, _ layout: TableLayout, path: String
    ) throws(RecordingError) {
        self.init([], layout, isRateKnown: false)
        self.column = column
        self.evidence = evidence
        if case .time(let seconds) = column.unit { unitSeconds = seconds }
        let filled = filledCells(of: column, in: layout)
        if !filled.isEmpty, filled.allSatisfy({ DateTimeText($0) != nil }) {
            kind = .dateTime
            return
        }
        if let wrong = filled.first(where: { !layout.separation.isNumber($0) }) {
            throw RecordingError(
                .badData, path: path,
                "\(evidence): the column of time '\(column.raw)' holds '\(wrong.prefix(40))', neither a number nor a "
                    + "date and time")
        }
        let isLong = !filled.isEmpty && filled.allSatisfy { $0.count > 16 && $0.allSatisfy(\.isNumber) }
        kind = isLong ? .longInteger : .number
    }

    private func isEmpty(in layout: TableLayout) -> Bool {
        column.map { filledCells(of: $0, in: layout).isEmpty } ?? true
    }

    private func filledCells(of column: ColumnName, in layout: TableLayout) -> [String] {
        layout.sample.compactMap { column.index < $0.count ? $0[column.index] : nil }
            .filter { !$0.isEmpty && !layout.separation.isMissing($0) }
    }
}
