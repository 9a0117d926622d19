internal import GRDB
public import Recordings

extension TrialStore {
    /// What is done already, by recording id.
    public func ledger() throws(RecordingError) -> [String: LedgerEntry] {
        try fetch { database in
            var files: [Int64: [FileStamp]] = [:]
            let read = try Row.fetchCursor(
                database,
                sql:
                    "SELECT recording, role, name, sha256, size_bytes FROM input_file ORDER BY recording, position"
            )
            while let row = try read.next() {
                files[row[0], default: []].append(
                    FileStamp(
                        role: try self.value(row[1]), name: row[2], sha256: row[3], size: row[4]))
            }
            var outputs: [Int64: [OutputFile]] = [:]
            let written = try Row.fetchCursor(
                database, sql: "SELECT recording, name, size_bytes FROM output_file ORDER BY recording, position")
            while let row = try written.next() {
                outputs[row[0], default: []].append(OutputFile(name: row[1], size: row[2]))
            }
            var entries: [String: LedgerEntry] = [:]
            let recordings = try Row.fetchCursor(
                database,
                sql: """
                    SELECT r.recording, r.recording_id, r.fingerprint, r.status, f.code,
                      r.participant, r.visit, r.condition
                    FROM recording r LEFT JOIN failure f ON f.recording = r.recording
                    """)
            while let row = try recordings.next() {
                let key: Int64 = row[0]
                let code: String? = row[4]
                entries[row[1]] = LedgerEntry(
                    identity: RecordingIdentity(
                        id: row[1], participant: row[5], visit: row[6], condition: row[7]), fingerprint: row[2],
                    status: try self.value(row[3]), code: try code.map(self.value),
                    files: files[key] ?? [], outputs: outputs[key] ?? [])
            }
            return entries
        }
    }

    /// What all results have in common, by name.
    public func provenance() throws(RecordingError) -> [String: String] {
        try fetch { database in
            let rows = try Row.fetchAll(database, sql: "SELECT name, value FROM provenance")
            return Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
        }
    }

    /// Everything but strides, sorted by recording id, for the report on the trial.
    ///
    /// Memory follows the number of recordings.
    public func cohort() throws(RecordingError) -> [CohortRecording] {
        try fetch { database in
            let reader = try CohortReader(database, path: path)
            var recordings: [CohortRecording] = []
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT recording, recording_id, participant, visit, condition, duration_s
                    FROM recording ORDER BY recording_id
                    """)
            while let row = try rows.next() { recordings.append(try reader.recording(row)) }
            return recordings
        }
    }

    /// A value that is kept as text.
    private func value<T: RawRepresentable>(_ text: String) throws -> T where T.RawValue == String {
        try StoredText.value(text, path: path)
    }
}

/// Text of the store that stands for one of a few values.
enum StoredText {
    /// The value; a text that stands for none means that the store was altered.
    static func value<T: RawRepresentable>(
        _ text: String, path: String
    ) throws(RecordingError) -> T where T.RawValue == String {
        guard let value = T(rawValue: text) else {
            throw RecordingError(
                .badData, path: path, "the results store holds '\(text)' where it cannot stand",
                remedy: "remove it and run 'steppage batch' again")
        }
        return value
    }
}

/// Reads the rows of one recording after the other.
private struct CohortReader {
    private let path: String
    private let failure: Statement
    private let notes: Statement
    private let feet: Statement
    private let figures: Statement
    private let summary: Statement
    private let parameters: [Int64: (name: String, unit: String, decimals: Int)]

    init(_ database: Database, path: String) throws {
        self.path = path
        failure = try database.makeStatement(
            sql: """
                SELECT code, role, line, message, hint, (
                  SELECT i.name FROM input_file i WHERE i.recording = f.recording AND i.role = f.role
                  ORDER BY i.position LIMIT 1)
                FROM failure f WHERE recording = ?
                """)
        notes = try database.makeStatement(
            sql: """
                SELECT code, severity, side, message, start_s, end_s
                FROM quality_note WHERE recording = ? ORDER BY position
                """)
        feet = try database.makeStatement(
            sql: """
                SELECT side, n_strides, n_straight, finding, evidence_grade, statement
                FROM foot WHERE recording = ? ORDER BY position
                """)
        figures = try database.makeStatement(
            sql: """
                SELECT parameter, side, value, low, high, n, mean, sd, p5, p95, cv, reference_low, reference_high, flag
                FROM figure WHERE recording = ? ORDER BY position
                """)
        summary = try database.makeStatement(
            sql: "SELECT laterality, n_stumbles FROM recording_summary WHERE recording = ?")
        var parameters: [Int64: (name: String, unit: String, decimals: Int)] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT parameter, name, unit, decimals FROM parameter") {
            parameters[row[0]] = (row[1], row[2], row[3])
        }
        self.parameters = parameters
    }

    func recording(_ row: Row) throws -> CohortRecording {
        let key: Int64 = row[0]
        let identity = RecordingIdentity(id: row[1], participant: row[2], visit: row[3], condition: row[4])
        if let row = try Row.fetchOne(failure, arguments: [key]) {
            let role: String? = row[1]
            return CohortRecording(
                identity: identity,
                failure: RecordingFailure(
                    try StoredText.value(row[0], path: path),
                    role: try role.map { text throws(RecordingError) in try StoredText.value(text, path: path) },
                    line: row[2], row[3], hint: row[4]),
                failedFile: row[5] ?? "")
        }
        let summary = try Row.fetchOne(summary, arguments: [key])
        return CohortRecording(
            identity: identity, duration: row[5] ?? 0,
            quality: try Row.fetchAll(notes, arguments: [key]).map { note in
                RecordingResult.Note(
                    code: note[0], severity: note[1], side: note[2], message: note[3], start: note[4], end: note[5])
            },
            feet: try Row.fetchAll(feet, arguments: [key]).map { foot in
                RecordingResult.Foot(
                    side: foot[0], strideCount: foot[1], straightCount: foot[2], finding: foot[3], grade: foot[4],
                    statement: foot[5])
            },
            laterality: summary?[0] ?? "", figures: try figures(of: key), stumbleCount: summary?[1] ?? 0)
    }

    private func figures(of key: Int64) throws -> [Figure] {
        var read: [Figure] = []
        let rows = try Row.fetchCursor(figures, arguments: [key])
        while let row = try rows.next() {
            guard let parameter = parameters[row[0]] else { continue }
            var figure = Figure(
                side: row[1], parameter: parameter.name, unit: parameter.unit, decimals: parameter.decimals,
                value: row[2], low: row[3], high: row[4], n: row[5])
            figure.mean = row[6]
            figure.sd = row[7]
            figure.p5 = row[8]
            figure.p95 = row[9]
            figure.cv = row[10]
            figure.referenceLow = row[11]
            figure.referenceHigh = row[12]
            let flag: String? = row[13]
            figure.flag = try flag.map { text throws(RecordingError) in try StoredText.value(text, path: path) }
            read.append(figure)
        }
        return read
    }
}
