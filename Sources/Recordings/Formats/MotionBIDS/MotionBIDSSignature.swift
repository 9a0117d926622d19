extension FormatSignature {
    /// Motion-BIDS tables (`*_motion.tsv`): no names; the columns are those of `*_channels.tsv`, the rate that of
    /// `*_motion.json` (BIDS specification, "Motion").
    static let motionBIDS = FormatSignature("motion-bids", "Motion-BIDS", isTestedOnGenuineFiles: false) {
        front throws(RecordingError) in
        guard front.path.hasSuffix(MotionSidecars.suffix), let row = front.written(from: 1), holdsNoNames(front, row)
        else { return nil }
        let sidecars = try MotionSidecars(of: front.path)
        let columns = front.lines[row - 1].text.split(separator: "\t", omittingEmptySubsequences: false).count
        guard columns == sidecars.channels.count else {
            throw RecordingError(
                .badData, path: front.path, line: row,
                "\(columns) columns, and \(FilePathText.name(of: sidecars.channelsPath)) names "
                    + NumberText.count(sidecars.channels.count, "channel"),
                remedy: "give each column a row there, in the same order")
        }
        var reading = FormatReading(
            "the name ends in \(MotionSidecars.suffix); columns by \(FilePathText.name(of: sidecars.channelsPath))")
        reading.statement.stateRows(from: row)
        reading.statement.text.delimiter = TableStatement.Delimiter(character: "\t")
        if let missing = sidecars.missing, !missing.isEmpty { reading.statement.text.missing = [missing] }
        reading.statement.time.start = sidecars.start
        if let latency = sidecars.channels.firstIndex(where: { $0.type.uppercased() == "LATENCY" }) {
            reading.statement.time.column = .present(.number(latency + 1))
            reading.statement.time.unitSeconds = 1
            reading.statement.time.declaredRate = sidecars.nominalRate
        } else {
            reading.statement.time.column = .absent
            reading.statement.time.rate = sidecars.rate
        }
        reading.statement.sensors = sensors(sidecars.channels)
        guard !reading.statement.sensors.isEmpty else {
            throw RecordingError(
                .badData, path: sidecars.channelsPath,
                "no channel of acceleration, angular rate, position or force")
        }
        reading.markers = sidecars.events
        return reading
    }

    /// Whether the first line holds numbers or missing values only.
    private static func holdsNoNames(_ front: TableFront, _ row: Int) -> Bool {
        front.lines[row - 1].text.split(separator: "\t").allSatisfy { cell in
            let text = CellSeparation.trimmed(cell)
            return text.isEmpty || text == "n/a" || Double(text) != nil
        }
    }

    /// The channels of each tracked point.
    private static func sensors(_ channels: [MotionSidecars.Channel]) -> [TableStatement.Sensor] {
        var statement = TableStatement(evidence: "")
        var places: [String: Int] = [:]
        for (index, channel) in channels.enumerated() {
            guard let column = column(index, channel) else { continue }
            let place = places[channel.trackedPoint] ?? statement.addSensor(placedBy: channel.trackedPoint)
            places[channel.trackedPoint] = place
            var cell = column
            if statement.sensors[place].placement == .insole {
                // The cells of an insole are called by their numbers.
                cell.label = channel.name.split(separator: "_").last.map(String.init)
            }
            statement.sensors[place].columns.append(cell)
        }
        for index in statement.sensors.indices {
            let quantities = Set(statement.sensors[index].columns.map(\.quantity))
            if quantities == [.position] {
                statement.sensors[index].placement = .marker
                if let name = statement.sensors[index].name {
                    statement.sensors[index].side = MarkerSide.side(of: name)
                }
            } else if !quantities.contains(.force) {
                // Beside an inertial sensor a position is something computed.
                statement.sensors[index].columns.removeAll { $0.quantity == .position }
            }
        }
        return statement.sensors.filter { sensor in
            sensor.columns.contains { [.acceleration, .angularRate, .force, .position].contains($0.quantity) }
        }
    }

    private static func column(_ index: Int, _ channel: MotionSidecars.Channel) -> TableStatement.Column? {
        var unit: PhysicalUnit?
        if case .physical(let stated)? = UnitText.parse(channel.unit) { unit = stated }
        let axis = Axis(rawValue: channel.component.lowercased())
        let quantity: Quantity
        switch channel.type.uppercased() {
        case "ACCEL": quantity = .acceleration
        case "GYRO": quantity = .angularRate
        case "MAGN": quantity = .magneticField
        case "POS": quantity = .position
        case "MISC":
            guard let measured = unit?.quantity, measured == .force || measured == .moment else { return nil }
            quantity = measured
        default: return nil
        }
        guard axis != nil || quantity == .force else { return nil }
        return TableStatement.Column(
            path: channel.name, reference: .number(index + 1), quantity: quantity, axis: axis, unit: unit,
            label: channel.name)
    }
}
