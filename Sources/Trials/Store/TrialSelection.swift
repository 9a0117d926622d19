internal import GRDB
public import Recordings

/// The recordings a filter takes, at one state of the store; rows are handed out one after the other.
///
/// Memory follows the number of recordings, never that of strides.
public struct TrialSelection {
    private let database: Database
    private let path: String
    private let keys: [Int64]

    /// The recordings, sorted by id.
    public let identities: [RecordingIdentity]

    init(_ database: Database, path: String, filter: TrialFilter) throws {
        self.database = database
        self.path = path
        var keys: [Int64] = []
        var identities: [RecordingIdentity] = []
        let rows = try Self.rows(database, filter: filter)
        do {
            while let row = try rows.next() {
                keys.append(try row.required(0, of: path))
                identities.append(
                    RecordingIdentity(
                        id: try row.required(1, of: path), participant: row.value(2), visit: row.value(3),
                        condition: row.value(4)))
            }
        } catch let error as DatabaseError where filter.expression != nil && error.resultCode == .SQLITE_ERROR {
            throw FilterExpression.error(error.message ?? "it cannot be evaluated")
        }
        self.keys = keys
        self.identities = identities
    }

    /// Hands every row of a table to `body`, sorted by recording id, then as they came.
    public func forEachRow(
        of table: TrialTable, _ body: (TrialRow) throws(RecordingError) -> Void
    ) throws(RecordingError) {
        do {
            let statement = try database.cachedStatement(sql: table.query)
            for (key, identity) in zip(keys, identities) {
                let cursor = try Row.fetchCursor(statement, arguments: [key])
                while let row = try cursor.next() {
                    try body(TrialRow(identity: identity, columns: table.columns, row: row))
                }
            }
        } catch {
            throw RecordingError(store: path, isWriting: false, error)
        }
    }

    private static func rows(_ database: Database, filter: TrialFilter) throws -> RowCursor {
        var conditions: [String] = []
        var arguments: [String] = []
        for (name, values) in [
            ("participant", filter.participants), ("visit", filter.visits), ("condition", filter.conditions),
        ] where !values.isEmpty {
            let places = Array(repeating: "?", count: values.count).joined(separator: ", ")
            conditions.append("\(name) IN (\(places))")
            arguments += values
        }
        if let expression = filter.expression {
            try FilterExpression.check(expression)
            // A line break ends whatever the expression might leave open.
            conditions.append("(\(expression)\n)")
        }
        // In a table of its own the expression sees the columns of the view and no others.
        var chosen = "SELECT recording_id FROM recordings"
        if !conditions.isEmpty { chosen += " WHERE " + conditions.joined(separator: " AND ") }
        do {
            return try Row.fetchCursor(
                database,
                sql: """
                    SELECT r.recording, r.recording_id, r.participant, r.visit, r.condition
                    FROM (\(chosen)) chosen JOIN recording r ON r.recording_id = chosen.recording_id
                    ORDER BY r.recording_id
                    """, arguments: StatementArguments(arguments))
        } catch let error as DatabaseError where filter.expression != nil && error.resultCode == .SQLITE_ERROR {
            throw FilterExpression.error(error.message ?? "it is not understood")
        }
    }
}

/// A row of a table about a trial.
public struct TrialRow {
    /// What a cell holds.
    public enum Cell: Sendable, Hashable {
        /// Not available.
        case empty
        case text(String)
        case integer(Int)
        /// A number to be written with this many decimals.
        case number(Double, decimals: Int)
    }

    /// The identifiers of the recording, which are the first four cells.
    public let identity: RecordingIdentity
    private let columns: [TrialColumn]
    private let row: Row

    init(identity: RecordingIdentity, columns: [TrialColumn], row: Row) {
        self.identity = identity
        self.columns = columns
        self.row = row
    }

    /// Number of cells.
    public var count: Int { columns.count }

    /// The cell of a column.
    public subscript(place: Int) -> Cell {
        switch place {
        case 0: return .text(identity.id)
        case 1: return Self.text(identity.participant)
        case 2: return Self.text(identity.visit)
        case 3: return Self.text(identity.condition)
        default: break
        }
        let index = place - TrialTable.identifiers.count
        switch columns[place].kind {
        case .text: return Self.text(row.value(index))
        case .integer:
            guard let value: Int = row.value(index) else { return .empty }
            return .integer(value)
        case .number(let decimals): return number(index, decimals: decimals)
        case .figure: return number(index, decimals: row.value(columns.count - TrialTable.identifiers.count) ?? 0)
        }
    }

    private func number(_ index: Int, decimals: Int) -> Cell {
        guard let value: Double = row.value(index) else { return .empty }
        return .number(value, decimals: min(max(decimals, 0), 12))
    }

    private static func text(_ text: String?) -> Cell { text.map { .text($0) } ?? .empty }
}

extension TrialStore {
    /// Reads the recordings a filter takes; everything `body` reads is of one state of the store.
    ///
    /// - Throws: `RecordingError` with code `usage` where the filter's expression is wrong, or what `body` throws.
    public func select(
        _ filter: TrialFilter = TrialFilter(), _ body: (TrialSelection) throws(RecordingError) -> Void
    ) throws(RecordingError) {
        try fetch { database in try body(TrialSelection(database, path: path, filter: filter)) }
    }
}
