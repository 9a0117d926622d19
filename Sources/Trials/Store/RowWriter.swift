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
                    key.databaseValue, failure.code.rawValue.databaseValue, (failure.role?.rawValue).cell,
                    failure.line.cell, failure.message.databaseValue, failure.hint.cell,
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
                    key.databaseValue, position.databaseValue, file.role.rawValue.databaseValue,
                    file.name.databaseValue, file.sha256.cell, file.size.databaseValue, format.cell,
                    rates.cell,
                ])
        }
        for (position, file) in completed.outputs.enumerated() {
            try insert(
                "output_file",
                [
                    key.databaseValue, position.databaseValue, file.name.databaseValue, file.size.databaseValue,
                ])
        }
    }

    private mutating func write(_ result: RecordingResult, hashes: [String], key: Int64) throws {
        for (position, note) in result.quality.enumerated() {
            try insert(
                "quality_note",
                [
                    key.databaseValue, position.databaseValue, note.code.databaseValue, note.severity.databaseValue,
                    note.side.cell, note.message.databaseValue, note.start.cell, note.end.cell,
                ])
        }
        for (position, foot) in result.feet.enumerated() {
            try insert(
                "foot",
                [
                    key.databaseValue, position.databaseValue, foot.side.databaseValue, foot.strideCount.databaseValue,
                    foot.straightCount.databaseValue, foot.finding.databaseValue, foot.grade.cell,
                    foot.statement.databaseValue,
                ])
        }
        for (position, figure) in result.figures.enumerated() {
            try insert(
                "figure",
                [
                    key.databaseValue, position.databaseValue, try parameterKey(of: figure).databaseValue,
                    figure.side.databaseValue, figure.value.cell, figure.low.cell, figure.high.cell, figure.n.cell,
                    figure.mean.cell, figure.sd.cell, figure.p5.cell, figure.p95.cell, figure.cv.cell,
                    figure.referenceLow.cell, figure.referenceHigh.cell, (figure.flag?.rawValue).cell,
                ])
        }
        for (position, stumble) in result.stumbles.enumerated() {
            try insert(
                "stumble",
                [
                    key.databaseValue, position.databaseValue, stumble.side.databaseValue,
                    stumble.time.databaseValue, stumble.kind.databaseValue, stumble.swingPercent.cell,
                    stumble.score.databaseValue, stumble.reason.databaseValue,
                ])
        }
        try write(result.strides, key: key)
        try insert("recording_summary", [key.databaseValue] + summary.cells(of: result, hashes: hashes))
    }

    private func write(_ strides: StrideRows, key: Int64) throws {
        var cells = [DatabaseValue](repeating: .null, count: strides.columns.count + 2)
        cells[0] = key.databaseValue
        for row in 0..<strides.count {
            cells[1] = row.databaseValue
            for (place, column) in strides.columns.enumerated() {
                switch column {
                case .numbers(let values): cells[place + 2] = values[row].cell
                case .texts(let values): cells[place + 2] = values[row].databaseValue
                }
            }
            try insert("stride", cells)
        }
    }

    private func insert(_ table: String, _ cells: [DatabaseValue]) throws {
        guard let statement = inserts[table] else { return }
        statement.setUncheckedArguments(StatementArguments(cells))
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

extension Double {
    /// The number; `nil` where it is not one.
    var whereFinite: Double? { isFinite ? self : nil }
}

extension Double? {
    /// The value in the store; what is not finite is not available.
    var cell: DatabaseValue { self?.whereFinite?.databaseValue ?? .null }
}

extension Int? {
    /// The value in the store.
    var cell: DatabaseValue { self?.databaseValue ?? .null }
}

extension String? {
    /// The value in the store.
    var cell: DatabaseValue { self?.databaseValue ?? .null }
}
