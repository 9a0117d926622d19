/// The samples of a sensor that stay in their file, with what is known of them as a whole.
public struct DeferredSamples: Sendable {
    /// The samples of a channel and where it has none.
    package typealias Part = (samples: [Double], missing: [Range<Int>])
    /// Reads a range of the samples of channels; a reader keeps what it needs from call to call.
    typealias Reader = (_ channels: [Int], _ range: Range<Int>) throws(RecordingError) -> [Part]

    /// Samples of every channel.
    public var count: Int { examination.count }
    /// What was found in them.
    let examination: StreamExamination
    /// Opens the file for a reader of its own: several threads read side by side.
    private let open: @Sendable () throws(RecordingError) -> Reader

    init(_ examination: StreamExamination, open: @escaping @Sendable () throws(RecordingError) -> Reader) {
        self.examination = examination
        self.open = open
    }

    /// The samples of a stream in memory, as if they were to be read.
    package init(of stream: SensorStream) {
        self.init(
            StreamExamination(StreamSurvey(stream, countsTurning: true), of: { _ in true }) { channel, range in
                Array(stream.channels[channel].samples[range])
            }
        ) { () throws(RecordingError) in
            { channels, range throws(RecordingError) in
                let stretch = try stream.stretch(range)
                return channels.map { (stretch.channels[$0].samples, stretch.channels[$0].missing) }
            }
        }
    }

    /// The samples of channels in a range.
    func parts(of channels: [Int], in range: Range<Int>) throws(RecordingError) -> [Part] {
        try open()(channels, range)
    }

    /// Goes through the samples of channels; every call of `body` is given the next ones.
    fileprivate func forEachWindow(
        of channels: [Int], _ body: (_ window: Range<Int>, _ parts: [Part]) -> Void
    ) throws(RecordingError) {
        let read = try open()
        for first in stride(from: 0, to: count, by: Self.windowLength) {
            let window = first..<min(first + Self.windowLength, count)
            body(window, try read(channels, window))
        }
    }

    /// Samples of a channel that are read at a time: few enough for the cache, enough to find their place in a text for.
    private static let windowLength = 1 << 14

    /// The same samples, changed as they are read.
    func mapped(
        _ change: @escaping @Sendable (_ part: Part, _ channel: Int, _ range: Range<Int>) -> Part
    ) -> DeferredSamples {
        var examination = examination
        // It was gathered from the samples as they were.
        examination.turningBlocks = nil
        return DeferredSamples(examination) { [open] () throws(RecordingError) in
            let read = try open()
            return { channels, range throws(RecordingError) in
                zip(try read(channels, range), channels).map { change($0, $1, range) }
            }
        }
    }
}

extension SensorStream {
    /// A stretch of the stream with its samples at hand; times stay those of the whole.
    ///
    /// - Parameter range: Samples of this stream; cut at its ends.
    /// - Throws: `RecordingError` when the file cannot be read any more.
    public func stretch(_ range: Range<Int>) throws(RecordingError) -> SensorStream {
        let range = range.clamped(to: 0..<sampleCount)
        guard deferred != nil || range != 0..<sampleCount else { return self }
        var stretch = self
        stretch.firstFrame += range.lowerBound
        stretch.deferred = nil
        if let deferred {
            let parts =
                range.isEmpty
                ? channels.map { _ in ([], []) } : try deferred.parts(of: Array(channels.indices), in: range)
            for (index, part) in parts.enumerated() {
                (stretch.channels[index].samples, stretch.channels[index].missing) = part
            }
        } else {
            for index in channels.indices { stretch.channels[index] = channels[index].stretch(range) }
        }
        return stretch
    }

    /// Goes through the samples of some of its channels, however many there are.
    ///
    /// - Parameters:
    ///   - numbers: Which channels.
    ///   - body: Is given the next samples, those of this stream, and of each channel what they are and where it has none.
    /// - Throws: `RecordingError` when the file cannot be read any more.
    package func forEachWindow(
        ofChannels numbers: [Int], _ body: (_ window: Range<Int>, _ parts: [DeferredSamples.Part]) -> Void
    ) throws(RecordingError) {
        if let deferred {
            try deferred.forEachWindow(of: numbers, body)
        } else {
            body(0..<sampleCount, numbers.map { (channels[$0].samples, channels[$0].missing) })
        }
    }

    /// The stream with all its samples at hand.
    public func loaded() throws(RecordingError) -> SensorStream { try stretch(0..<sampleCount) }
}

extension Channel {
    /// A part of the channel.
    func stretch(_ range: Range<Int>) -> Channel {
        var part = self
        part.samples = Array(samples[range])
        part.missing = missing.compactMap { gap in
            let inside = gap.clamped(to: range)
            return inside.isEmpty ? nil : inside.lowerBound - range.lowerBound..<inside.upperBound - range.lowerBound
        }
        return part
    }
}
