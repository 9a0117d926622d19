internal import GRDB
internal import GRDBSQLite

/// A statement whose values are handed to SQLite one by one.
///
/// The library boxes every value, which costs more than SQLite's own work on it; strides and figures have thousands a
/// recording. Values are copied by SQLite: nothing outlives a call.
@safe struct DirectStatement {
    /// The library's statement, which owns SQLite's.
    private let owner: Statement
    private let database: Database

    init(_ statement: Statement, in database: Database) {
        owner = statement
        self.database = database
    }

    /// Hands over a number; what is not available, or no number, becomes `NULL`.
    func bind(_ value: Double?, at place: Int) {
        if let value, value.isFinite {
            _ = unsafe sqlite3_bind_double(owner.sqliteStatement, Int32(place), value)
        } else {
            _ = unsafe sqlite3_bind_null(owner.sqliteStatement, Int32(place))
        }
    }

    /// Hands over a whole number.
    func bind(_ value: Int64, at place: Int) {
        _ = unsafe sqlite3_bind_int64(owner.sqliteStatement, Int32(place), value)
    }

    /// Hands over a whole number that may not be available.
    func bind(_ value: Int?, at place: Int) {
        if let value { bind(Int64(value), at: place) } else { bind(nil as Double?, at: place) }
    }

    /// Hands over text, which SQLite copies.
    func bind(_ text: String?, at place: Int) {
        guard let text else { return bind(nil as Double?, at: place) }
        let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        let bytes = text.utf8.map { CChar(bitPattern: $0) } + [0]
        // The zero at the end is not part of the text; without a count a zero within it would end it.
        _ = unsafe sqlite3_bind_text(
            owner.sqliteStatement, Int32(place), bytes, Int32(clamping: bytes.count - 1), copied)
    }

    /// Runs the statement with the values it was given.
    ///
    /// - Throws: `DatabaseError`.
    func run() throws {
        let code = unsafe sqlite3_step(owner.sqliteStatement)
        _ = unsafe sqlite3_reset(owner.sqliteStatement)
        guard code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
        }
    }
}
