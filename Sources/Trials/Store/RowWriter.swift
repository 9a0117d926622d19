internal import GRDB
internal import Recordings

/// Writes the rows of recordings with statements that are prepared once.
struct RowWriter {
    private let database: Database
    private let find: Statement
    private let remove: Statement
    private let recording: Statement
    private let parameter: Statement
    private let knownParameter: Statement
    private let inserts: [String: Statement]
    private let direct: [String: DirectStatement]
    private var parameters: [ParameterIdentity: Int64] = [:]
    private let summary = SummaryPlan()

    private struct ParameterIdentity: Hashable {
        var name: String
        var unit: String
        var decimals: Int
    }

    init(_ database: Database) throws {
        self.database = database
        find = try database.cachedStatement(sql: "SELECT recording_id FROM recording WHERE recording = ?")
        remove = try database.cachedStatement(sql: "DELETE FROM recording WHERE recording = ?")
        recording = try database.cachedStatement(sql: "INSERT INTO recording VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        parameter = try database.cachedStatement(sql: "INSERT INTO parameter VALUES (?, ?, ?, ?, ?, ?)")
        knownParameter = try database.cachedStatement(
            sql: "SELECT name, unit, decimals FROM parameter WHERE parameter = ?")
        var inserts: [String: Statement] = [:]
        for table in StoreSchema.children {
            let count = try database.columns(in: table).count
            let places = Array(repeating: "?", count: count).joined(separator: ", ")
            inserts[table] = try database.cachedStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
        }
        self.inserts = inserts
        direct = inserts.filter { ["figure", "stride"].contains($0.key) }.mapValues {
            DirectStatement($0, in: database)
        }
    }

    /// Replaces everything about a recording.
    mutating func write(_ completed: CompletedRecording, path: String) throws {
        let identity = completed.identity
        let key = RecordingKey.key(of: identity.id)
        if let known = try String.fetchOne(find, arguments: [key]) {
            guard known == identity.id else {
                throw RecordingError(
                    .badData, path: path, "the recordings \(known) and \(identity.id) have the same number",
                    remedy: "give one of them another name")
            }
            try remove.execute(arguments: [key])
        }
        let result = try? completed.outcome.get()
        let status: RecordingStatus
        switch completed.outcome {
        case .success: status = .ok
        case .failure(let failure): status = failure.status
        }
        try recording.execute(arguments: [
            key, identity.id, identity.participant, identity.visit, identity.condition, status.rawValue,
            completed.fingerprint, result?.duration.whereFinite,
        ])
        try writeFiles(of: completed, inputs: result?.inputs ?? [], key: key)
        switch completed.outcome {
        case .success(let result): try write(result, hashes: completed.files.compactMap(\.sha256), key: key)
        case .failure(let failure):
            try insert(
                "failure",
                [
                    key, failure.code.rawValue, failure.role?.rawValue,
                    failure.line, failure.message, failure.hint,
                ])
        }
    }

    // MARK: - Parts

    private func writeFiles(of completed: CompletedRecording, inputs: [RecordingResult.Input], key: Int64) throws {
        var inputs = inputs
        for (position, file) in completed.files.enumerated() {
            var format: String?
            var rates: String?
            if let index = inputs.firstIndex(where: { $0.role == file.role }) {
                let input = inputs.remove(at: index)
                format = input.format
                rates = input.rates.map(\.description).joined(separator: ";")
            }
            try insert(
                "input_file",
                [
                    key, position, file.role.rawValue,
                    file.name, file.sha256, file.size, format,
                    rates,
                ])
        }
        for (position, file) in completed.outputs.enumerated() {
            try insert(
                "output_file",
                [
                    key, position, file.name, file.size,
                ])
        }
    }

    private mutating func write(_ result: RecordingResult, hashes: [String], key: Int64) throws {
        for (position, note) in result.quality.enumerated() {
            try insert(
                "quality_note",
                [
                    key, position, note.code, note.severity,
                    note.side, note.message, note.start.cell, note.end.cell,
                ])
        }
        for (position, foot) in result.feet.enumerated() {
            try insert(
                "foot",
                [
                    key, position, foot.side, foot.strideCount,
                    foot.straightCount, foot.finding, foot.grade,
                    foot.statement,
                ])
        }
        for (position, figure) in result.figures.enumerated() { try write(figure, position, key: key) }
        for (position, stumble) in result.stumbles.enumerated() {
            try insert(
                "stumble",
                [
                    key, position, stumble.side,
                    stumble.time, stumble.kind, stumble.swingPercent.cell,
                    stumble.score, stumble.reason,
                ])
        }
        try write(result.strides, key: key)
        try insert("recording_summary", [key as Cell] + summary.cells(of: result, hashes: hashes))
    }

    private mutating func write(_ figure: Figure, _ position: Int, key: Int64) throws {
        guard let statement = direct["figure"] else { return }
        statement.bind(key, at: 1)
        statement.bind(Int64(position), at: 2)
        statement.bind(try parameterKey(of: figure), at: 3)
        statement.bind(figure.side, at: 4)
        statement.bind(figure.value, at: 5)
        statement.bind(figure.low, at: 6)
        statement.bind(figure.high, at: 7)
        statement.bind(figure.n, at: 8)
        statement.bind(figure.mean, at: 9)
        statement.bind(figure.sd, at: 10)
        statement.bind(figure.p5, at: 11)
        statement.bind(figure.p95, at: 12)
        statement.bind(figure.cv, at: 13)
        statement.bind(figure.referenceLow, at: 14)
        statement.bind(figure.referenceHigh, at: 15)
        statement.bind(figure.flag?.rawValue, at: 16)
        try statement.run()
    }

    private func write(_ strides: StrideRows, key: Int64) throws {
        guard let statement = direct["stride"] else { return }
        statement.bind(key, at: 1)
        for row in 0..<strides.count {
            statement.bind(Int64(row), at: 2)
            for (place, column) in strides.columns.enumerated() {
                switch column {
                case .numbers(let values): statement.bind(values[row], at: place + 3)
                case .texts(let values): statement.bind(values[row], at: place + 3)
                }
            }
            try statement.run()
        }
    }

    private func insert(_ table: String, _ cells: [Cell]) throws {
        guard let statement = inserts[table] else { return }
        statement.setUncheckedArguments(StatementArguments(CellRow(cells)))
        try statement.execute()
    }

    /// The number of a figure's parameter, which is written when it is new.
    private mutating func parameterKey(of figure: Figure) throws -> Int64 {
        let identity = ParameterIdentity(name: figure.parameter, unit: figure.unit, decimals: figure.decimals)
        if let key = parameters[identity] { return key }
        let key = RecordingKey.parameterKey(name: identity.name, unit: identity.unit, decimals: identity.decimals)
        if let row = try Row.fetchOne(knownParameter, arguments: [key]) {
            guard row[0] == identity.name, row[1] == identity.unit, row[2] == identity.decimals else {
                throw DatabaseError(
                    resultCode: .SQLITE_CONSTRAINT, message: "two parameters have the same number: \(identity.name)")
            }
        } else {
            let (form, quantity) = Self.form(of: identity.name)
            try parameter.execute(arguments: [
                key, identity.name, identity.unit, identity.decimals, form, quantity,
            ])
        }
        parameters[identity] = key
        return key
    }

    /// Whether a parameter compares both sides, and what of them.
    private static func form(of name: String) -> (form: String, quantity: String) {
        for form in ["difference", "ratio", "symmetry_index"] where name.hasPrefix(form + "_") {
            return (form, String(name.dropFirst(form.count + 1)))
        }
        return ("", name)
    }
}

/// A value on its way into the store.
typealias Cell = (any DatabaseValueConvertible)?

/// The cells of a row, one after the other.
///
/// An array itself would be walked through several times as slowly by the library, which does not know its type.
private struct CellRow: Sequence, IteratorProtocol {
    private let cells: [Cell]
    private var place = 0

    init(_ cells: [Cell]) { self.cells = cells }

    mutating func next() -> Cell? {
        guard place < cells.count else { return nil }
        defer { place += 1 }
        return .some(cells[place])
    }
}

extension Double {
    /// The number; `nil` where it is not one, which is not available in the store.
    var whereFinite: Double? { isFinite ? self : nil }
}

extension Double? {
    /// The value in the store.
    var cell: Double? { self?.whereFinite }
}
