extension TableStatement {
    /// States that there is no line of names and where the rows begin; columns are then told by their numbers.
    mutating func stateRows(from line: Int) {
        text.headerRow = .absent
        text.unitsRow = .absent
        text.firstDataRow = line
    }

    /// States the line of names with its delimiter, and the line of units or that there is none.
    mutating func stateNames(in line: Int, unitsIn units: Int? = nil, _ front: TableFront) {
        text.delimiter = front.delimiter(line)
        text.headerRow = .present(line)
        text.unitsRow = units.map { .present($0) } ?? .absent
    }

    /// States a sensor without columns and returns its place among the sensors.
    mutating func addSensor(
        _ name: String?, side: Side = .unknown, placement: SensorPlacement = .unknown
    ) -> Int {
        sensors.append(Sensor(path: "sensor \(sensors.count + 1)", name: name, side: side, placement: placement))
        return sensors.count - 1
    }

    /// States a sensor at the place that the words of a name tell, and returns its place among the sensors.
    mutating func addSensor(placedBy name: String) -> Int {
        let words = PlacementWords(NameWords.split(name))
        return addSensor(name, side: words.side, placement: words.placement)
    }
}

extension TableStatement.Sensor {
    /// States the columns of x, y and z, or fewer.
    mutating func add(
        _ quantity: Quantity, _ unit: PhysicalUnit?, _ columns: [ColumnReference], labels: [String] = [],
        scale: Double = 1
    ) {
        for (place, (column, axis)) in zip(columns, Axis.allCases).enumerated() {
            self.columns.append(
                TableStatement.Column(
                    path: "\(quantity.rawValue) \(axis.rawValue)", reference: column, quantity: quantity, axis: axis,
                    unit: unit, scale: scale, label: place < labels.count ? labels[place] : nil))
        }
    }
}
