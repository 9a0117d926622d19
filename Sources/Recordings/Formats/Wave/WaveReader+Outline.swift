import Synchronization

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
                $0, count: reader.frameCount, blockSize: ChannelSurvey.longBlock, isOfAllChannels: true,
                countsTurning: true)
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
        let file = OpenWaves(path: path, options: options, as: reader)
        return DeferredSamples(examination) { () throws(RecordingError) in
            { channels, range throws(RecordingError) in
                try file.parts(of: channels.map { columns[$0] }, range)
            }
        }
    }
}

/// A WAV file that several threads read from at a time, opened as often as there are of them.
private final class OpenWaves: Sendable {
    private let path: String
    private let options: ReadingOptions
    private let stamp: FileStamp
    private let frameCount: Int
    private let columns: [[Int]]
    /// Those that nobody reads from: what a file's head says need not be worked out again for every section.
    private let idle = Mutex<[OpenWave]>([])
    /// An open file holds a mapping that is watched, of which a process has a few hundred.
    private static let mostIdle = 8

    /// The file as a reader found it.
    init(path: String, options: ReadingOptions, as reader: borrowing WaveBlockReader) {
        self.path = path
        self.options = options
        stamp = reader.stamp
        frameCount = reader.frameCount
        columns = reader.columns
    }

    /// The samples of columns in a range of frames, in memory that nobody else holds.
    func parts(of columns: [Int], _ range: Range<Int>) throws(RecordingError) -> [DeferredSamples.Part] {
        // Also what is found wrong in a file that somebody writes to is no fault of the file.
        try stamp.checking { () throws(RecordingError) in
            let wave = if let known = idle.withLock({ $0.popLast() }) { known } else { try open() }
            let parts = try wave.parts(of: columns, range, path: path)
            idle.withLock { if $0.count < Self.mostIdle { $0.append(wave) } }
            return parts
        }
    }

    private func open() throws(RecordingError) -> OpenWave {
        let reader = try WaveBlockReader(path: path, options: options)
        guard reader.frameCount == frameCount, reader.columns == columns else { throw .changed(path) }
        return OpenWave(reader)
    }
}

/// A WAV file that is open for one reader at a time.
private final class OpenWave: Sendable {
    private let reader: Mutex<WaveBlockReader>

    init(_ reader: consuming sending WaveBlockReader) { self.reader = Mutex(reader) }

    func parts(
        of columns: [Int], _ range: Range<Int>, path: String
    ) throws(RecordingError) -> [DeferredSamples.Part] {
        try reader.withLock { reader throws(RecordingError) in
            reader.confine(to: columns)
            var block = WaveBlock<Double>()
            try reader.read(range, into: &block, path: path)
            return columns.map { (block.samples(of: $0), block.missing[$0]) }
        }
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
