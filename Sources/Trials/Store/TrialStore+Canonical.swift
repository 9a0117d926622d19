internal import GRDB
public import Recordings
internal import SignalKernels

extension TrialStore {
    /// Writes a compact copy whose bytes depend on the content alone, not on the order or number of writes.
    ///
    /// The copy has no log beside it and one index more, for questions about one parameter of all recordings. To put it
    /// in the place of the store, close the store first: a log of the old file must not meet the new one.
    ///
    /// - Throws: `RecordingError` with code `cannotWrite`; nothing is left behind then.
    public func writeCanonicalCopy(to path: String) throws(RecordingError) {
        do {
            guard try RawFile.status(of: path) == nil else {
                throw RecordingError(.cannotWrite, path: path, "this file is there already")
            }
        } catch {
            throw RecordingError(store: path, isWriting: true, error)
        }
        do {
            try write { database in
                try StoreSchema.removeFinishingIndex(database)
                try database.execute(
                    sql: "DELETE FROM parameter WHERE parameter NOT IN (SELECT parameter FROM figure)")
            }
            try queue.inDatabase { database in
                try database.execute(sql: "VACUUM INTO ?", arguments: [Self.plain(path)])
            }
            try Self.finish(path)
        } catch {
            for file in ["", "-journal", "-wal", "-shm"] { RawFile.remove(path + file) }
            throw RecordingError(store: path, isWriting: true, error)
        }
    }

    /// Gives a copy its index, and a header that does not count how often its original was changed.
    private static func finish(_ path: String) throws {
        let copy = try DatabaseQueue(path: plain(path))
        try copy.inDatabase { database in
            // Nothing is lost with a copy that is not finished: it is removed.
            try database.execute(sql: "PRAGMA journal_mode = OFF")
            try database.execute(sql: StoreSchema.finishingIndex)
            try database.execute(sql: "PRAGMA schema_version = 1")
        }
        try copy.close()
    }
}
