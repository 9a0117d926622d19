import CFuzzer
import Glibc
@testable import Recordings

/// The readers of whole files.
enum ReaderTargets {
    private static let options = [ReadingOptions(), ReadingOptions(rate: 100, from: 0.01, requiresUnits: false)]

    static func table(_ bytes: [UInt8]) {
        for options in options {
            check(bytes) { () throws(RecordingError) in
                try TextTableReader().read(bytes: bytes, path: "fuzz.csv", options: options)
            }
        }
    }

    static func c3d(_ bytes: [UInt8]) {
        for options in options {
            check(bytes) { () throws(RecordingError) in
                try C3DReader().read(bytes: bytes, path: "fuzz.c3d", options: options)
            }
        }
    }

    /// Sound files are read by path; this one lies in memory.
    private static let memory = fuzzer_memory_file()

    static func sound(_ bytes: [UInt8]) {
        guard memory >= 0, ftruncate(memory, 0) == 0 else { fatalError("no file in memory") }
        let written = unsafe bytes.withUnsafeBytes { unsafe pwrite(memory, $0.baseAddress, $0.count, 0) }
        guard written == bytes.count else { fatalError("the file in memory cannot be written") }
        for salvages in [false, true] {
            var options = ReadingOptions(requiresUnits: false)
            options.salvagesUnfinished = salvages
            check(bytes) { () throws(RecordingError) in
                try WaveReader().read(path: "/proc/self/fd/\(memory)", options: options)
            }
        }
    }

    /// A reading ends in a recording that is consistent and in proportion, or in one line.
    static func check(_ bytes: [UInt8], _ read: () throws(RecordingError) -> Recording) {
        do throws(RecordingError) {
            let recording = try read()
            var sampleCount = 0
            for stream in recording.streams {
                require(stream.rate > 0 && stream.rate.isFinite && stream.start.isFinite, "rate \(stream.rate)")
                for channel in stream.channels {
                    sampleCount += channel.samples.count
                    require(channel.samples.count == stream.sampleCount, "channels of two lengths")
                    require(channel.samples.allSatisfy(\.isFinite), "samples that are no numbers")
                    var end = 0
                    for gap in channel.missing {
                        require(
                            gap.lowerBound >= end && !gap.isEmpty && gap.upperBound <= stream.sampleCount,
                            "gap \(gap)")
                        end = gap.upperBound
                    }
                }
            }
            require(recording.markers.allSatisfy { $0.time.isFinite && $0.duration.isFinite }, "marker without a time")
            // A table's gaps are filled, and FLAC unpacks; neither beyond this.
            require(sampleCount <= 64 * bytes.count + (1 << 20), "\(sampleCount) samples")
            _ = QualityControl().notes(for: recording)
        } catch {
            require(!error.message.isEmpty && !error.description.contains("\n"), error.description)
        }
    }
}
