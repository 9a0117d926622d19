import SignalKernels
import SignalProcessing

/// Makes the sensors' signals of a table's columns: SI units, sides and placements, uniform samples.
struct TableStreams {
    var layout: TableLayout
    var preamble: TablePreamble
    var sensors: SensorGroups
    var grid: SampleGrid
    var options: ReadingOptions
    /// What is stated about the table, the strongest first.
    var statements: [TableStatement]
    var path: String

    /// Adds the streams to a recording, with what was decided and found.
    ///
    /// - Parameter columns: The table's columns; they are converted in their own memory when nobody else holds them.
    func add(
        to recording: inout Recording, _ columns: consuming [[Double]], missingCounts: [Int]
    ) throws(RecordingError) {
        try checkPlaces()
        try checkRoom(rowCount: columns.first?.count ?? 0)
        var columns = columns
        noteMissing(columns, missingCounts, &recording)
        let placement = SamplePlacement(grid: grid)
        let markerUnit = try markerUnit(columns, &recording)
        let plateUnits = PlateUnits(markerUnit: markerUnit)
        for group in sensors.groups {
            let owner = group.name.isEmpty ? "" : "\(group.name): "
            var stream = try emptyStream(of: group)
            var channels = stream.channels
            for (index, column) in group.columns.enumerated() {
                var values: [Double] = []
                swap(&values, &columns[column.index])
                (channels[index].samples, channels[index].missing) = measured(.resample) {
                    placement.place(values, hasMissing: missingCounts[column.index] > 0)
                }
                Self.multiply(&channels[index].samples, by: column.scale)
            }
            if group.key.placement == .marker {
                for index in channels.indices {
                    if channels[index].fileUnit == .unknown { channels[index].fileUnit = markerUnit ?? .unknown }
                    Self.multiply(&channels[index].samples, by: channels[index].fileUnit.inSI)
                }
                group.axes?.turn(&channels)
                stream.channels = channels
                recording.streams.append(stream)
                continue
            }
            try settleUnits(&channels, group, stream.side, plateUnits, .inMemory, &recording)
            noteFullScale(channels, group, owner, stream.side, &recording)
            if stream.placement == .forcePlate { PlateUnits.maskCentre(&channels) }
            if let axes = group.axes {
                axes.turn(&channels)
                recording.decisions.append(
                    .init(
                        "\(owner)axes",
                        "up \(axes.up.label), right \(axes.right.label), forward \(axes.forward.label)",
                        because: group.evidence))
            }
            stream.channels = channels
            append(stream, of: group, to: &recording)
        }
    }

    /// Samples that are missing may take so many times the room of those that are there, and as many numbers beside.
    private static let mostRoom = (factor: 64, beside: 1 << 25)

    /// Refuses a table whose few rows lie so far apart that their many columns would fill the memory with nothing.
    private func checkRoom(rowCount: Int) throws(RecordingError) {
        let columnCount = sensors.groups.reduce(0) { $0 + $1.columns.count }
        let most = Self.mostRoom.factor * rowCount * columnCount + Self.mostRoom.beside
        guard grid.count > most / max(1, columnCount) else { return }
        throw RecordingError(
            .badData, path: path,
            "\(rowCount) rows of \(NumberText.count(columnCount, "column")) stretch over \(grid.count) samples: "
                + "nearly all would be missing",
            remedy: "split the file at its pauses")
    }

    /// Side and placement can be stated of one sensor only.
    func checkPlaces() throws(RecordingError) {
        guard sensors.groups.count == 1 || (options.side == nil && options.placement == nil) else {
            throw RecordingError(
                .usage, path: path,
                "the file holds \(sensors.groups.count) sensors; side and placement of one cannot be stated",
                remedy: "leave them out, or give a file with one sensor")
        }
        guard sensors.groups.count > 1, let stated = statedSide?.evidence ?? statedPlacement?.evidence else { return }
        throw RecordingError(
            .badData, path: path,
            "\(stated) states side or placement of one sensor, the file holds \(sensors.groups.count)",
            remedy: "name the columns of each sensor there")
    }

    /// What is stated of the only sensor; a statement that comes after one with sensors of its own has no say.
    private var statedSide: Stated<Side>? { statements.through { !$0.sensors.isEmpty }.first(\.side) }
    private var statedPlacement: Stated<SensorPlacement>? {
        statements.through { !$0.sensors.isEmpty }.first(\.placement)
    }

    /// The stream of a sensor, without samples; units are those the columns name.
    func emptyStream(of group: SensorGroups.Group) throws(RecordingError) -> SensorStream {
        let place = try place(of: group)
        var stream = SensorStream(
            name: group.name, placement: place.placement, side: place.side, placementEvidence: place.evidence,
            rate: grid.rate, declaredRate: preamble.rate,
            channels: group.columns.map { column in
                Channel(
                    name: column.label, quantity: column.quantity ?? .other, axis: column.axis,
                    fileUnit: column.physicalUnit ?? .unknown, samples: [])
            })
        stream.verticalAxis = group.verticalAxis
        stream.jitter = grid.jitter
        return stream
    }

    /// Adds a stream and what was decided about it.
    func append(_ stream: SensorStream, of group: SensorGroups.Group, to recording: inout Recording) {
        recording.decisions.append(
            .init(
                "sensor",
                "\(group.name.isEmpty ? "one sensor" : group.name): "
                    + group.columns.map(\.raw).joined(separator: ", "),
                because: sensors.areStated
                    ? group.evidence
                    : layout.hasSensorRow ? "row of sensors and names of columns" : "names of columns"))
        recording.decisions.append(
            .init(
                "side and placement", "\(stream.side.rawValue), \(stream.placement.rawValue)",
                because: stream.placementEvidence))
        recording.streams.append(stream)
    }

    private func noteMissing(_ columns: [[Double]], _ counts: [Int], _ recording: inout Recording) {
        let affected = mostlyMeasured.filter { counts[$0] > 0 }
        guard !affected.isEmpty else { return }
        var lacks = [Bool](repeating: false, count: columns[affected[0]].count)
        for index in affected {
            for (row, value) in columns[index].enumerated() where value.isNaN { lacks[row] = true }
        }
        recording.notes.append(Self.missingValues(rows: lacks.count { $0 }, channels: affected.count))
    }

    /// The columns in which a missing value is worth a note.
    ///
    /// There is no centre of pressure under an unloaded plate, and no camera sees every marker all the time.
    var mostlyMeasured: [Int] {
        sensors.groups.flatMap(\.columns).filter { $0.quantity != .position }.map(\.index)
    }

    static func missingValues(rows: Int, channels: Int) -> QualityNote {
        QualityNote(
            code: "missing_values", severity: .warning,
            message: "\(NumberText.count(rows, "row")) with missing values in "
                + NumberText.count(channels, "channel"))
    }

    // MARK: - Units

    /// Decides the units of a sensor's channels and converts their samples, where they are at hand.
    func settleUnits(
        _ channels: inout [Channel], _ group: SensorGroups.Group, _ side: Side, _ plateUnits: PlateUnits,
        _ samples: UnitEvidence, _ recording: inout Recording
    ) throws(RecordingError) {
        let owner = group.name.isEmpty ? "" : "\(group.name): "
        let inference = UnitInference(stated: nil, path: path, isStrict: options.requiresUnits)
        for quantity in Quantity.allCases {
            let indices = channels.indices.filter { channels[$0].quantity == quantity }
            guard let first = indices.first else { continue }
            let declared = Set(indices.map { channels[$0].fileUnit })
            guard declared.count == 1 else {
                throw RecordingError(
                    .badData, path: path,
                    "\(owner)the axes of \(quantity.rawValue) have different units: "
                        + declared.map(\.rawValue).sorted().joined(separator: ", "))
            }
            let unit = channels[first].fileUnit == .unknown ? nil : channels[first].fileUnit
            let evidence = unit == nil ? "none named" : group.columns[first].unitEvidence
            var finding: UnitInference.Finding
            switch quantity {
            case .acceleration:
                var accelerations = inference
                accelerations.stated = options.accelerationUnit
                accelerations.source = group.columns[first].unitSource
                finding = try accelerations.acceleration(
                    declared: unit, evidence: evidence, level: samples.level(channels), sensor: owner)
            case .angularRate:
                var rates = inference
                rates.stated = options.angularRateUnit
                rates.source = group.columns[first].unitSource
                finding = try rates.angularRate(
                    declared: unit, evidence: evidence, speed: { samples.speed(channels) },
                    sensor: owner)
            default:
                finding = UnitInference.Finding(unit: unit ?? .unknown, evidence: evidence)
                if unit == nil, let inferred = plateUnits.unit(of: quantity, channels) { finding = inferred }
            }
            if quantity == .acceleration || quantity == .angularRate, finding.unit == .unknown {
                finding.notes.append(
                    QualityNote(
                        code: "unknown_unit", severity: .warning, side: side == .unknown ? nil : side,
                        message: "\(owner)the unit of \(quantity.rawValue) is unknown: values are as in the file; pass "
                            + (quantity == .acceleration ? "--acc-unit" : "--gyro-unit")))
            }
            recording.notes += finding.notes.map { note in
                var sided = note
                sided.side = side == .unknown ? nil : side
                return sided
            }
            recording.decisions.append(
                .init("\(owner)\(quantity.rawValue) unit", finding.unit.rawValue, because: finding.evidence))
            for index in indices {
                channels[index].fileUnit = finding.unit
                Self.multiply(&channels[index].samples, by: finding.unit.inSI)
            }
            if quantity == .acceleration, group.columns.contains(where: { $0.isGravityFree }) {
                recording.notes.append(
                    QualityNote(
                        code: "gravity_removed", severity: .warning, side: side == .unknown ? nil : side,
                        message: "\(owner)the column names say that gravity was taken out: "
                            + "results that need the vertical are withheld"))
            }
        }
    }

    /// The unit of the markers that name none, told by how far apart they lie.
    private func markerUnit(
        _ columns: [[Double]], _ recording: inout Recording
    ) throws(RecordingError) -> PhysicalUnit? {
        let markers = sensors.groups.filter { $0.key.placement == .marker }
        guard !markers.isEmpty else { return nil }
        let names = markers.map(\.name).joined(separator: ", ")
        recording.decisions.append(.init("markers", names, because: "names of columns with x, y and z"))
        let unnamed = markers.filter { $0.columns.contains { $0.physicalUnit == nil } }
        let named = Set(markers.flatMap(\.columns).compactMap(\.physicalUnit))
        guard !unnamed.isEmpty else {
            let units = named.map(\.rawValue).sorted().joined(separator: ", ")
            let evidence = markers[0].columns[0].unitEvidence
            recording.decisions.append(
                .init("marker unit", units, because: evidence.isEmpty ? "stated in the file" : evidence))
            return named.count == 1 ? named.first : nil
        }
        guard let found = LengthInference.markers(unnamed.map { $0.columns.map { columns[$0.index] } }) else {
            throw RecordingError(
                .badData, path: path, "the markers have no unit, and neither m nor mm fits them without doubt",
                remedy: "name the columns with their unit, for example L_FCC_x_mm")
        }
        recording.decisions.append(.init("marker unit", found.unit.rawValue, because: found.evidence))
        recording.notes.append(
            QualityNote(
                code: "assumed_unit", severity: .warning,
                message: "no unit of the markers in the header; \(found.evidence) -> assumed \(found.unit.rawValue)"))
        return found.unit
    }

    /// Tells of values at the end of what a sensor measures, or beyond it, where its range is stated.
    private func noteFullScale(
        _ channels: [Channel], _ group: SensorGroups.Group, _ owner: String, _ side: Side,
        _ recording: inout Recording
    ) {
        for (channel, column) in zip(channels, group.columns) {
            guard let greatest = column.greatest.map({ $0 * channel.fileUnit.inSI }), greatest > 0 else { continue }
            // A sensor's last step below its range is full scale as well.
            let reached = channel.samples.count { $0.magnitude >= greatest * (1 - 1e-3) }
            let beyond = channel.samples.count { $0.magnitude > greatest * 1.1 }
            guard reached > 0 else { continue }
            let range = "\(NumberText.text(column.greatest ?? 0)) \(channel.fileUnit.rawValue)"
            let message =
                beyond > 0
                ? "\(owner)\(channel.name) goes beyond its range of \(range) at "
                    + "\(NumberText.count(beyond, "sample")): check unit and range (\(group.evidence))"
                : "\(owner)\(channel.name) stands at the end of its range of \(range) at "
                    + "\(NumberText.count(reached, "sample")): the true values may have been larger"
            recording.notes.append(
                QualityNote(
                    code: beyond > 0 ? "beyond_range" : "clipped", severity: .warning,
                    side: side == .unknown ? nil : side, message: message))
        }
    }

    /// Values in SI are left alone, so that written ones come back to the bit.
    static func multiply(_ samples: inout [Double], by factor: Double) {
        if factor != 1 { VectorArithmetic.scale(&samples, by: factor) }
    }

    // MARK: - Places

    /// Side and placement from the strongest source that knows each: the user, the columns, the name of the file.
    ///
    /// - Throws: `badData` when the columns name one side and the file the other.
    private func place(
        of group: SensorGroups.Group
    ) throws(RecordingError) -> (side: Side, placement: SensorPlacement, evidence: String) {
        let (side, placement) = (statedSide, statedPlacement)
        let stated = (
            side: side?.value ?? .unknown, placement: placement?.value ?? .unknown,
            evidence: side?.evidence ?? placement?.evidence ?? ""
        )
        let hasForce = group.columns.contains { $0.quantity == .force }
        var sources: [(side: Side, placement: SensorPlacement, evidence: String)] = [
            (options.side ?? .unknown, options.placement ?? .unknown, "stated by the user"),
            stated,
            (group.key.side, group.key.placement, group.evidence),
            (.unknown, hasForce ? .forcePlate : .unknown, "columns of force"),
        ]
        let stem = NameWords.fileStem(path)
        if sensors.groups.count == 1 {
            let words = PlacementWords(NameWords.split(stem))
            let isOpen = options.side == nil && side == nil && group.key.placement != .marker
            if isOpen, group.key.side != .unknown, words.side != .unknown, group.key.side != words.side {
                throw RecordingError(
                    .badData, path: path,
                    "two readings fit: \(group.key.side.rawValue) (\(group.evidence)), or \(words.side.rawValue) (file "
                        + "name \(stem))",
                    remedy: "pass --side left or --side right")
            }
            sources.append((words.side, words.placement, "file name \(stem)"))
        }
        let sideSource = sources.first { $0.side != .unknown }
        let placementSource = sources.first { $0.placement != .unknown }
        var evidence = [sideSource?.evidence, placementSource?.evidence].compactMap(\.self)
        if evidence.count == 2, evidence[0] == evidence[1] { evidence.removeLast() }
        if evidence.isEmpty {
            let part = group.columns.lazy.compactMap(\.place.otherBodyPart).first
            evidence = [part.map { "names of columns say \($0)" } ?? "neither columns nor file name say where it sat"]
        }
        return (
            sideSource?.side ?? .unknown, placementSource?.placement ?? .unknown, evidence.joined(separator: "; ")
        )
    }
}
