/// What a column of a table is, as far as its name, its sensor's name and its unit tell.
struct ColumnName: Hashable {
    /// What the column is for.
    enum Role: Hashable {
        /// Time, or date and time.
        case time
        /// A number that rises by one a sample: a packet counter, a frame, a sample index.
        case counter
        /// A measurement.
        case measurement(Quantity)
        /// Nothing that is used.
        case other
    }

    /// The column, counted from 0.
    var index: Int
    /// The name as it stands in the file.
    var raw: String
    /// The name without its unit.
    var label: String
    /// What it is for.
    var role: Role
    /// The axis of a measurement.
    var axis: Axis?
    /// The unit, when one is named.
    var unit: UnitText?
    /// Where the unit stands: in the name or in a row of units.
    var unitEvidence = ""
    /// Where the sensor sits.
    var place: PlacementWords
    /// What remains of the name: it tells one sensor from another.
    var sensor: String
    /// Whether the name says that gravity was taken out.
    var isGravityFree = false
    /// Which of two accelerometers in one housing it is (`ln` low noise, `wr` wide range), or empty.
    var range = ""
    /// Who says the unit, for messages.
    var unitSource = "header"
    /// What a cell is multiplied with to have it in its unit.
    var scale = 1.0
    /// The greatest value that the sensor measures, in the unit, where it is stated.
    var greatest: Double?

    /// The quantity of a measurement.
    var quantity: Quantity? {
        if case .measurement(let quantity) = role { quantity } else { nil }
    }

    /// The physical unit, when one is named.
    var physicalUnit: PhysicalUnit? {
        if case .physical(let unit) = unit { unit } else { nil }
    }

    /// Reads a column's names.
    ///
    /// - Parameters:
    ///   - name: the cell of the names row.
    ///   - group: the cell of the row above that names sensors, or empty.
    ///   - unit: the cell of the units row, or empty.
    init(index: Int, name: String, group: String = "", unit unitCell: String = "") {
        self.index = index
        raw = name
        var (label, unit) = Self.bracketedUnit(name)
        if unit == nil { (label, unit) = Self.trailingUnit(name) }
        if unit != nil { unitEvidence = "in the column's name" }
        if unit == nil, let stated = UnitText.parse(unitCell) {
            unit = stated
            unitEvidence = "in the row of units"
        }
        self.label = label
        self.unit = unit

        var words = NameWords.split(label)
        var meaning = ColumnMeaning(&words)
        if meaning.role == .other, meaning.axis != nil, !meaning.isExcluded, case .physical(let stated) = unit {
            // `x-axis (g)`: only the unit tells what it is.
            meaning.role = stated.quantity.map { .measurement($0) } ?? .other
        }
        role = meaning.role
        axis = meaning.axis
        isGravityFree = meaning.isGravityFree
        range = meaning.range
        let remaining = NameWords.split(group) + words
        let place = PlacementWords(remaining)
        self.place = place
        let rest = remaining.filter {
            !place.explains($0) && !ColumnMeaning.isNoise($0)
        }
        sensor = rest.joined(separator: " ")
    }

    // MARK: - Units in names

    /// `Gyroscope X (deg/s)`, `Acc X [g]`.
    private static func bracketedUnit(_ name: String) -> (String, UnitText?) {
        for (open, close) in [("(", ")"), ("[", "]")] as [(Character, Character)] {
            guard let start = name.firstIndex(of: open), let end = name.lastIndex(of: close), start < end,
                let unit = UnitText.parse(name[name.index(after: start)..<end])
            else { continue }
            let label = name[..<start] + " " + name[name.index(after: end)...]
            return (CellSeparation.trimmed(label), unit)
        }
        return (name, nil)
    }

    /// `acc_x_m/s^2`, `t_ms`, `Acc X g`, `acc_x / m/s^2`; only a unit that fits the quantity counts.
    private static func trailingUnit(_ name: String) -> (String, UnitText?) {
        let separators: Set<Character> = ["_", " ", "/", ".", ":", "-"]
        var place = name.startIndex
        while let found = name[place...].firstIndex(where: separators.contains) {
            let suffix = CellSeparation.trimmed(name[name.index(after: found)...])
            let label = CellSeparation.trimmed(name[..<found])
            if !label.isEmpty, let unit = UnitText.parse(suffix) {
                var words = NameWords.split(label)
                let meaning = ColumnMeaning(&words)
                if fits(unit, meaning) { return (label, unit) }
            }
            place = name.index(after: found)
        }
        return (name, nil)
    }

    private static func fits(_ unit: UnitText, _ meaning: ColumnMeaning) -> Bool {
        switch (unit, meaning.role) {
        case (.time, .time): true
        case (.physical(let unit), .measurement(let quantity)): unit.quantity == quantity
        // A place in space needs no word beside its axis: `L_FCC_x_mm`.
        case (.physical(let unit), .other): unit.quantity == .position && !meaning.isExcluded
        default: false
        }
    }
}
