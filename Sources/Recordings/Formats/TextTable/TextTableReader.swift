/// Reads text tables.
public struct TextTableReader: Sendable {
    /// Creates a reader.
    public init() {}

    /// Reads a text table.
    public func read(path: String, options: ReadingOptions) throws(RecordingError) -> Recording {
        throw RecordingError(.badData, path: path, "text tables cannot be read yet")
    }
}
