/// Writes a recording as a WAV file of floating-point samples in SI units that reads back to the same bits.
///
/// Names keep side and placement; the exact rate, units and markers are in the file's text, in the syntax of Axivity's
/// omconvert with `Rate`, `Unit-N` and `Offset` added. Samples have 32 bits when that loses nothing and 64 otherwise;
/// a missing sample is NaN. Files beyond 4 GiB become RF64.
public struct WaveWriter: Sendable {
    private static let blockFrames = 4096
    /// libsndfile refuses files of more channels.
    private static let channelLimit = 1024

    /// Size above which the file becomes RF64.
    var largestRiff = WaveHeader.largestRiff

    /// Creates a writer.
    public init() {}

    /// Writes a recording; the file appears whole or not at all.
    ///
    /// - Throws: `RecordingError`: `badData` when the recording does not fit one WAV file, which has one clock for all
    ///   channels; `cannotWrite` when the file cannot be written.
    public func write(_ recording: Recording, to path: String) throws(RecordingError) {
        let streams = recording.streams.filter { !$0.channels.isEmpty }
        let channels = streams.flatMap(\.channels)
        guard let first = streams.first, first.sampleCount > 0 else {
            throw RecordingError(.badData, path: path, "the recording holds no samples")
        }
        try check(streams, channels.count, path: path)
        let isNarrow = channels.allSatisfy { fitsFloat($0) }
        let text = WaveText(
            recording: recording, names: WaveText.names(of: streams), channels: channels, rate: first.rate,
            offset: first.start)
        let header = WaveHeader(
            format: try WaveFormat(
                channels: channels.count, rate: first.rate, bits: isNarrow ? 32 : 64, isFloat: true, path: path),
            frames: first.sampleCount, info: try text.info(path: path), cues: cues(recording, first))
        try AtomicFile.write(to: path) { sink throws(RecordingError) in
            try sink.write(header.bytes(limit: largestRiff))
            var cursors = channels.map { MissingCursor($0.missing) }
            for start in stride(from: 0, to: first.sampleCount, by: Self.blockFrames) {
                let frames = start..<min(start + Self.blockFrames, first.sampleCount)
                let values = interleaved(channels, frames, &cursors)
                try sink.write(
                    isNarrow ? Self.bytes(values.map { Float($0).bitPattern }) : Self.bytes(values.map(\.bitPattern)))
            }
        }
    }

    private func check(_ streams: [SensorStream], _ channels: Int, path: String) throws(RecordingError) {
        let first = streams[0]
        guard first.rate.isFinite, first.rate > 0, first.rate < Double(Int32.max) else {
            throw RecordingError(.badData, path: path, "a rate of \(first.rate) Hz cannot be written")
        }
        guard
            streams.allSatisfy({
                $0.rate == first.rate && $0.start == first.start && $0.sampleCount == first.sampleCount
            })
        else {
            let clocks = streams.map { "\($0.sampleCount) samples at \($0.rate) Hz from \($0.start) s" }
            throw RecordingError(
                .badData, path: path,
                "the sensors have clocks of their own (\(clocks.joined(separator: "; "))), a WAV file has one",
                remedy: "write a file for each sensor")
        }
        guard channels <= Self.channelLimit else {
            throw RecordingError(
                .badData, path: path, "the recording has \(channels) channels, a WAV file at most \(Self.channelLimit)")
        }
    }

    private func fitsFloat(_ channel: Channel) -> Bool {
        var cursor = MissingCursor(channel.missing)
        return channel.samples.indices.allSatisfy { index in
            let value = channel.samples[index]
            return cursor.covers(index) || !value.isFinite || Double(Float(value)) == value
        }
    }

    private func cues(
        _ recording: Recording, _ stream: SensorStream
    ) -> [(sample: UInt32, length: UInt32, label: String)] {
        recording.markers.compactMap { marker in
            let place = ((marker.time - stream.start) * stream.rate).rounded()
            guard let sample = UInt32(exactly: place), Int(sample) <= stream.sampleCount else { return nil }
            let length = UInt32(exactly: (marker.duration * stream.rate).rounded()) ?? 0
            return (sample, length, marker.label)
        }
    }

    private func interleaved(
        _ channels: [Channel], _ frames: Range<Int>, _ cursors: inout [MissingCursor]
    ) -> [Double] {
        var values = [Double](repeating: .nan, count: frames.count * channels.count)
        for (number, channel) in channels.enumerated() {
            for frame in frames where !cursors[number].covers(frame) {
                let value = channel.samples[frame]
                if value.isFinite { values[(frame - frames.lowerBound) * channels.count + number] = value }
            }
        }
        return values
    }

    private static func bytes<Bits: FixedWidthInteger>(_ numbers: [Bits]) -> [UInt8] {
        let width = Bits.bitWidth / 8
        var bytes = [UInt8](repeating: 0, count: numbers.count * width)
        for (place, number) in numbers.enumerated() {
            for byte in 0..<width {
                bytes[place &* width &+ byte] = UInt8(truncatingIfNeeded: number >> Bits(byte &* 8))
            }
        }
        return bytes
    }
}
