/// The samples of a sensor that stay in their file, with what is known of them as a whole.
public struct DeferredSamples: Sendable {
    /// The samples of a channel and where it has none.
    package typealias Part = (samples: [Double], missing: [Range<Int>])

    /// Samples of every channel.
    public var count: Int { examination.count }
    /// What was found in them.
    let examination: StreamExamination
    /// Reads a range of the samples of all channels.
    private let read: @Sendable (Range<Int>) throws(RecordingError) -> [Part]

    init(
        _ examination: StreamExamination, read: @escaping @Sendable (Range<Int>) throws(RecordingError) -> [Part]
    ) {
        self.examination = examination
        self.read = read
    }

    /// The samples of a stream in memory, as if they were to be read.
    package init(of stream: SensorStream) {
        self.init(
            StreamExamination(StreamSurvey(stream), of: { _ in true }) { channel, range in
                Array(stream.channels[channel].samples[range])
            }
        ) { range throws(RecordingError) in
            try stream.stretch(range).channels.map { ($0.samples, $0.missing) }
        }
    }

    /// The samples of a range of every channel.
    func parts(in range: Range<Int>) throws(RecordingError) -> [Part] { try read(range) }

    /// The same samples, changed as they are read.
    func mapped(_ change: @escaping @Sendable (_ parts: [Part], _ range: Range<Int>) -> [Part]) -> DeferredSamples {
        DeferredSamples(examination) { [read] range throws(RecordingError) in change(try read(range), range) }
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
            let parts = range.isEmpty ? channels.map { _ in ([], []) } : try deferred.parts(in: range)
            for (index, part) in parts.enumerated() {
                (stretch.channels[index].samples, stretch.channels[index].missing) = part
            }
        } else {
            for index in channels.indices { stretch.channels[index] = channels[index].stretch(range) }
        }
        return stretch
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
