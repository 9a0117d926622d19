/// The samples of a sensor that stay in their file, with what is known of them as a whole.
public struct DeferredSamples: Sendable {
    /// Samples of every channel.
    public let count: Int
    /// What each channel holds.
    public let channels: [ChannelDescription]
    /// What a user should know about the quality of the signals.
    public let notes: [QualityNote]
    /// Reads a range of the samples of all channels.
    private let read: @Sendable (Range<Int>) throws(RecordingError) -> [Channel]

    /// States where samples are to be had.
    package init(
        count: Int, channels: [ChannelDescription], notes: [QualityNote],
        read: @escaping @Sendable (Range<Int>) throws(RecordingError) -> [Channel]
    ) {
        self.count = count
        self.channels = channels
        self.notes = notes
        self.read = read
    }

    /// The samples of a range.
    func channels(in range: Range<Int>) throws(RecordingError) -> [Channel] { try read(range) }
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
            stretch.channels = try deferred.channels(in: range)
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
