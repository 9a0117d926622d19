/// The columns of a table that statements name.
struct StatedColumns {
    /// The column of time, or that there is none.
    var time: Presence<ColumnName>?
    /// The column that rises by one a sample.
    var counter: ColumnName?
    /// The column whose cells mark events.
    var events: ColumnName?
    /// The sensors; empty when none is stated.
    var groups: [SensorGroups.Group] = []
    /// Who states the sensors.
    var evidence = ""

    private let columns: [ColumnName]
    private let path: String
    /// What a format calls columns that have no names in the file.
    private let labels: [Int: String]
    /// What each column is used for.
    private var uses: [Int: String] = [:]

    /// Finds the columns.
    ///
    /// - Throws: `badData` for a column that the table lacks, that two columns are called like, or that is used twice.
    init(_ statements: [TableStatement], _ columns: [ColumnName], path: String) throws(RecordingError) {
        self.columns = columns
        self.path = path
        labels = statements.flatMap(\.sensors).flatMap(\.columns).reduce(into: [:]) { labels, column in
            guard case .number(let number) = column.reference, let label = column.label else { return }
            labels[number &- 1] = labels[number &- 1] ?? label
        }
        if let stated = statements.first(\.time.column) {
            switch stated.value {
            case .absent: time = .absent
            case .present(let reference):
                time = .present(try take(reference, stated.evidence, "time.column"))
            }
        }
        if let stated = statements.first(\.time.counter) {
            counter = try take(stated.value, stated.evidence, "time.counter")
        }
        if let stated = statements.first(\.events) {
            events = try take(stated.value, stated.evidence, "events.column")
        }
        guard let statement = statements.first(where: { !$0.sensors.isEmpty }) else { return }
        evidence = statement.evidence
        for sensor in statement.sensors {
            groups.append(try group(sensor, statement.evidence, isOnly: statement.sensors.count == 1))
        }
        // As where they are found by their names: in the order of the table, insoles and markers last.
        func rank(_ group: SensorGroups.Group) -> (Int, Int) {
            let last: [SensorPlacement: Int] = [.insole: 1, .marker: 2]
            return (last[group.key.placement] ?? 0, group.columns.lazy.map(\.index).min() ?? 0)
        }
        groups.sort { rank($0) < rank($1) }
    }

    private mutating func group(
        _ sensor: TableStatement.Sensor, _ evidence: String, isOnly: Bool
    ) throws(RecordingError) -> SensorGroups.Group {
        let key = SensorGroups.Key(sensor: sensor.name ?? "", side: sensor.side, placement: sensor.placement)
        if groups.contains(where: { $0.key == key }) {
            throw RecordingError(
                .badData, path: path, "\(evidence): nothing tells \(sensor.path) from a sensor before it",
                remedy: "give it a name, a side or a location of its own")
        }
        var group = SensorGroups.Group(
            key: key, name: sensor.name ?? (isOnly ? "" : SensorGroups.name(key)), columns: [], evidence: evidence)
        group.axes = sensor.axes
        group.verticalAxis = sensor.verticalAxis
        for column in sensor.columns {
            var found = try take(column.reference, evidence, column.path)
            found.role = .measurement(column.quantity)
            found.axis = column.axis
            if let label = column.label ?? labels[found.index] { found.label = label }
            if let unit = column.unit { found.state(unit, by: evidence) }
            found.scale = column.scale
            found.greatest = column.range
            group.columns.append(found)
        }
        group.columns.sort { $0.index < $1.index }
        return group
    }

    private mutating func take(
        _ reference: ColumnReference, _ evidence: String, _ use: String
    ) throws(RecordingError) -> ColumnName {
        let column = try find(reference, evidence, use)
        if let other = uses.updateValue(use, forKey: column.index) {
            throw RecordingError(
                .badData, path: path, "\(evidence) uses column \(reference) twice: as \(other) and as \(use)")
        }
        return column
    }

    private func find(
        _ reference: ColumnReference, _ evidence: String, _ use: String
    ) throws(RecordingError) -> ColumnName {
        switch reference {
        case .number(let number):
            guard columns.indices.contains(number - 1) else {
                throw RecordingError(
                    .badData, path: path,
                    "\(evidence) names column \(number) (\(use)), the table has \(columns.count)")
            }
            return columns[number - 1]
        case .name(let name):
            let found = columns.filter { $0.raw == name }
            guard let first = found.first else {
                let known = columns.map { $0.raw.isEmpty ? "(unnamed)" : $0.raw }
                let nearest = NearestName.of(name, among: known)
                throw RecordingError(
                    .badData, path: path,
                    "\(evidence) names column '\(name)' (\(use)), which the table lacks; it has "
                        + known.prefix(8).joined(separator: ", ") + (known.count > 8 ? ", …" : ""),
                    remedy: nearest.map { "'\($0)' may be meant" })
            }
            guard found.count == 1 else {
                throw RecordingError(
                    .badData, path: path,
                    "\(evidence) names column '\(name)' (\(use)), and \(found.count) columns are called so",
                    remedy: "give its number, counted from 1: "
                        + found.map { "\($0.index + 1)" }.joined(separator: ", "))
            }
            return first
        }
    }
}

extension ColumnName {
    /// Takes a unit that is stated over what the header says.
    mutating func state(_ stated: PhysicalUnit, by evidence: String) {
        unitEvidence = evidence
        if let named = physicalUnit, named != stated { unitEvidence += ", over the header's \(named.rawValue)" }
        unit = .physical(stated)
        unitSource = evidence
    }
}
