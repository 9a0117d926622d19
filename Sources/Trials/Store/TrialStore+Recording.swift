internal import GRDB
public import Recordings

extension TrialStore {
    /// Stores recordings in one transaction, replacing what was there under the same id.
    ///
    /// The more recordings a call has, the less each costs.
    public func record(_ recordings: [CompletedRecording]) throws(RecordingError) {
        guard !recordings.isEmpty else { return }
        try write { database in
            try StoreSchema.removeFinishingIndex(database)
            var writer = try RowWriter(database)
            for recording in recordings { try writer.write(recording, path: path) }
        }
    }

    /// Updates only the stamps of the files of recordings, whose content has not changed.
    public func restamp(_ stamps: [String: [FileStamp]]) throws(RecordingError) {
        guard !stamps.isEmpty else { return }
        try write { database in
            let remove = try database.cachedStatement(
                sql: "DELETE FROM input_file WHERE recording = ? AND position >= ?")
            let update = try database.cachedStatement(
                sql: """
                    UPDATE input_file SET role = ?, name = ?, sha256 = ?, size_bytes = ?, stamp = ?
                    WHERE recording = ? AND position = ?
                    """)
            let insert = try database.cachedStatement(
                sql: """
                    INSERT INTO input_file (role, name, sha256, size_bytes, stamp, recording, position)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """)
            for (id, files) in stamps {
                guard let key = try RecordingKey.existing(id, in: database) else { continue }
                try remove.execute(arguments: [key, files.count])
                for (position, file) in files.enumerated() {
                    let arguments: StatementArguments = [
                        file.role.rawValue, file.name, file.sha256, file.size, file.stamp, key, position,
                    ]
                    try update.execute(arguments: arguments)
                    if database.changesCount == 0 { try insert.execute(arguments: arguments) }
                }
            }
        }
    }

    /// Removes recordings that are no longer part of the trial, with all their rows.
    public func remove(_ ids: [String]) throws(RecordingError) {
        guard !ids.isEmpty else { return }
        try write { database in
            try StoreSchema.removeFinishingIndex(database)
            let statement = try database.cachedStatement(sql: "DELETE FROM recording WHERE recording_id = ?")
            for id in ids { try statement.execute(arguments: [id]) }
        }
    }

    /// States version, options and policy of the run; replaces what was there.
    ///
    /// The view `recordings` gives the one named `version`.
    public func state(_ provenance: [(name: String, value: String)]) throws(RecordingError) {
        try write { database in
            try database.execute(sql: "DELETE FROM provenance")
            for (name, value) in provenance {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO provenance (name, value) VALUES (?, ?)", arguments: [name, value])
            }
        }
    }
}

/// The number of a recording in the store, made from its identifier alone.
enum RecordingKey {
    /// The first 63 bits of the SHA-256 of an identifier.
    static func key(of id: String) -> Int64 { hash(id) }

    /// The number of a parameter, which 31 bits are enough for.
    static func parameterKey(name: String, unit: String, decimals: Int) -> Int64 {
        hash("\(name)\u{0}\(unit)\u{0}\(decimals)") >> 32
    }

    /// The number of a recording the store has.
    static func existing(_ id: String, in database: Database) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT recording FROM recording WHERE recording_id = ?"), arguments: [id])
    }

    private static func hash(_ text: String) -> Int64 {
        let digits = ContentHash.sha256(of: Array(text.utf8)).prefix(16)
        return Int64(truncatingIfNeeded: (UInt64(digits, radix: 16) ?? 0) >> 1)
    }
}
