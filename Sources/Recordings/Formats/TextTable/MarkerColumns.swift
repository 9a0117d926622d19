/// The columns of a table that are coordinates of markers.
struct MarkerColumns {
    /// The markers, in the order of their first columns.
    var groups: [SensorGroups.Group] = []
    /// The columns they take.
    var taken: Set<Int> = []

    /// Words that name something else than a place that cameras follow.
    private static let others: Set<String> = [
        "cop", "cofp", "centre", "center", "pressure", "force", "moment", "torque", "acc", "accel", "acceleration",
        "accelerometer", "gyr", "gyro", "gyroscope", "mag", "magn", "magnetometer", "orientation", "euler", "quat",
        "quaternion", "angle", "angles", "velocity", "vel", "rate", "time", "barometer", "power", "emg", "analog",
    ]

    /// Finds them.
    ///
    /// A marker is a label above x, y and z; a name with an axis and a unit of length (`L_FCC_x_mm`); `LABEL.PosX`;
    /// and, beside a force plate, any name that stands there three times with x, y and z behind it. Without a plate such
    /// names may be anything, an inertial sensor for example.
    init(_ columns: [ColumnName], _ layout: TableLayout) {
        var found: [(column: ColumnName, label: String, axis: Axis)] = []
        let quantities = Set(columns.filter { $0.axis != nil }.compactMap(\.quantity))
        // Beside an inertial sensor a place is something that was computed from it, or of no use to it.
        guard quantities.isDisjoint(with: [.acceleration, .angularRate]) else { return }
        var places: [String: Int] = [:]
        for column in columns where column.quantity == nil || column.quantity == .position {
            guard let (label, axis, isCertain) = Self.label(of: column, layout), !Self.isOther(label) else { continue }
            guard isCertain || quantities.contains(.force) else { continue }
            found.append((column, label, axis))
        }
        let axesByLabel = Dictionary(grouping: found, by: \.label).mapValues { $0.map(\.axis) }
        for (column, label, axis) in found {
            let axes = axesByLabel[label] ?? []
            let isCertain = Self.label(of: column, layout)?.isCertain == true
            guard Set(axes).count == axes.count, axes.count == 3 || (isCertain && axes.count == 2) else { continue }
            taken.insert(column.index)
            var coordinate = column
            coordinate.role = .measurement(.position)
            coordinate.axis = axis
            coordinate.label = "\(label) \(axis.rawValue)"
            if column.unit == nil, Self.isDFlow(column.raw) {
                coordinate.unit = .physical(.metre)
                coordinate.unitEvidence = "D-Flow tables are in m"
            }
            if let place = places[label] {
                groups[place].columns.append(coordinate)
            } else {
                places[label] = groups.count
                let key = SensorGroups.Key(sensor: label, side: MarkerSide.side(of: label), placement: .marker)
                groups.append(SensorGroups.Group(key: key, name: label, columns: [coordinate]))
            }
        }
    }

    /// The marker a column belongs to, its axis, and whether there is no doubt that it is one.
    private static func label(
        of column: ColumnName, _ layout: TableLayout
    ) -> (label: String, axis: Axis, isCertain: Bool)? {
        let hasLength = column.physicalUnit?.quantity == .position
        guard column.unit == nil || hasLength else { return nil }
        let group = layout.groups.isEmpty ? "" : layout.groups[column.index]
        if !group.isEmpty {
            guard let axis = Axis(rawValue: column.label.lowercased()) else { return nil }
            return (group, axis, true)
        }
        guard column.role == .other || (hasLength && column.quantity == .position), let last = column.label.last,
            let axis = Axis(rawValue: last.lowercased())
        else {
            return nil
        }
        var stem = column.label.dropLast()
        var isCertain = hasLength
        if isDFlow(column.raw) {
            stem = stem.dropLast(3)
            isCertain = true
        }
        while let end = stem.last, !end.isLetter, !end.isNumber, end != ")" { stem = stem.dropLast() }
        return stem.count >= 2 ? (String(stem), axis, isCertain) : nil
    }

    /// `RSHO.PosX`.
    private static func isDFlow(_ name: String) -> Bool { name.dropLast().hasSuffix(".Pos") }

    private static func isOther(_ label: String) -> Bool {
        label.lowercased().contains("cop") || !others.isDisjoint(with: NameWords.split(label))
    }
}
