internal import GRDB
public import Recordings
internal import SignalKernels

/// The results of a trial in one SQLite file: what was found of each recording, and what of it is done.
///
/// While recordings are written the file is in SQLite's write-ahead mode: it can be read at the same time, and an
/// interruption at any instant leaves the last complete transaction. ``writeCanonicalCopy(to:)`` makes the file that
/// is kept: compact, with the bytes decided by the content alone, and in the plain mode that a reader leaves untouched.
/// `docs/trial.md` describes every table and view.
public final class TrialStore: Sendable {
    /// How long a connection waits for another one, seconds.
    private static let patience = 30.0
    /// Memory of a connection for pages of the file, KiB.
    private static let cacheSize = 64 << 10

    let queue: DatabaseQueue
    let path: String
    let isWriting: Bool

    /// Opens the store for writing, and makes it where there is none.
    ///
    /// That alone changes the header of a finished store: a run ends with a compact copy also where it had nothing to do.
    ///
    /// - Throws: `RecordingError` with code `cannotWrite`, or `badData` where the file is something else.
    public init(writingTo path: String) throws(RecordingError) {
        self.path = path
        isWriting = true
        var configuration = Self.configuration
        configuration.label = "steppage.store.writer"
        try Self.checkIsFileOrNothing(path, code: .cannotWrite)
        do {
            queue = try DatabaseQueue(path: Self.plain(path), configuration: configuration)
            try queue.inDatabase { [path] database in try Self.prepareForWriting(database, path: path) }
        } catch {
            throw RecordingError(store: path, isWriting: true, error)
        }
    }

    /// Opens the store for reading only; also while a batch writes to it.
    ///
    /// No file is made or changed.
    ///
    /// - Throws: `RecordingError` with code `cannotOpen`, or `badData` where the file is something else.
    public init(reading path: String) throws(RecordingError) {
        self.path = path
        isWriting = false
        var configuration = Self.configuration
        configuration.readonly = true
        configuration.label = "steppage.store.reader"
        guard try Self.checkIsFileOrNothing(path, code: .cannotOpen) else {
            throw RecordingError(
                .cannotOpen, path: path, "there is no such file",
                remedy: "give the results store of 'steppage batch', trial.sqlite, or the folder that holds it")
        }
        do {
            let name = Self.isUnattendedLog(path) ? Self.immutable(path) : Self.plain(path)
            queue = try DatabaseQueue(path: name, configuration: configuration)
            try queue.read { [path] database in
                guard try Self.version(of: database, path: path) == StoreSchema.version else {
                    throw RecordingError(
                        .badData, path: path, "the results store is empty or of an older version",
                        remedy: "run 'steppage batch' once more")
                }
            }
        } catch {
            throw RecordingError(store: path, isWriting: false, error)
        }
    }

    /// Completes a store that a run left before it had any tables, or that an older version wrote.
    ///
    /// - Throws: As opening it for writing does.
    static func complete(_ path: String) throws(RecordingError) {
        var configuration = Self.configuration
        configuration.readonly = true
        do {
            let name = isUnattendedLog(path) ? immutable(path) : plain(path)
            let queue = try DatabaseQueue(path: name, configuration: configuration)
            let current = try queue.read { try version(of: $0, path: path) }
            try queue.close()
            guard current < StoreSchema.version else { return }
        } catch {
            throw RecordingError(store: path, isWriting: false, error)
        }
        try TrialStore(writingTo: path).close()
    }

    /// Ends: puts everything into the one file and closes it.
    ///
    /// Without a reader at that moment the file leaves write-ahead mode, and nothing lies beside it any more.
    public func close() throws(RecordingError) {
        do {
            if isWriting {
                try queue.inDatabase { database in
                    try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                    try database.execute(sql: "PRAGMA busy_timeout = 0")
                    do { try database.execute(sql: "PRAGMA journal_mode = DELETE") } catch let error as DatabaseError {
                        // A reader still has the log open; it is empty, and harmless.
                        guard error.resultCode == .SQLITE_BUSY else { throw error }
                    }
                }
            }
            try queue.close()
        } catch {
            throw RecordingError(store: path, isWriting: isWriting, error)
        }
    }

    // MARK: - Work

    /// Does something in one transaction.
    func write(_ work: (Database) throws -> Void) throws(RecordingError) {
        do { try queue.write(work) } catch { throw RecordingError(store: path, isWriting: true, error) }
    }

    /// Reads a consistent state.
    func fetch<T>(_ work: (Database) throws -> T) throws(RecordingError) -> T {
        do { return try queue.read(work) } catch { throw RecordingError(store: path, isWriting: false, error) }
    }

    // MARK: - Opening

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -\(cacheSize)")
        }
        return configuration
    }

    private static func prepareForWriting(_ database: Database, path: String) throws {
        let current = try version(of: database, path: path)
        // Only an empty file takes another page size.
        if current == 0 { try database.execute(sql: "PRAGMA page_size = 4096") }
        try database.execute(sql: "PRAGMA journal_mode = WAL")
        // A loss of power may cost the last transactions, which are done again; it never damages the file.
        try database.execute(sql: "PRAGMA synchronous = NORMAL")
        try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
        guard current < StoreSchema.version else { return }
        try database.inTransaction(.immediate) {
            // Another process may have been first.
            try StoreSchema.migrate(database, from: version(of: database, path: path))
            return .commit
        }
    }

    /// The version of the store's schema; 0 for an empty file.
    private static func version(of database: Database, path: String) throws -> Int64 {
        let application = try Int64.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let version = try Int64.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        let isEmpty = try Int64.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") == 0
        if application == 0, version == 0, isEmpty { return 0 }
        guard application == StoreSchema.applicationID, version > 0, !isEmpty else {
            throw RecordingError(
                .badData, path: path, "this is a database of another program, not a results store",
                remedy: "give trial.sqlite of 'steppage batch', or another folder for the results")
        }
        guard version <= StoreSchema.version else {
            throw RecordingError(
                .badData, path: path,
                "the results store is of version \(version); this program knows versions up to \(StoreSchema.version)",
                remedy: "use the version of the program that wrote it, or a newer one")
        }
        return version
    }

    /// Whether there is a file; a folder or a pipe is refused.
    @discardableResult
    private static func checkIsFileOrNothing(_ path: String, code: RecordingError.Code) throws(RecordingError) -> Bool {
        let kind: RawFile.Kind?
        do { kind = try RawFile.status(of: path)?.kind } catch {
            throw RecordingError(code, path: path, error.text)
        }
        switch kind {
        case nil: return false
        case .regular: return true
        case .folder, .stream:
            throw RecordingError(code, path: path, "this is not a regular file", remedy: "give a results store")
        }
    }

    /// The path in a form that SQLite never takes for an address or for a database in memory.
    static func plain(_ path: String) -> String { path.hasPrefix("/") ? path : "./" + path }

    /// The path as an address that promises SQLite that nobody writes, so that it makes no files of its own.
    private static func immutable(_ path: String) -> String {
        var address = "file:"
        for byte in plain(path).utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                address.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                address += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return address + "?immutable=1"
    }

    /// Whether a file is in write-ahead mode though no log lies beside it: nobody has it open, and opening it plainly
    /// would make one.
    private static func isUnattendedLog(_ path: String) -> Bool {
        var header = [UInt8](repeating: 0, count: 20)
        guard let file = try? RawFile(path: path, for: .reading), (try? file.read(into: &header, at: 0)) == 20 else {
            return false
        }
        return header[18] == 2 && (try? RawFile.status(of: path + "-wal")) == nil
    }
}
