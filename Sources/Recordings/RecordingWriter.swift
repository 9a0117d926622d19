/// Writes a recording in the format its file name asks for.
public struct RecordingWriter: Sendable {
    /// Creates a writer.
    public init() {}

    /// Writes a recording: WAV for the ending `.wav`, Motion-BIDS with its sidecars for a name that ends in
    /// `_motion.tsv`, a text table for `.csv`, `.tsv` and `.txt`.
    ///
    /// - Throws: `RecordingError`: `usage` for another ending, `cannotWrite` when the file cannot be written.
    public func write(_ recording: Recording, to path: String) throws(RecordingError) {
        if path.hasSuffix(MotionSidecars.suffix) { return try MotionBIDSWriter().write(recording, to: path) }
        switch path.fileEnding {
        case "wav": try WaveWriter().write(recording, to: path)
        case "csv", "tsv", "txt": try TextTableWriter().write(recording, to: path)
        default:
            throw RecordingError(
                .usage, path: path, "the ending of the name does not say which format to write",
                remedy: "use .csv, .tsv, .txt, .wav or _motion.tsv")
        }
    }
}
