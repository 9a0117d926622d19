/// The keys of sensors in a profile, and how they are read.
enum SensorPart {
    /// The keys of `sensors[]`.
    static let keys = ["name", "location", "side", "acc", "gyr", "mag", "axes"]
    /// The keys of a quantity of a sensor.
    static let columnKeys = ["columns", "unit", "scale", "range"]
    /// The quantities of a sensor.
    static let quantities: [(key: String, quantity: Quantity)] = [
        ("acc", .acceleration), ("gyr", .angularRate), ("mag", .magneticField),
    ]
    /// Where a sensor may sit.
    static let locations: [(word: String, value: SensorPlacement)] = [
        ("foot", .foot), ("shank", .shank), ("lower_back", .lowerBack), ("lowback", .lowerBack),
    ]
    static let sides: [(word: String, value: Side)] = [("left", .left), ("right", .right)]

    /// Whether a sensor says in which columns it is.
    static func namesColumns(_ node: ProfileNode) throws(RecordingError) -> Bool {
        let members = try node.members(keys)
        for (key, _) in quantities {
            if let part = members[key], try part.members(columnKeys)["columns"] != nil { return true }
        }
        return false
    }

    static func location(_ node: ProfileNode) throws(RecordingError) -> SensorPlacement? {
        node.isNull ? nil : try node.choice(locations)
    }

    static func side(_ node: ProfileNode) throws(RecordingError) -> Side? {
        node.isNull ? nil : try node.choice(sides)
    }

    /// Columns of x, y and z, with `null` for an axis that is not there.
    static func vector(
        _ node: ProfileNode, _ quantity: Quantity, unit: PhysicalUnit? = nil
    ) throws(RecordingError) -> [TableStatement.Column] {
        let elements = try node.elements(atMost: 3)
        guard elements.count == 3, !elements.allSatisfy(\.isNull) else {
            throw node.error("a list of the columns of x, y and z, null for an axis that is not there,")
        }
        var columns: [TableStatement.Column] = []
        for (element, axis) in zip(elements, Axis.allCases) where !element.isNull {
            columns.append(
                TableStatement.Column(
                    path: element.place, reference: try element.column(), quantity: quantity, axis: axis, unit: unit))
        }
        return columns
    }
}

extension TableStatement.Sensor {
    /// Reads an element of `sensors`.
    init(sensor node: ProfileNode) throws(RecordingError) {
        let members = try node.members(SensorPart.keys)
        try self.init(node, members)
        if let location = members["location"] { placement = try SensorPart.location(location) ?? .unknown }
        for (key, quantity) in SensorPart.quantities {
            guard let part = members[key] else { continue }
            let parts = try part.members(SensorPart.columnKeys)
            guard let list = parts["columns"] else { throw part.wrong("no key 'columns'") }
            let unit = try parts["unit"]?.unit(of: [quantity])
            let scale = try parts["scale"]?.number(1e-12...1e12, "what a cell is multiplied with") ?? 1
            let range = try parts["range"]?.number(1e-9...1e12, "the greatest value that the sensor measures")
            for column in try SensorPart.vector(list, quantity, unit: unit) {
                var column = column
                (column.scale, column.range) = (scale, range)
                columns.append(column)
            }
        }
        guard !columns.isEmpty else { throw node.wrong("none of acc, gyr and mag with its columns") }
        if let axes = members["axes"] { self.axes = try BodyAxes(axes) }
    }

    /// Reads an element of `plates`.
    init(plate node: ProfileNode) throws(RecordingError) {
        let members = try node.members([
            "name", "side", "force", "moment", "cop", "unit_force", "unit_moment", "unit_cop", "vertical", "sign",
        ])
        try self.init(node, members)
        placement = .forcePlate
        guard members["force"] != nil else { throw node.wrong("no key 'force'") }
        for (key, quantity, unitKey) in [
            ("force", Quantity.force, "unit_force"), ("moment", .moment, "unit_moment"), ("cop", .position, "unit_cop"),
        ] {
            let unit = try members[unitKey]?.unit(of: [quantity])
            if let list = members[key] {
                let elements = try list.elements(atMost: 3)
                if quantity == .force, elements.count == 1 {
                    // A vertical force alone has no axis.
                    columns.append(
                        TableStatement.Column(
                            path: elements[0].place, reference: try elements[0].column(), quantity: .force, axis: nil,
                            unit: unit))
                    continue
                }
                columns += try SensorPart.vector(list, quantity, unit: unit)
            } else if let stated = members[unitKey] {
                throw stated.wrong("needs '\(key)' beside it")
            }
        }
        guard let vertical = members["vertical"] else {
            if let sign = members["sign"] { throw sign.wrong("needs 'vertical' beside it") }
            return
        }
        let axis = try vertical.choice(Axis.allCases.map { ($0.rawValue, $0) })
        let sign = try members["sign"]?.whole(-1...1, "1 or -1") ?? 1
        if sign == 0 { throw members["sign"]?.error("1 or -1") ?? node.wrong("sign") }
        verticalAxis = SignedAxis(axis, isPositive: sign > 0)
    }

    /// Reads an element of `insoles`.
    init(insole node: ProfileNode) throws(RecordingError) {
        let members = try node.members(["name", "side", "cells", "total", "unit"])
        try self.init(node, members)
        placement = .insole
        guard let cells = members["cells"] else { throw node.wrong("no key 'cells'") }
        let unit = try members["unit"]?.unit(of: [.force])
        var nodes = try cells.elements(atMost: 1000).enumerated().map { (label: "\($0 + 1)", node: $1) }
        guard !nodes.isEmpty else { throw cells.error("a list of columns") }
        if let total = members["total"] { nodes.append(("total", total)) }
        for (label, node) in nodes {
            columns.append(
                TableStatement.Column(
                    path: node.place, reference: try node.column(), quantity: .force, axis: nil, unit: unit,
                    label: label))
        }
    }

    /// Reads an element of `markers`.
    init(marker node: ProfileNode) throws(RecordingError) {
        let members = try node.members(["name", "side", "columns", "unit"])
        try self.init(node, members)
        placement = .marker
        guard let name else { throw node.wrong("no key 'name'") }
        guard let list = members["columns"] else { throw node.wrong("no key 'columns'") }
        if members["side"] == nil { side = MarkerSide.side(of: name) }
        let unit = try members["unit"]?.unit(of: [.position])
        columns = try SensorPart.vector(list, .position, unit: unit).map { column in
            var column = column
            column.label = "\(name) \(column.axis?.rawValue ?? "")"
            return column
        }
    }

    private init(_ node: ProfileNode, _ members: [String: ProfileNode]) throws(RecordingError) {
        self.init(path: node.place)
        name = try members["name"]?.text(atMost: 120)
        if let side = members["side"] { self.side = try SensorPart.side(side) ?? .unknown }
    }
}

extension BodyAxes {
    fileprivate init(_ node: ProfileNode) throws(RecordingError) {
        let members = try node.members(["up", "right", "forward"])
        var axes: [SignedAxis] = []
        for key in ["up", "right", "forward"] {
            guard let member = members[key] else {
                throw node.wrong("no key '\(key)'; up, right and forward are expected")
            }
            guard case .text(let text) = member.value, let axis = SignedAxis(text) else {
                throw member.error("an axis of the sensor such as x or -x")
            }
            axes.append(axis)
        }
        guard let found = BodyAxes(up: axes[0], right: axes[1], forward: axes[2]) else {
            let isOnce = Set(axes.map(\.axis)).count == 3
            throw node.wrong(
                isOnce
                    ? "up, right and forward make a left-handed frame; one sense must be wrong"
                    : "each of x, y and z is expected once")
        }
        self = found
    }
}
