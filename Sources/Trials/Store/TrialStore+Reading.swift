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
                files[try row.required(0, of: path), default: []].append(
                    FileStamp(
                        role: try row.required(1, of: path), name: try row.required(2, of: path),
                        sha256: row.value(3), size: try row.required(4, of: path)))
            }
            var outputs: [Int64: [OutputFile]] = [:]
            let written = try Row.fetchCursor(
                database, sql: "SELECT recording, name, size_bytes FROM output_file ORDER BY recording, position")
            while let row = try written.next() {
                outputs[try row.required(0, of: path), default: []].append(
                    OutputFile(name: try row.required(1, of: path), size: try row.required(2, of: path)))
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
                let key: Int64 = try row.required(0, of: path)
                let id: String = try row.required(1, of: path)
                entries[id] = LedgerEntry(
                    identity: RecordingIdentity(
                        id: id, participant: row.value(5), visit: row.value(6), condition: row.value(7)),
                    fingerprint: row.value(2), status: try row.required(3, of: path),
                    code: try row.choice(4, of: path), files: files[key] ?? [], outputs: outputs[key] ?? [])
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

    /// What the report on the trial shows of each recording, sorted by recording id.
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
        summary = try database.makeStatement(
            sql: "SELECT laterality, n_stumbles FROM recording_summary WHERE recording = ?")
        var parameters: [Int64: (name: String, unit: String, decimals: Int)] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT parameter, name, unit, decimals FROM parameter") {
            parameters[try row.required(0, of: path)] = (
                try row.required(1, of: path), try row.required(2, of: path), try row.required(3, of: path)
            )
        }
        self.parameters = parameters
        // The report shows a few of the figures; all of a large trial would fill the memory.
        let shown = parameters.filter { CohortParameter.storedNames.contains($0.value.name) }.keys.sorted()
        figures = try database.makeStatement(
            sql: """
                SELECT parameter, side, value, low, high, n, mean, sd, p5, p95, cv, reference_low, reference_high, flag
                FROM figure WHERE recording = ? AND parameter IN (\(shown.map(\.description).joined(separator: ", ")))
                ORDER BY position
                """)
    }

    func recording(_ row: Row) throws -> CohortRecording {
        let key: Int64 = try row.required(0, of: path)
        let identity = RecordingIdentity(
            id: try row.required(1, of: path), participant: row.value(2), visit: row.value(3), condition: row.value(4))
        if let row = try Row.fetchOne(failure, arguments: [key]) {
            return CohortRecording(
                identity: identity,
                failure: RecordingFailure(
                    try row.required(0, of: path), role: try row.choice(1, of: path), line: row.value(2),
                    try row.required(3, of: path), hint: row.value(4)),
                failedFile: row.value(5) ?? "")
        }
        guard let summary = try Row.fetchOne(summary, arguments: [key]) else {
            throw RecordingError(alteredStore: path)
        }
        return CohortRecording(
            identity: identity, duration: row.value(5) ?? 0,
            quality: try Row.fetchAll(notes, arguments: [key]).map { note in
                RecordingResult.Note(
                    code: try note.required(0, of: path), severity: try note.required(1, of: path),
                    side: note.value(2), message: try note.required(3, of: path), start: note.value(4),
                    end: note.value(5))
            },
            feet: try Row.fetchAll(feet, arguments: [key]).map { foot in
                RecordingResult.Foot(
                    side: try foot.required(0, of: path), strideCount: try foot.required(1, of: path),
                    straightCount: try foot.required(2, of: path), finding: try foot.required(3, of: path),
                    grade: foot.value(4), statement: try foot.required(5, of: path))
            },
            laterality: summary.value(0) ?? "", figures: try figures(of: key), stumbleCount: summary.value(1) ?? 0)
    }

    private func figures(of key: Int64) throws -> [Figure] {
        var read: [Figure] = []
        let rows = try Row.fetchCursor(figures, arguments: [key])
        while let row = try rows.next() {
            guard let parameter = parameters[try row.required(0, of: path)] else {
                throw RecordingError(alteredStore: path)
            }
            var figure = Figure(
                side: try row.required(1, of: path), parameter: parameter.name, unit: parameter.unit,
                decimals: parameter.decimals, value: row.value(2), low: row.value(3), high: row.value(4),
                n: row.value(5))
            figure.mean = row.value(6)
            figure.sd = row.value(7)
            figure.p5 = row.value(8)
            figure.p95 = row.value(9)
            figure.cv = row.value(10)
            figure.referenceLow = row.value(11)
            figure.referenceHigh = row.value(12)
            figure.flag = try row.choice(13, of: path)
            read.append(figure)
        }
        return read
    }
}
