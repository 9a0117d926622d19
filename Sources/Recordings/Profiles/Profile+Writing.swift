extension Profile {
    /// The profile as JSON, the keys in the order in which they are documented.
    var value: ProfileValue {
        var members: [ProfileValue.Member] = [
            .init("format", .number(Double(Self.format))), .init("name", .text(name)),
        ]
        func add(_ key: String, _ value: ProfileValue?) {
            if let value { members.append(.init(key, value)) }
        }
        add("description", summary.map { .text($0) })
        add("match", match?.value)
        add("text", table.text.value)
        add("time", table.time.value)
        let sensors = table.sensors.filter { $0.part == .sensor }.map { $0.value(.sensor) }
        add("sensors", sensors.isEmpty ? table.commonSensor : .list(sensors))
        for (key, part) in [("plates", ProfilePart.plate), ("insoles", .insole), ("markers", .marker)] {
            let values = table.sensors.filter { $0.part == part }.map { $0.value(part) }
            add(key, values.isEmpty ? nil : .list(values))
        }
        add("wav", wave?.value)
        add("events", table.events.map { .object([.init("column", $0.value)]) })
        return .object(members)
    }
}

/// Under which key of a profile a sensor stands.
enum ProfilePart {
    case sensor
    case plate
    case insole
    case marker
}

extension ProfileValue {
    /// An object without the members that are not stated; `nil` when nothing is.
    fileprivate static func object(_ members: [(String, ProfileValue?)]) -> ProfileValue? {
        let stated = members.compactMap { name, value in value.map { Member(name, $0) } }
        return stated.isEmpty ? nil : .object(stated)
    }

    fileprivate init(_ number: Double?, or none: ProfileValue = .null) { self = number.map { .number($0) } ?? none }
}

extension ColumnReference {
    /// The name or the number.
    var value: ProfileValue {
        switch self {
        case .name(let name): .text(name)
        case .number(let number): .number(Double(number))
        }
    }
}

extension ProfileMatch {
    fileprivate var value: ProfileValue? {
        .object([
            ("header_contains", headerContains.isEmpty ? nil : .list(headerContains.map { .text($0) })),
            ("filename", filename.map { .text($0) }),
        ])
    }
}

extension TableStatement.Text {
    fileprivate var value: ProfileValue? {
        func line(_ presence: Presence<Int>?) -> ProfileValue? { presence.map { .init($0.value.map(Double.init)) } }
        let word = delimiter.map { delimiter in
            Self.delimiters.first { $0.value == delimiter }?.word ?? String(delimiter.character)
        }
        return .object([
            ("encoding", encoding.map { .text($0.rawValue) }), ("delimiter", word.map { .text($0) }),
            ("decimal", decimalMark.map { .text(String($0)) }), ("comment", commentMark.map { .text(String($0)) }),
            ("header_row", line(headerRow)), ("units_row", line(unitsRow)),
            ("first_data_row", firstDataRow.map { .number(Double($0)) }),
            ("missing", missing.map { .list($0.map { .text($0) }) }),
        ])
    }
}

extension TableStatement.Time {
    fileprivate var value: ProfileValue? {
        .object([
            ("column", column.map { $0.value.map(\.value) ?? .null }),
            ("unit", Self.units.first { $0.value == unitSeconds }.map { .text($0.word) }),
            ("counter", counter.map(\.value)), ("counter_bits", counterBits.map { .number(Double($0)) }),
            ("rate_hz", rate.map { .number($0) }), ("start", start.map { .text($0) }),
        ])
    }
}

extension WaveStatement {
    fileprivate var value: ProfileValue? {
        func oneOrMany(_ values: [ProfileValue]) -> ProfileValue? {
            values.count == 1 ? values[0] : values.isEmpty ? nil : .list(values)
        }
        return .object([
            ("channels", names.isEmpty ? nil : .list(names.map { $0.isEmpty ? .null : .text($0) })),
            ("scale", oneOrMany(scales.map { .init($0) })),
            ("unit", oneOrMany(units.map { $0.map { .text($0.rawValue) } ?? .null })),
        ])
    }
}

extension TableStatement {
    /// What is true of the sensor whose columns are found by their names.
    fileprivate var commonSensor: ProfileValue? {
        let parts = SensorPart.quantities.map { key, quantity in
            (key, units[quantity].map { ProfileValue.object([.init("unit", .text($0.rawValue))]) })
        }
        let members = [("location", Sensor.location(placement)), ("side", Sensor.side(side))] + parts
        return ProfileValue.object(members).map { .list([$0]) }
    }
}

extension TableStatement.Sensor {
    /// Under which key it stands: by what it measures and where it is.
    var part: ProfilePart {
        switch placement {
        case .marker: .marker
        case .insole: .insole
        case .forcePlate: .plate
        default: columns.contains { [.force, .moment, .position].contains($0.quantity) } ? .plate : .sensor
        }
    }

    fileprivate static func location(_ placement: SensorPlacement?) -> ProfileValue? {
        SensorPart.locations.first { $0.value == placement }.map { .text($0.word) }
    }

    fileprivate static func side(_ side: Side?) -> ProfileValue? {
        SensorPart.sides.first { $0.value == side }.map { .text($0.word) }
    }

    fileprivate func value(_ part: ProfilePart) -> ProfileValue {
        var members: [(String, ProfileValue?)] = [("name", name.map { .text($0) })]
        switch part {
        case .sensor:
            members.append(("location", Self.location(placement)))
            members.append(("side", Self.side(side)))
            members += SensorPart.quantities.map { ($0.key, quantity($0.quantity)) }
            members.append(
                (
                    "axes",
                    axes.map { axes in
                        .object(
                            [("up", axes.up), ("right", axes.right), ("forward", axes.forward)].map {
                                .init($0, .text($1.isPositive ? $1.axis.rawValue : $1.label))
                            })
                    }
                ))
        case .plate:
            members.append(("side", Self.side(side)))
            for (key, quantity) in [("force", Quantity.force), ("moment", .moment), ("cop", .position)] {
                members.append((key, vector(quantity)))
                members.append(("unit_\(key)", unit(quantity)))
            }
            members.append(("vertical", verticalAxis.map { .text($0.axis.rawValue) }))
            members.append(("sign", verticalAxis.map { .number($0.isPositive ? 1 : -1) }))
        case .insole:
            members.append(("side", Self.side(side)))
            members.append(("cells", .list(columns.filter { $0.label != "total" }.map(\.reference.value))))
            members.append(("total", columns.first { $0.label == "total" }?.reference.value))
            members.append(("unit", unit(.force)))
        case .marker:
            members.append(("side", Self.side(side)))
            members.append(("columns", vector(.position)))
            members.append(("unit", unit(.position)))
        }
        return ProfileValue.object(members) ?? .object([])
    }

    private func quantity(_ quantity: Quantity) -> ProfileValue? {
        guard let list = vector(quantity), let first = columns.first(where: { $0.quantity == quantity }) else {
            return nil
        }
        return .object([
            ("columns", list), ("unit", unit(quantity)), ("scale", first.scale == 1 ? nil : .number(first.scale)),
            ("range", first.range.map { .number($0) }),
        ])
    }

    private func unit(_ quantity: Quantity) -> ProfileValue? {
        columns.first { $0.quantity == quantity }?.unit.map { .text($0.rawValue) }
    }

    /// The columns of x, y and z, or the only column of a quantity without axis.
    private func vector(_ quantity: Quantity) -> ProfileValue? {
        let columns = columns.filter { $0.quantity == quantity }
        guard !columns.isEmpty else { return nil }
        if columns.count == 1, columns[0].axis == nil { return .list([columns[0].reference.value]) }
        return .list(Axis.allCases.map { axis in columns.first { $0.axis == axis }?.reference.value ?? .null })
    }
}
