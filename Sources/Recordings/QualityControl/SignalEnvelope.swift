import SignalKernels

/// The course of every channel of a sensor for the eye: the least and the greatest sample of even parts of it.
public struct SignalEnvelope: Sendable {
    /// For every channel the range of every part; `nil` where nothing was measured.
    public private(set) var channels: [[ClosedRange<Double>?]]

    /// Looks at a sensor.
    ///
    /// - Parameter parts: How many parts; of short recordings fewer.
    /// - Throws: `RecordingError` when the file cannot be read any more.
    /// - Complexity: O(samples).
    public init(_ stream: SensorStream, parts: Int) throws(RecordingError) {
        let count = stream.sampleCount
        let parts = max(1, min(parts, count))
        channels = stream.channels.map { _ in [] }
        for part in 0..<parts {
            let stretch = try stream.stretch(count * part / parts..<count * (part + 1) / parts)
            for (index, channel) in stretch.channels.enumerated() {
                channels[index].append(ChannelDescription(of: channel).range)
            }
        }
    }
}
