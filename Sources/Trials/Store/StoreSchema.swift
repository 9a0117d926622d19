internal import GRDB

/// The tables of the store; `docs/trial.md` describes them.
///
/// Every table has a key that follows from the content alone, so that a compact copy of the store does not depend on
/// the order of writing.
enum StoreSchema {
    /// What `PRAGMA application_id` says of a store: "Gait" in ASCII.
    static let applicationID: Int64 = 0x4761_6974
    /// The version of the schema, as `PRAGMA user_version` says it.
    static let version: Int64 = 1

    /// Brings an open database to this version of the schema.
    static func migrate(_ database: Database, from current: Int64) throws {
        for step in current..<version { try migrations[Int(step)](database) }
        try database.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// What leads from each version to the next one, from 0.
    private static let migrations: [@Sendable (Database) throws -> Void] = [
        { database in
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
            for statement in tables + StoreViews.all.map(\.sql) { try database.execute(sql: statement) }
        }
    ]

    /// The tables that hold rows of a recording, and go with it, in the order of writing.
    static let children = [
        "recording_summary", "input_file", "output_file", "quality_note", "foot", "figure", "stride", "stumble",
        "failure",
    ]

    private static let tables: [String] = [
        """
        CREATE TABLE recording (
          recording INTEGER PRIMARY KEY,
          recording_id TEXT NOT NULL UNIQUE,
          participant TEXT,
          visit TEXT,
          condition TEXT,
          status TEXT NOT NULL,
          fingerprint TEXT,
          duration_s REAL
        )
        """,
        "CREATE INDEX recording_by_participant ON recording (participant, visit, condition)",
        "CREATE INDEX recording_by_condition ON recording (condition, visit, participant)",
        child("recording_summary", SummaryColumn.all.map { "\($0.column.name) \($0.column.kind.storage)" }, key: []),
        child(
            "input_file",
            [
                "role TEXT NOT NULL", "name TEXT NOT NULL", "sha256 TEXT", "size_bytes INTEGER NOT NULL",
                "format TEXT", "effective_rate_hz TEXT",
            ]),
        child("output_file", ["name TEXT NOT NULL", "size_bytes INTEGER NOT NULL"]),
        child(
            "quality_note",
            [
                "code TEXT NOT NULL", "severity TEXT NOT NULL", "side TEXT", "message TEXT NOT NULL", "start_s REAL",
                "end_s REAL",
            ]),
        child(
            "foot",
            [
                "side TEXT NOT NULL", "n_strides INTEGER NOT NULL", "n_straight INTEGER NOT NULL",
                "finding TEXT NOT NULL", "evidence_grade TEXT", "statement TEXT NOT NULL",
            ]),
        """
        CREATE TABLE parameter (
          parameter INTEGER PRIMARY KEY,
          name TEXT NOT NULL,
          unit TEXT NOT NULL,
          decimals INTEGER NOT NULL,
          form TEXT NOT NULL,
          quantity TEXT NOT NULL,
          UNIQUE (name, unit, decimals)
        )
        """,
        "CREATE INDEX parameter_by_quantity ON parameter (quantity, form)",
        child(
            "figure",
            [
                "parameter INTEGER NOT NULL REFERENCES parameter", "side TEXT NOT NULL", "value REAL", "low REAL",
                "high REAL", "n INTEGER", "mean REAL", "sd REAL", "p5 REAL", "p95 REAL", "cv REAL",
                "reference_low REAL", "reference_high REAL", "flag TEXT",
            ]),
        child("stride", StrideRows.layout.map { "\($0.name) \($0.kind.storage)" }),
        child(
            "stumble",
            [
                "side TEXT NOT NULL", "time_s REAL NOT NULL", "kind TEXT NOT NULL", "swing_percent REAL",
                "score REAL NOT NULL", "reason TEXT NOT NULL",
            ]),
        child(
            "failure", ["code TEXT NOT NULL", "role TEXT", "line INTEGER", "message TEXT NOT NULL", "hint TEXT"],
            key: []),
        "CREATE TABLE provenance (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    ]

    /// A table whose rows belong to a recording, numbered from 0 unless there is one at most.
    private static func child(_ name: String, _ columns: [String], key: [String] = ["position"]) -> String {
        let isSingle = key.isEmpty
        let own = isSingle ? "recording INTEGER PRIMARY KEY" : "recording INTEGER NOT NULL"
        let lines =
            ["\(own) REFERENCES recording ON DELETE CASCADE"] + key.map { "\($0) INTEGER NOT NULL" } + columns
            + (isSingle ? [] : ["PRIMARY KEY (recording, \(key.joined(separator: ", ")))"])
        return "CREATE TABLE \(name) (\n  \(lines.joined(separator: ",\n  "))\n)\(isSingle ? "" : " WITHOUT ROWID")"
    }

    /// The index a finished store has for questions about one parameter of all recordings; it answers them by itself.
    ///
    /// Kept while recordings are written it would slow writing down to a fraction: every recording would change a
    /// hundred places of it.
    static let finishingIndex = """
        CREATE INDEX figure_by_parameter ON figure
          (parameter, recording, position, \(figureColumns.joined(separator: ", ")))
        """

    /// Takes that index away where it is.
    ///
    /// It is looked for first: any change of the schema makes every prepared statement be prepared again.
    static func removeFinishingIndex(_ database: Database) throws {
        let known = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT 1 FROM sqlite_master WHERE name = 'figure_by_parameter'"))
        guard known != nil else { return }
        // What it holds stands in the table as well; writing zeros over all of it would take longer than the rest.
        try database.execute(sql: "PRAGMA secure_delete = FAST")
        try database.execute(sql: "DROP INDEX figure_by_parameter")
        try database.execute(sql: "PRAGMA secure_delete = ON")
    }

    /// What a figure says.
    private static let figureColumns = [
        "side", "value", "low", "high", "n", "mean", "sd", "p5", "p95", "cv", "reference_low", "reference_high", "flag",
    ]
}
