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

    /// Writes participant, visit and condition of a recording anew, and the names of its files in their order.
    public func identify(_ identity: RecordingIdentity, fileNames: [String]) throws(RecordingError) {
        try write { database in
            let statement = try database.cachedStatement(
                sql: "UPDATE recording SET participant = ?, visit = ?, condition = ? WHERE recording_id = ?")
            try statement.execute(arguments: [identity.participant, identity.visit, identity.condition, identity.id])
            guard let key = try RecordingKey.existing(identity.id, in: database) else { return }
            let rename = try database.cachedStatement(
                sql: "UPDATE input_file SET name = ? WHERE recording = ? AND position = ?")
            for (position, name) in fileNames.enumerated() { try rename.execute(arguments: [name, key, position]) }
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
