import SignalProcessing
import TestSupport
import Testing

@testable import Recordings

/// Long recordings whose samples stay in their file, beside the same recordings read whole.
@Suite struct WaveOutlineTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// Both feet with everything that quality control looks for: noise, spikes, clipping, losses.
    private func recording(seed: UInt64, count: Int) -> Recording {
        var random = SeededGenerator(seed: seed)
        func stream(_ side: Side) -> SensorStream {
            let channels = [Quantity.acceleration, .angularRate].flatMap { quantity in
                Axis.allCases.map { axis -> Channel in
                    var samples = (0..<count).map { index -> Double in
                        let level = quantity == .acceleration && axis == .z ? 9.8 : 0
                        return Double(Float(level + random.nextNormal() * (index % 400 < 200 ? 3 : 0.02)))
                    }
                    for _ in 0..<3 { samples[Int.random(in: 1..<count - 1, using: &random)] = 900 }
                    let edge = Int.random(in: 10..<count - 10, using: &random)
                    for index in edge..<edge + 5 { samples[index] = 950 }
                    let gap = Int.random(in: 5..<count - 90, using: &random)
                    return Channel(
                        name: "\(axis.rawValue)", quantity: quantity, axis: axis,
                        fileUnit: quantity == .acceleration ? .metresPerSecondSquared : .radiansPerSecond,
                        samples: samples, missing: axis == .y ? [gap..<gap + 80] : [])
                }
            }
            return SensorStream(
                name: "", placement: .foot, side: side, placementEvidence: "made", rate: 100, channels: channels)
        }
        return Recording(
            source: RecordingSource(path: "made", format: "made", sha256: ""), streams: [stream(.left), stream(.right)])
    }

    @Test(arguments: [(1, 60_001), (2, 16_384), (3, 4096), (4, 5000)] as [(UInt64, Int)])
    func whatIsSaidOfTheWholeIsTheSame(seed: UInt64, count: Int) throws {
        let path = folder.path("walk.wav")
        try WaveWriter().write(recording(seed: seed, count: count), to: path)
        var options = ReadingOptions()
        let whole = try RecordingReader().read(path: path, options: options)
        options.mostSamplesHeld = 1000
        let outline = try RecordingReader().read(path: path, options: options)
        #expect(outline.notes == whole.notes)
        #expect(outline.decisions == whole.decisions)
        #expect(outline.source == whole.source)
        #expect(QualityControl().notes(for: outline) == QualityControl().notes(for: whole))
        #expect(!QualityControl().notes(for: whole).isEmpty)
        for (one, other) in zip(outline.streams, whole.streams) {
            #expect(one.deferred != nil && other.deferred == nil)
            #expect(one.sampleCount == count && one.duration == other.duration)
            #expect(one.channels.map(\.missing) == other.channels.map(\.missing))
            let (described, expected) = (StreamDescription(of: one), StreamDescription(of: other))
            #expect(described.channels == expected.channels)
            #expect(described.sampleCount == expected.sampleCount)
        }
    }

    @Test func anyStretchHasTheSamplesOfTheWhole() throws {
        let count = 20_000
        let path = folder.path("walk.wav")
        try WaveWriter().write(recording(seed: 9, count: count), to: path)
        var options = ReadingOptions()
        let whole = try RecordingReader().read(path: path, options: options)
        options.mostSamplesHeld = 0
        let outline = try RecordingReader().read(path: path, options: options)
        var random = SeededGenerator(seed: 3)
        for _ in 0..<20 {
            let first = Int.random(in: 0..<count, using: &random)
            let range = first..<Int.random(in: first...count + 100, using: &random)
            for (one, other) in zip(outline.streams, whole.streams) {
                let (read, cut) = (try one.stretch(range), try other.stretch(range))
                #expect(read.channels.map(\.samples) == cut.channels.map(\.samples))
                #expect(read.channels.map(\.missing) == cut.channels.map(\.missing))
                #expect(read.firstFrame == first && cut.firstFrame == first)
            }
        }
        for (one, other) in zip(outline.streams, whole.streams) {
            let (segments, expected) = (try one.inertialSegments(), try other.inertialSegments())
            #expect(segments.map(\.start) == expected.map(\.start))
            #expect(segments.map(\.acceleration) == expected.map(\.acceleration))
        }
    }

    /// Windows of some channels, in memory that is used again, and stretches that are held meanwhile.
    @Test(arguments: [[0], [5], [3, 4, 5], [0, 5], [2, 3], [0, 1, 2, 3, 4, 5]])
    func windowsOfAnyChannelsHaveTheSamplesOfTheWhole(channels: [Int]) throws {
        let count = 40_000
        let path = folder.path("walk.wav")
        try WaveWriter().write(recording(seed: 11, count: count), to: path)
        var options = ReadingOptions()
        let whole = try RecordingReader().read(path: path, options: options)
        options.mostSamplesHeld = 0
        let outline = try RecordingReader().read(path: path, options: options)
        for (one, other) in zip(outline.streams, whole.streams) {
            var samples = channels.map { _ in [Double]() }
            var missing = channels.map { _ in [Int]() }
            var held: [[Double]] = []
            var windows: [Range<Int>] = []
            try one.forEachWindow(ofChannels: channels) { window, parts in
                windows.append(window)
                held.append(parts[0].samples)
                for (place, part) in parts.enumerated() {
                    samples[place] += part.samples
                    missing[place] += part.missing.joined().map { $0 + window.lowerBound }
                }
            }
            #expect(windows.count > 2 && windows.first?.lowerBound == 0 && windows.last?.upperBound == count)
            #expect(held.flatMap(\.self) == samples[0])
            for (place, channel) in channels.enumerated() {
                #expect(samples[place] == other.channels[channel].samples)
                #expect(missing[place] == other.channels[channel].missing.flatMap(Array.init))
            }
        }
    }

    /// The header promises twice the frames: those that are there are read, in sections as in one piece.
    @Test func aCompressedFileThatEndsEarlyIsReadAsFarAsItGoes() throws {
        var stored = ContainedRecording(encoding: SampleEncoding(16), channels: 6)
        stored.comment = (1...6).map { channel in
            let name = (channel < 4 ? "left_foot_acc_" : "left_foot_gyr_") + ["z", "x", "y"][channel % 3]
            return "Channel-\(channel): \(name)\nScale-\(channel): \(channel < 4 ? 8 : 2000)\n"
                + "Unit-\(channel): \(channel < 4 ? "g" : "deg/s")\n"
        }.joined()
        stored.values = (0..<60_000).map { Double(($0 * 7919) % 20_011 - 10_000) }
        var bytes = stored.bytes(.flac)
        for byte in 0..<4 { bytes[22 + byte] = UInt8(truncatingIfNeeded: 20_000 >> (8 * (3 - byte))) }
        let path = try folder.write(bytes, as: "cut.flac")
        var options = ReadingOptions()
        let whole = try RecordingReader().read(path: path, options: options)
        options.mostSamplesHeld = 1000
        let outline = try RecordingReader().read(path: path, options: options)
        #expect(outline.streams.map { $0.deferred != nil } == [true])
        #expect(outline.notes == whole.notes && whole.notes.contains { $0.code == "truncated" })
        let read = try outline.streams[0].loaded()
        #expect(read.sampleCount == 10_000)
        #expect(read.channels.map(\.samples) == whole.streams[0].channels.map(\.samples))
    }

    @Test func aFileThatIsNotOfFeetAloneIsReadWhole() throws {
        var recording = recording(seed: 5, count: 3000)
        recording.streams[0].placement = .lowerBack
        let path = folder.path("back.wav")
        try WaveWriter().write(recording, to: path)
        var options = ReadingOptions()
        options.mostSamplesHeld = 100
        let read = try RecordingReader().read(path: path, options: options)
        #expect(read.streams.allSatisfy { $0.deferred == nil && !$0.channels[0].samples.isEmpty })
    }
}
