internal import GRDB
internal import Recordings

extension Row {
    /// A value of the store; `nil` where there is none, or one of another kind.
    func value<T: DatabaseValueConvertible>(_ index: Int) -> T? {
        T.fromDatabaseValue(self[index])
    }

    /// A value that every row of the store has.
    func required<T: DatabaseValueConvertible>(_ index: Int, of path: String) throws(RecordingError) -> T {
        guard let value: T = value(index) else { throw RecordingError(alteredStore: path) }
        return value
    }

    /// A value that is kept as text.
    func required<T: RawRepresentable>(
        _ index: Int, of path: String
    ) throws(RecordingError) -> T where T.RawValue == String {
        guard let value: T = try choice(index, of: path) else { throw RecordingError(alteredStore: path) }
        return value
    }

    /// A value that is kept as text; `nil` where there is none.
    func choice<T: RawRepresentable>(
        _ index: Int, of path: String
    ) throws(RecordingError) -> T? where T.RawValue == String {
        guard !hasNull(atIndex: index) else { return nil }
        guard let text: String = value(index), let value = T(rawValue: text) else {
            throw RecordingError(alteredStore: path)
        }
        return value
    }
}

extension RecordingError {
    /// A store that holds what this program never writes.
    init(alteredStore path: String) {
        self.init(
            .badData, path: path, "the results store holds values that cannot stand in it",
            remedy: "remove it and run 'steppage batch' again")
    }
}
