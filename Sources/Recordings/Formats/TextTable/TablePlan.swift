import SignalKernels

/// How a table is read: its layout, its column of time, and the columns of each sensor.
struct TablePlan {
    /// What is stated about the table, the strongest first.
    var statements: [TableStatement] = []
    var layout: TableLayout
    var preamble: TablePreamble
    var columns: [ColumnName]
    var time: TimeColumn
    var sensors: SensorGroups
    /// The column whose cells mark events.
    var events: Stated<ColumnName>?
    /// The rate that the user or else a statement states.
    var rate: Stated<Double>?
    /// What a user should know.
    var notes: [QualityNote] = []

    /// Makes the plan from the first lines; the user's options beat the statements, and these what the file says.
    ///
    /// - Throws: `badData` for what is no table of measurements, or none as it is stated.
    init(
        _ head: TableHead, _ statements: [TableStatement], _ options: ReadingOptions, path: String
    ) throws(RecordingError) {
        self.statements = statements
        layout = try TableLayout(head, statements, path: path)
        preamble = TablePreamble(layout.preamble)
        if let declared = statements.first(\.time.declaredRate) {
            preamble.rate = declared.value
            preamble.rateEvidence = declared.evidence
        }
        columns = Self.columns(layout)
        rate = options.rate.map { Stated(value: $0, evidence: "--rate") } ?? statements.first(\.time.rate)
        let stated = try StatedColumns(statements, columns, path: path)
        time = try TimeColumn(
            statements, stated, columns, layout, isRateKnown: rate != nil || preamble.rate != nil, path: path)
        events = stated.events.map {
            Stated(value: $0, evidence: statements.first(\.events)?.evidence ?? "")
        }
        if stated.groups.isEmpty {
            sensors = SensorGroups(
                columns.filter { $0.index != stated.events?.index }, time: time.column?.index, layout: layout)
            if !sensors.holdMotionOrForce {
                let error = Self.nothingMeasured(layout, path: path)
                guard !options.requiresNamesAndRate, Self.channelsInVolts(layout) == nil, sensors.takeUnnamed(layout)
                else {
                    throw error
                }
                notes.append(
                    QualityNote(
                        code: "unnamed_channels", severity: .warning,
                        message: error.message + (error.remedy.map { "; \($0)" } ?? "")))
            }
        } else {
            sensors = SensorGroups(columns, time: time.column?.index, stated: stated.groups)
        }
        Self.stateUnits(statements, &sensors)
        try sensors.check(path: path, isStrict: options.requiresUnits)
    }

    /// The plan of a table of which only layout and time are to be known.
    init(naming layout: TableLayout) {
        self.layout = layout
        preamble = TablePreamble(layout.preamble)
        columns = Self.columns(layout)
        time = TimeColumn(columns, layout, isRateKnown: preamble.rate != nil)
        sensors = SensorGroups(columns, time: time.column?.index, stated: [])
    }

    private static func columns(_ layout: TableLayout) -> [ColumnName] {
        layout.names.indices.map { index in
            let group = layout.groups.isEmpty ? "" : layout.groups[index]
            let unit = layout.units.isEmpty ? "" : layout.units[index]
            let column = ColumnName(index: index, name: layout.names[index], group: group, unit: unit)
            // The header's own labels (`sensor` over `axis`) stand over a column without a name.
            return TimeColumn.isLabelOfRows(column, layout) ? ColumnName(index: index, name: "") : column
        }
    }

    /// After how many bits the counter starts again at 0, where it is stated.
    var counterBits: Int? { statements.through { $0.time.counter != nil }.first(\.time.counterBits)?.value }

    /// What becomes of each column.
    var cells: [NumberTableScanner.Cell] {
        var cells = [NumberTableScanner.Cell](repeating: .skip, count: columns.count)
        for column in sensors.groups.flatMap(\.columns) { cells[column.index] = .number }
        if let counter = time.counter { cells[counter.index] = .number }
        if let column = time.column {
            cells[column.index] = time.kind == .dateTime || time.kind == .longInteger ? .text : .number
        }
        if let events { cells[events.value.index] = .text }
        return cells
    }

    /// Gives the columns of a quantity the unit that is stated for it.
    ///
    /// Where a statement names the sensors with their columns, one that comes after it has no say about them.
    private static func stateUnits(_ statements: [TableStatement], _ sensors: inout SensorGroups) {
        let last = statements.firstIndex { !$0.sensors.isEmpty } ?? statements.endIndex
        for statement in statements.prefix(last + 1).reversed() {
            for index in sensors.groups.indices {
                for column in sensors.groups[index].columns.indices {
                    guard let quantity = sensors.groups[index].columns[column].quantity,
                        let unit = statement.units[quantity]
                    else { continue }
                    sensors.groups[index].columns[column].state(unit, by: statement.evidence)
                }
            }
        }
    }

    /// How many channels `Channel 0`, `Channel 1` and so on there are beside the time; `nil` where others are beside them.
    private static func channelsInVolts(_ layout: TableLayout) -> Int? {
        let channels = layout.names.filter { NameWords.split($0).first == "channel" }
        return channels.count > 1 && channels.count >= layout.names.count - 1 ? channels.count : nil
    }

    private static func nothingMeasured(_ layout: TableLayout, path: String) -> RecordingError {
        if let count = channelsInVolts(layout) {
            return RecordingError(
                .badData, path: path, "\(count) unnamed channels, presumably in volts: calibration needed",
                remedy: "export physical units with names such as acc_x_m/s^2 or Fz_N")
        }
        let shown = layout.names.prefix(8).map { $0.isEmpty ? "(unnamed)" : $0 }.joined(separator: ", ")
        return RecordingError(
            .badData, path: path,
            "no column of acceleration, angular rate, force or a marker with its axis; the header has \(shown)"
                + (layout.names.count > 8 ? ", …" : ""),
            remedy: "name the columns, for example acc_x_m/s^2 and gyr_x_deg/s")
    }
}
