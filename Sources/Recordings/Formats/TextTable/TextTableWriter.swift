/// Writes text tables.
public struct TextTableWriter: Sendable {
    /// Creates a writer.
    public init() {}

    /// Writes a recording as a text table.
    public func write(_ recording: Recording, to path: String) throws(RecordingError) {
        throw RecordingError(.cannotWrite, path: path, "text tables cannot be written yet")
    }
}
