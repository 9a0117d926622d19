/// Reads sensor signals from WAV files and their uncompressed relatives (RF64, RIFX, W64, AIFF, CAF).
///
/// Sizes, names, scales, units and markers come from a walk of its own over the file's chunks, because libsndfile
/// reports damaged files as healthy and drops text; libsndfile has the last word on what the file is. Floating-point
/// samples are taken as they are, integers are scaled with what the file or the user states; NaN and infinite values
/// count as missing. The unit of floating-point acceleration that nobody states is recognised by gravity, and said.
public struct WaveReader: Sendable {
    /// Creates a reader.
    public init() {}

    /// Reads a file; `source.sha256` stays empty.
    ///
    /// With `options.from` or `to` only those frames are read; the clock stays that of the whole file.
    ///
    /// - Throws: `RecordingError`: `cannotOpen`, `badData`, or `usage` when the options contradict the file.
    public func read(path: String, options: ReadingOptions = ReadingOptions()) throws(RecordingError) -> Recording {
        var reader = try WaveBlockReader(path: path, options: options)
        let (columns, missing) = try reader.rest()
        try reader.stamp.check()
        guard reader.position > 0 else {
            throw RecordingError(.badData, path: path, "the samples cannot be read")
        }
        var recording = reader.outline
        recording.notes.insert(contentsOf: reader.sampleNotes, at: reader.placeOfSampleNotes)
        for (stream, numbers) in reader.columns.enumerated() {
            for (channel, number) in numbers.enumerated() {
                recording.streams[stream].channels[channel].samples = columns[number]
                recording.streams[stream].channels[channel].missing = missing[number]
            }
        }
        return recording
    }
}
