/// What is stated about a text table from outside of its cells: by a profile, or by the format that its first lines name.
///
/// What is left out is found from the file. Of several statements the first that says something about a thing decides on
/// it; what the user states beats them all.
struct TableStatement: Sendable, Hashable {
    /// Who states it, as it is told: `profile lab-imu-2024`, `format Xsens MT`.
    var evidence: String
    /// How the text is written.
    var text = Text()
    /// When the rows were measured.
    var time = Time()
    /// The sensors with their columns, and nothing else is read then; empty leaves it to the names of the columns.
    var sensors: [Sensor] = []
    /// Units of the columns of a quantity, where the columns are found by their names.
    var units: [Quantity: PhysicalUnit] = [:]
    /// The side of the only sensor, where the columns are found by their names.
    var side: Side?
    /// The placement of the only sensor, where the columns are found by their names.
    var placement: SensorPlacement?
    /// The column whose cells mark events.
    var events: ColumnReference?
    /// Quantities of which zero on all axes at once stands for a sample that was not measured.
    var zerosAreMissing: Set<Quantity> = []

    /// Creates a statement that says nothing yet.
    init(evidence: String) { self.evidence = evidence }
}

extension TableStatement {
    /// How the text of a table is written; lines are counted from 1.
    struct Text: Sendable, Hashable {
        /// The encoding of names and units.
        var encoding: TextEncoding?
        /// What stands between cells.
        var delimiter: Delimiter?
        /// A point or a comma.
        var decimalMark: Character?
        /// What starts a comment, beside `#`, `%` and `//`.
        var commentMark: Character?
        /// The line with the names of the columns, or that there is none.
        var headerRow: Presence<Int>?
        /// The line with their units, or that there is none.
        var unitsRow: Presence<Int>?
        /// The line of the first row.
        var firstDataRow: Int?
        /// Words for a missing value, beside the usual ones; a number stands for itself.
        var missing: [String]?
    }

    /// When the rows were measured.
    struct Time: Sendable, Hashable {
        /// The column that tells it, or that there is none.
        var column: Presence<ColumnReference>?
        /// One unit of its numbers in seconds.
        var unitSeconds: Double?
        /// The column that rises by one a sample, used where the time column is missing or empty.
        var counter: ColumnReference?
        /// After how many bits the counter starts again at 0.
        var counterBits: Int?
        /// Samples per second.
        var rate: Double?
        /// Samples per second as the file declares them; the time column is held against it.
        var declaredRate: Double?
        /// When the first row was measured, ISO 8601.
        var start: String?
    }

    /// A sensor, a force plate, an insole or a marker, and its columns.
    struct Sensor: Sendable, Hashable {
        /// Where it is stated, for messages: `sensors[0]`.
        var path: String
        /// Its name; `nil` to have it named by its place where there are several.
        var name: String?
        var side = Side.unknown
        var placement = SensorPlacement.unknown
        var columns: [Column] = []
        /// How its axes lie on the body; `nil` leaves them as they are.
        var axes: BodyAxes?
        /// The upward axis of a force plate, in the sense in which a load is positive.
        var verticalAxis: SignedAxis?
    }

    /// A measured column.
    struct Column: Sendable, Hashable {
        /// Where it is stated, for messages: `sensors[0].acc.columns[0]`.
        var path: String
        var reference: ColumnReference
        var quantity: Quantity
        /// The axis; `nil` for a vertical force alone and for the cells of an insole.
        var axis: Axis?
        /// The unit; `nil` leaves it to the header.
        var unit: PhysicalUnit?
        /// What a cell is multiplied with to have it in its unit.
        var scale = 1.0
        /// The greatest value that the sensor measures, in its unit.
        var range: Double?
        /// What to call the channel where its name in the file is not to be used.
        var label: String?
    }

    /// What stands between the cells of a row.
    struct Delimiter: Sendable, Hashable {
        var character: Character
        /// Whether a run of blanks and tabs is one delimiter.
        var mergesBlanks = false
    }
}

/// A column, by the cell of the names row or by its number, counted from 1.
enum ColumnReference: Sendable, Hashable, CustomStringConvertible {
    case name(String)
    case number(Int)

    /// `'Acc_X'`, or `3`.
    var description: String {
        switch self {
        case .name(let name): "'\(name)'"
        case .number(let number): "\(number)"
        }
    }
}

/// Something that is stated to be there or not to be there.
enum Presence<Value: Sendable & Hashable>: Sendable, Hashable {
    case absent
    case present(Value)

    /// The value, if there is one.
    var value: Value? {
        if case .present(let value) = self { value } else { nil }
    }
}

/// How the letters of a text are stored.
enum TextEncoding: String, Sendable, Hashable, CaseIterable {
    case utf8 = "utf-8"
    case windows1252 = "windows-1252"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
}

/// Something that is stated, and by whom.
struct Stated<Value> {
    var value: Value
    var evidence: String
}

extension [TableStatement] {
    /// What the first statement says that says something about a thing.
    func first<Value>(_ thing: KeyPath<TableStatement, Value?>) -> Stated<Value>? {
        for statement in self {
            if let value = statement[keyPath: thing] { return Stated(value: value, evidence: statement.evidence) }
        }
        return nil
    }

    /// The statements up to the first of which something is true: what comes after it has no say about that thing.
    func through(_ isLast: (TableStatement) -> Bool) -> [TableStatement] {
        Array(prefix((firstIndex(where: isLast) ?? count - 1) + 1))
    }
}
