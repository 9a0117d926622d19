extension Recording {
    /// The sensor whose rate, start and length are those of all, for a file with one row a sample.
    ///
    /// - Parameters:
    ///   - file: What is to be written.
    ///   - unit: What gets a file of its own where the clocks differ.
    /// - Throws: `usage` when the sensors have different clocks, or when there is none.
    func onlyClock(of file: String, fileFor unit: String, path: String) throws(RecordingError) -> SensorStream {
        guard let clock = streams.first else {
            throw RecordingError(.usage, path: path, "there is nothing to write: the recording has no signals")
        }
        let isSame = streams.allSatisfy {
            $0.rate == clock.rate && $0.start == clock.start && $0.sampleCount == clock.sampleCount
        }
        guard isSame else {
            throw RecordingError(
                .usage, path: path, "the sensors have different clocks and do not fit into one \(file)",
                remedy: "write one file a \(unit)")
        }
        return clock
    }
}
