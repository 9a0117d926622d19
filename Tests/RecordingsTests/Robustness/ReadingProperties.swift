import Recordings
import Testing

/// What holds of any recording, however damaged the file was.
enum ReadingProperties {
    /// Expects samples that are consistent and in proportion to a file of `size` bytes.
    static func expect(of recording: Recording, size: Int, _ name: String) {
        var sampleCount = 0
        for stream in recording.streams {
            #expect(stream.rate > 0 && stream.rate.isFinite && stream.start.isFinite, "\(name)")
            for channel in stream.channels {
                sampleCount += channel.samples.count
                #expect(channel.samples.count == stream.sampleCount, "\(name)")
                let areFinite = channel.samples.allSatisfy(\.isFinite)
                #expect(areFinite, "\(name)")
                let ends = channel.missing.flatMap { [$0.lowerBound, $0.upperBound] }
                let areApart = zip(ends, ends.dropFirst()).allSatisfy { $0 <= $1 }
                #expect(areApart && (ends.last ?? 0) <= stream.sampleCount, "\(name)")
            }
        }
        // A table's gaps are filled, and FLAC unpacks; neither beyond this.
        #expect(sampleCount <= 64 * size + (1 << 20), "\(name): \(sampleCount) samples of \(size) bytes")
        _ = QualityControl().notes(for: recording)
    }
}
