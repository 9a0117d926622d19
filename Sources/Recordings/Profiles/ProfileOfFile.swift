import SignalKernels

/// The profile that reads a file exactly as it is read now, or a draft of one with places to fill in.
public struct ProfileOfFile: Sendable {
    /// The JSON of the profile.
    public let json: String
    /// The places that have yet to be filled in; empty for a profile that is whole.
    public let openPlaces: [String]
    /// Why the file cannot be read without them; `nil` for a profile that is whole.
    public let obstacle: RecordingError?

    /// Writes down how a file is read.
    ///
    /// Side and placement that only the file's name tells are left out, as a profile is for files of other names too.
    ///
    /// - Throws: `RecordingError` for a file that no profile could make readable.
    public init(path: String, options: ReadingOptions) throws(RecordingError) {
        let obstacle: RecordingError
        do throws(RecordingError) {
            let profile = try Self.profile(path: path, options)
            (json, openPlaces, self.obstacle) = (profile.json, [], nil)
            return
        } catch {
            obstacle = error
        }
        guard obstacle.code == .badData, let draft = ProfileDraft(path: path, options) else { throw obstacle }
        (json, openPlaces, self.obstacle) = (draft.value.json, draft.openPlaces, obstacle)
    }

    /// The profile of a file that can be read.
    static func profile(path: String, _ options: ReadingOptions) throws(RecordingError) -> Profile {
        var options = options
        options.mostSamplesHeld = nil
        options.take(try ProfileSearch(options.profile).finding(for: path).profile)
        options.profile = .none
        var profile = Profile(name: name(path))
        if let rate = options.rate { profile.table.time.rate = rate }
        switch FileKind(FileHead(try InputFile(path: path).bytes(at: 0, count: FileHead.length))) {
        case .c3d:
            throw RecordingError(
                .usage, path: path, "a C3D file says itself all that a profile could state: none is written")
        case .sound: try profile.describeWave(path: path, options)
        default: try profile.describeTable(path: path, options)
        }
        return profile
    }

    /// What the profile of a file is called: as the file, without its ending.
    static func name(_ path: String) -> String {
        let stem = NameWords.fileStem(path).filter { !$0.isNewline }.prefix(80)
        return stem.isEmpty ? "profile" : String(stem)
    }
}

extension Profile {
    // MARK: - Tables

    fileprivate mutating func describeTable(path: String, _ options: ReadingOptions) throws(RecordingError) {
        let stamp = FileStamp(of: path)
        let source = try ByteSource(recording: path)
        let recording = try TextTableReader().read(source, path: path, options: options, stamp)
        guard recording.source.format != ViconNexusReader.format else {
            throw RecordingError(
                .usage, path: path,
                "an export of Vicon Nexus says itself all that a profile could state: none is written")
        }
        var options = options
        let stated = options.tableStatements
        let text = try DecodedText(source, path: path, encoding: stated.first(\.text.encoding))
        let head = try TableHead(text, commentMark: stated.first(\.text.commentMark)?.value, path: path)
        let format = try options.takeFormat(of: head, path: path)
        let plan = try TablePlan(head, options.tableStatements, options, path: path)
        describeText(text, plan, isKnown: format != nil)
        describeTime(plan)
        for (index, group) in plan.sensors.groups.enumerated() {
            table.sensors.append(
                try Self.sensor(group, recording.streams[index], plan, options, at: index, path: path))
        }
        table.events = plan.events.map { plan.reference($0.value) }
    }

    /// How the text is written, as far as the format does not tell by itself.
    ///
    /// - Parameter isKnown: Whether the first lines name the format.
    mutating func describeText(_ text: DecodedText, _ plan: TablePlan, isKnown: Bool = false) {
        let statements = plan.statements
        let layout = plan.layout
        let isTranscoded = text.decisions.contains { $0.choice.hasPrefix("UTF-16") }
        table.text.encoding =
            statements.first(\.text.encoding)?.value
            ?? (text.isWindows1252 ? .windows1252 : isTranscoded ? nil : .utf8)
        table.text.delimiter = .init(
            character: layout.separation.delimiter, mergesBlanks: layout.separation.mergesBlanks)
        table.text.decimalMark = layout.separation.decimalMark
        table.text.commentMark = statements.first(\.text.commentMark)?.value
        table.text.missing = statements.first(\.text.missing)?.value
        // The header of a known format may be longer or shorter in the next file.
        guard !isKnown else { return }
        table.text.headerRow = layout.namesLine.map { .present($0) } ?? .absent
        table.text.unitsRow = layout.unitsLine.map { .present($0) } ?? .absent
        table.text.firstDataRow = layout.firstRow.number
    }

    mutating func describeTime(_ plan: TablePlan) {
        let statements = plan.statements
        table.time.rate = plan.rate?.value
        table.time.start = statements.first(\.time.start)?.value
        table.time.counterBits = statements.first(\.time.counterBits)?.value
        guard let column = plan.time.column else {
            table.time.column = .absent
            return
        }
        if plan.time.kind == .counter {
            table.time.counter = plan.reference(column)
            return
        }
        table.time.column = .present(plan.reference(column))
        table.time.unitSeconds = plan.time.kind == .dateTime ? nil : plan.time.unitSeconds
        table.time.counter = plan.time.counter.map(plan.reference)
    }

    private static func sensor(
        _ group: SensorGroups.Group, _ stream: SensorStream, _ plan: TablePlan, _ options: ReadingOptions,
        at index: Int, path: String
    ) throws(RecordingError) -> TableStatement.Sensor {
        var sensor = TableStatement.Sensor(path: "")
        let isOnly = plan.sensors.groups.count == 1
        if !group.name.isEmpty || !isOnly { sensor.name = group.name }
        let statements = plan.statements
        sensor.side = group.key.side
        sensor.placement = group.key.placement
        if isOnly {
            sensor.side = options.side ?? statements.first(\.side)?.value ?? sensor.side
            sensor.placement = options.placement ?? statements.first(\.placement)?.value ?? sensor.placement
        }
        sensor.axes = group.axes
        sensor.verticalAxis = group.verticalAxis
        for column in group.columns {
            guard let quantity = column.quantity else { continue }
            let unit = stream.channels.first { $0.quantity == quantity }?.fileUnit
            sensor.columns.append(
                TableStatement.Column(
                    path: "", reference: plan.reference(column), quantity: quantity, axis: column.axis,
                    unit: unit == .unknown ? nil : unit, scale: column.scale, range: column.greatest,
                    label: sensor.placement == .insole ? column.label : nil))
        }
        guard sensor.canBeWritten else {
            throw RecordingError(
                .usage, path: path,
                "\(group.name.isEmpty ? "the sensor" : group.name) measures what a profile cannot state of one sensor: "
                    + group.columns.map(\.raw).joined(separator: ", "))
        }
        return sensor
    }

    // MARK: - WAV

    fileprivate mutating func describeWave(path: String, _ options: ReadingOptions) throws(RecordingError) {
        let reader = try WaveBlockReader(path: path, options: options)
        let statements = options.tableStatements
        table.time.rate = options.rate ?? statements.first(\.time.rate)?.value
        table.time.start = statements.first(\.time.start)?.value
        table.side = options.side ?? statements.first(\.side)?.value
        table.placement = options.placement ?? statements.first(\.placement)?.value
        var statement = WaveStatement()
        statement.names = reader.plans.enumerated().map { $1.name == "channel \($0 + 1)" ? "" : $1.name }
        // Floating-point samples are taken as they are.
        statement.scales = reader.plans.map { $0.scale ?? (reader.format.isFloat ? 1 : nil) }
        if let first = statement.scales.first, statement.scales.allSatisfy({ $0 == first }) {
            statement.scales = first == nil ? [] : [first]
        }
        statement.units = reader.plans.map { $0.unit == .unknown ? nil : $0.unit }
        for (stream, numbers) in zip(reader.outline.streams, reader.columns) {
            for (channel, number) in zip(stream.channels, numbers) where channel.fileUnit != .unknown {
                statement.units[number] = channel.fileUnit
            }
        }
        if statement.units.allSatisfy({ $0 == nil }) { statement.units = [] }
        wave = statement
    }
}

extension TablePlan {
    /// What to call a column in a profile: its name where no other column has it, else its number.
    func reference(_ column: ColumnName) -> ColumnReference {
        let isUnique = columns.count { $0.raw == column.raw } == 1
        guard layout.namesLine != nil, isUnique, !column.raw.isEmpty, column.raw.count <= 400
        else { return .number(column.index + 1) }
        return .name(column.raw)
    }
}

extension TableStatement.Sensor {
    /// Whether the keys of its part hold all its columns.
    fileprivate var canBeWritten: Bool {
        let quantities = Set(columns.map(\.quantity))
        let withoutAxis = columns.count { $0.axis == nil }
        switch part {
        case .sensor: return quantities.isSubset(of: SensorPart.quantities.map(\.quantity)) && withoutAxis == 0
        case .plate:
            return quantities.isSubset(of: [.force, .moment, .position])
                && (withoutAxis == 0 || (withoutAxis == 1 && columns.count { $0.quantity == .force } == 1))
        case .insole: return quantities == [.force]
        case .marker: return quantities == [.position] && withoutAxis == 0
        }
    }
}
