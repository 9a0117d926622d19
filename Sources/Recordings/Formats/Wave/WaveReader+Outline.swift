extension WaveReader {
    /// Frames that are read at a time: what they hold stays in the cache.
    private static let windowLength = 1 << 12

    /// Reads a long recording of feet once to know what it holds, and leaves the samples in the file.
    ///
    /// - Returns: `nil` for a recording that is to be read whole: it is short enough, or no recording of feet alone.
    /// - Throws: As ``read(path:options:)``.
    func outline(path: String, options: ReadingOptions) throws(RecordingError) -> Recording? {
        guard let limit = options.mostSamplesHeld else { return nil }
        var reader = try WaveBlockReader(path: path, options: options)
        let channels = reader.columns.reduce(0) { $0 + $1.count }
        guard reader.frameCount > limit / max(1, channels), reader.outline.streams.allSatisfy(\.isOfFoot) else {
            return nil
        }
        var recording = reader.outline
        let columns = reader.columns
        var surveys = recording.streams.map {
            StreamSurvey(
                $0, count: reader.frameCount, blockSize: ChannelSurvey.longBlock, isOfAllChannels: true)
        }
        var block = WaveBlock<Double>()
        while try reader.next(Self.windowLength, into: &block) {
            for index in surveys.indices {
                surveys[index].add(
                    block.stretch(of: recording.streams[index], columns[index]), at: block.frames.lowerBound)
            }
        }
        recording.notes.insert(contentsOf: reader.sampleNotes, at: reader.placeOfSampleNotes)
        let end = reader.position
        for index in surveys.indices {
            surveys[index].end(at: end)
            recording.streams[index].deferred = try deferred(
                surveys[index], columns[index], &reader, path: path, options: options)
            for channel in columns[index].indices {
                recording.streams[index].channels[channel].missing = surveys[index].channels[channel].missing
            }
        }
        return recording
    }

    private func deferred(
        _ survey: StreamSurvey, _ columns: [Int], _ reader: inout WaveBlockReader, path: String, options: ReadingOptions
    ) throws(RecordingError) -> DeferredSamples {
        let examination = try StreamExamination(survey, of: { _ in true }) {
            channel, range throws(RecordingError) in
            try reader.samples(of: columns[channel], range, path: path)
        }
        let (frameCount, stamp) = (reader.frameCount, reader.stamp)
        let allColumns = reader.columns
        return DeferredSamples(examination) { () throws(RecordingError) in
            // Also what is found wrong in a file that somebody writes to is no fault of the file.
            let file = try stamp.checking { () throws(RecordingError) in
                OpenWave(try WaveBlockReader(path: path, options: options), path: path)
            }
            guard file.reader.frameCount == frameCount, file.reader.columns == allColumns else { throw .changed(path) }
            return { channels, range throws(RecordingError) in
                try stamp.checking { () throws(RecordingError) in
                    try file.parts(of: channels.map { columns[$0] }, range)
                }
            }
        }
    }
}

/// A WAV file that is open for one reader, with the memory of the last samples that were read.
private final class OpenWave {
    var reader: WaveBlockReader
    private var block = WaveBlock<Double>()
    private let path: String

    init(_ reader: consuming WaveBlockReader, path: String) {
        self.reader = reader
        self.path = path
    }

    /// The samples of columns in a range of frames; their memory is used again once nobody holds it.
    func parts(of columns: [Int], _ range: Range<Int>) throws(RecordingError) -> [DeferredSamples.Part] {
        reader.confine(to: columns)
        try reader.read(range, into: &block, path: path)
        return columns.map { (block.samples(of: $0), block.missing[$0]) }
    }
}

extension WaveBlockReader {
    /// The frames of a range.
    fileprivate mutating func read(
        _ range: Range<Int>, into block: inout WaveBlock<Double>, path: String
    ) throws(RecordingError) {
        seek(to: range.lowerBound)
        guard try next(range.count, into: &block), block.count == range.count else {
            throw .changed(path)
        }
    }

    /// The samples of one channel in a range of frames.
    fileprivate mutating func samples(
        of column: Int, _ range: Range<Int>, path: String
    ) throws(RecordingError) -> [Double] {
        var block = WaveBlock<Double>()
        confine(to: [column])
        try read(range, into: &block, path: path)
        return block.samples(of: column)
    }
}

extension WaveBlock<Double> {
    /// The samples of one channel of the file.
    fileprivate func samples(of column: Int) -> [Double] {
        columns[column].count == count ? columns[column] : Array(columns[column].prefix(count))
    }

    /// What the block holds of a stream whose channels are these columns.
    fileprivate func stretch(of stream: SensorStream, _ numbers: [Int]) -> SensorStream {
        var stretch = stream
        stretch.deferred = nil
        for (channel, number) in numbers.enumerated() {
            stretch.channels[channel].samples = samples(of: number)
            stretch.channels[channel].missing = missing[number]
        }
        return stretch
    }
}

extension SensorStream {
    /// Whether it is the six-axis sensor of a foot, whose sections are analysed one after the other.
    var isOfFoot: Bool {
        (placement == .foot || placement == .unknown)
            && [Quantity.acceleration, .angularRate].allSatisfy { quantity in
                Axis.allCases.allSatisfy { channel(quantity, $0) != nil }
            }
    }
}
