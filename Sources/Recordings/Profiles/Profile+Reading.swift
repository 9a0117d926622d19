extension Profile {
    /// The keys of a profile.
    static let keys = [
        "format", "name", "description", "match", "text", "time", "sensors", "plates", "insoles", "markers", "wav",
        "events",
    ]

    /// Reads a profile; a key that is not known is an error, as it would be ignored in silence.
    init(_ node: ProfileNode) throws(RecordingError) {
        let members = try node.members(Self.keys)
        guard let format = members["format"] else {
            throw RecordingError(
                .badData, path: node.path, "the profile has no key 'format'", remedy: "add \"format\": 1")
        }
        guard format.value == .number(Double(Self.format)) else {
            throw format.error("1, the only format of profiles there is,")
        }
        guard let given = members["name"] else {
            throw RecordingError(.badData, path: node.path, "the profile has no key 'name'")
        }
        let name = try given.text(atMost: 80)
        guard !name.isEmpty, !name.contains(where: \.isNewline) else { throw given.error("a name on one line") }
        self.init(name: name)
        summary = try members["description"]?.text()
        match = try members["match"].map { node throws(RecordingError) in try ProfileMatch(node) }
        if let text = members["text"] { table.text = try TableStatement.Text(text) }
        if let time = members["time"] { table.time = try TableStatement.Time(time) }
        try readSensors(members)
        wave = try members["wav"].map { node throws(RecordingError) in try WaveStatement(node) }
        if let events = members["events"] {
            guard let column = try events.members(["column"])["column"] else { throw events.wrong("no key 'column'") }
            table.events = try column.column()
        }
    }

    private mutating func readSensors(_ members: [String: ProfileNode]) throws(RecordingError) {
        var nodes: [(node: ProfileNode, read: (ProfileNode) throws(RecordingError) -> TableStatement.Sensor)] = []
        let parts: [(String, (ProfileNode) throws(RecordingError) -> TableStatement.Sensor)] = [
            ("sensors", TableStatement.Sensor.init(sensor:)), ("plates", TableStatement.Sensor.init(plate:)),
            ("insoles", TableStatement.Sensor.init(insole:)), ("markers", TableStatement.Sensor.init(marker:)),
        ]
        for (key, read) in parts {
            for element in try members[key]?.elements() ?? [] { nodes.append((element, read)) }
        }
        // A lone sensor without columns says what is true of the one whose columns are found by their names.
        if nodes.count == 1, members["sensors"] != nil, try !SensorPart.namesColumns(nodes[0].node) {
            try readUnits(nodes[0].node)
            return
        }
        for (node, read) in nodes { table.sensors.append(try read(node)) }
    }

    private mutating func readUnits(_ node: ProfileNode) throws(RecordingError) {
        let members = try node.members(SensorPart.keys)
        for key in ["name", "axes"] {
            if let member = members[key] { throw member.wrong("needs the columns of the sensor to be named") }
        }
        table.placement = try members["location"].flatMap { node throws(RecordingError) in try SensorPart.location(node)
        }
        table.side = try members["side"].flatMap { node throws(RecordingError) in try SensorPart.side(node) }
        for (key, quantity) in SensorPart.quantities {
            guard let part = members[key] else { continue }
            for (name, member) in try part.members(SensorPart.columnKeys) {
                guard name == "unit" else { throw member.wrong("needs 'columns' beside it") }
                table.units[quantity] = try member.unit(of: [quantity])
            }
        }
    }
}

extension ProfileMatch {
    init(_ node: ProfileNode) throws(RecordingError) {
        let members = try node.members(["header_contains", "filename"])
        for element in try members["header_contains"]?.elements(atMost: 20) ?? [] {
            let text = try element.text()
            guard !text.isEmpty else { throw element.error("a text") }
            headerContains.append(text)
        }
        filename = try members["filename"]?.text()
    }
}

extension TableStatement.Text {
    /// The words for what stands between cells.
    static let delimiters: [(word: String, value: TableStatement.Delimiter)] = [
        ("\t", .init(character: "\t")), (";", .init(character: ";")), (",", .init(character: ",")),
        ("|", .init(character: "|")), (" ", .init(character: " ")),
        ("blanks", .init(character: " ", mergesBlanks: true)),
    ]
    private static let lines = 1...1_000_000

    init(_ node: ProfileNode) throws(RecordingError) {
        let members = try node.members([
            "encoding", "delimiter", "decimal", "comment", "header_row", "units_row", "first_data_row", "missing",
        ])
        encoding = try members["encoding"]?.choice(TextEncoding.allCases.map { ($0.rawValue, $0) })
        if let delimiter = members["delimiter"] {
            if let known = Self.delimiters.first(where: { .text($0.word) == delimiter.value }) {
                self.delimiter = known.value
            } else {
                self.delimiter = .init(
                    character: try delimiter.character("one character between cells, or \"blanks\" for runs of blanks"))
            }
        }
        decimalMark = try members["decimal"]?.choice([(".", "."), (",", ",")])
        if let comment = members["comment"] {
            // These marks are always known.
            if ![.text("//"), .text("#"), .text("%"), .null].contains(comment.value) {
                commentMark = try comment.character("#, %, // or another character that starts a comment")
            }
        }
        if let commentMark, commentMark == delimiter?.character {
            throw node.wrong("'\(commentMark)' is both the delimiter and what starts a comment")
        }
        headerRow = try members["header_row"].map { node throws(RecordingError) in
            try node.presence { node throws(RecordingError) in
                try node.whole(Self.lines, "the line with the names, or null for none")
            }
        }
        unitsRow = try members["units_row"].map { node throws(RecordingError) in
            try node.presence { node throws(RecordingError) in
                try node.whole(Self.lines, "the line with the units, or null for none")
            }
        }
        firstDataRow = try members["first_data_row"]?.whole(Self.lines, "the line of the first row")
        if let missing = members["missing"] {
            var words: [String] = []
            for element in try missing.elements(atMost: 100) { words.append(try element.text(atMost: 80)) }
            self.missing = words
        }
    }
}

extension TableStatement.Time {
    static let units: [(word: String, value: Double)] = [("s", 1), ("ms", 1e-3), ("us", 1e-6), ("ns", 1e-9)]
    /// No sensor is slower than a sample an hour, none faster than a million a second.
    private static let rates = 1.0 / 3600...1e6

    init(_ node: ProfileNode) throws(RecordingError) {
        let members = try node.members(["column", "unit", "counter", "counter_bits", "rate_hz", "start"])
        column = try members["column"].map { node throws(RecordingError) in
            try node.presence { node throws(RecordingError) in try node.column() }
        }
        if let unit = members["unit"], !unit.isNull { unitSeconds = try unit.choice(Self.units) }
        counter = try members["counter"]?.column()
        if let bits = members["counter_bits"] {
            guard counter != nil else { throw bits.wrong("needs 'counter' beside it") }
            counterBits = try bits.whole(4...48, "the bits of the counter")
        }
        if let rate = members["rate_hz"], !rate.isNull {
            self.rate = try rate.number(Self.rates, "samples per second")
        }
        if let start = members["start"], !start.isNull {
            let text = try start.text(atMost: 40)
            guard let stamp = DateTimeText(text), stamp.hasDate, !stamp.isAmbiguous else {
                throw start.error("a date and time such as 2024-05-06T13:14:15.250")
            }
            self.start = text
        }
    }
}

extension WaveStatement {
    init(_ node: ProfileNode) throws(RecordingError) {
        let members = try node.members(["channels", "scale", "unit"])
        for element in try members["channels"]?.elements() ?? [] {
            names.append(element.isNull ? "" : try element.text(atMost: 200))
        }
        if let scale = members["scale"] {
            for element in try Self.oneOrMany(scale) {
                scales.append(
                    element.isNull ? nil : try element.number(1e-12...1e12, "the value at full scale"))
            }
        }
        if let unit = members["unit"] {
            let quantities = Quantity.allCases
            for element in try Self.oneOrMany(unit) {
                units.append(element.isNull ? nil : try element.unit(of: quantities))
            }
        }
        for (key, count) in [("scale", scales.count), ("unit", units.count)] where count > 1 && !names.isEmpty {
            guard count != names.count, let member = members[key] else { continue }
            throw member.wrong("\(count) elements for \(names.count) channels; one or \(names.count) are expected")
        }
    }

    private static func oneOrMany(_ node: ProfileNode) throws(RecordingError) -> [ProfileNode] {
        if case .list = node.value { return try node.elements() }
        return [node]
    }
}
