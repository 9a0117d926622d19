import Foundation
import SignalKernels
import TestSupport
import Testing

@testable import Recordings

@Suite struct WaveBlockReaderTests {
    private let folder: ScratchFolder
    private let lenient = ReadingOptions(requiresUnits: false)

    init() throws { folder = try ScratchFolder() }

    /// Files of every kind of sample, with clipped, missing and unavailable ones among them.
    private func files() throws -> [String] {
        var random = SeededGenerator(seed: 4)
        var paths: [String] = []
        let formats: [(tag: UInt16, bits: UInt16)] = [(1, 8), (1, 16), (1, 24), (1, 32), (3, 32), (3, 64)]
        for form in ["RIFF", "RIFX"] {
            for (tag, bits) in formats {
                for channels in [1, 3, 4, 7] as [UInt16] {
                    var builder = WaveBuilder(form: form)
                    builder.addFormat(tag: tag, channels: channels, bits: bits)
                    if channels == 4 {
                        // The fourth is the device's own word where samples have 16 bits.
                        builder.addComment(
                            (1...3).map { "Channel-\($0): Accel-\(["X", "Y", "Z"][$0 - 1])\nScale-\($0): 8\n" }
                                .joined())
                    }
                    let count = 1237 * Int(channels) * Int(bits / 8)
                    builder.add("data", (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) })
                    paths.append(try folder.write(builder.bytes, as: "\(form)-\(tag)-\(bits)-\(channels).wav"))
                }
            }
        }
        for name in ["wav-malformed", "wav-axivity"] {
            guard let url = RepositoryFiles.realFormats?.appendingPathComponent(name) else { continue }
            for file in try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
            where file.hasSuffix(".wav") || file.hasSuffix(".w64") {
                paths.append(url.appendingPathComponent(file).path)
            }
        }
        return paths
    }

    /// What libsndfile reads, sample by sample.
    private func plainly(_ path: String) throws -> (columns: [[Double]], missing: [[Range<Int>]])? {
        guard let container = try? WaveContainer(path: path, salvages: false) else { return nil }
        let format = container.stored
        let file = try SoundFile(path: path, format: format, offset: container.firstSample)
        let metadata = WaveMetadata(info: container.contents.info)
        let plans = try WaveChannelPlanner(format: format, metadata: metadata, options: lenient, path: path)
            .plan().channels
        let frames = container.frames
        var integers = [Int32](repeating: 0, count: format.isFloat ? 0 : frames * plans.count)
        var floats = [Double](repeating: 0, count: format.isFloat ? frames * plans.count : 0)
        let found = format.isFloat ? file.read(into: &floats) : file.read(into: &integers)
        var columns = [[Double]](repeating: [], count: plans.count)
        var missing = [[Int]](repeating: [], count: plans.count)
        for frame in 0..<min(found, frames) {
            for (channel, plan) in plans.enumerated() {
                let place = frame * plans.count + channel
                let value = (format.isFloat ? floats[place] : Double(integers[place])) * plan.factor
                columns[channel].append(
                    plan.isAuxiliary
                        ? Double(UInt16(truncatingIfNeeded: integers[place] >> 16))
                        : value.isFinite ? value : 0)
                if !value.isFinite { missing[channel].append(frame) }
                if plan.isAuxiliary, integers[place] < 0 {
                    for other in plans.indices where other != channel { missing[other].append(frame) }
                }
            }
        }
        return (columns, missing.map { Array(RangeSet($0.map { $0..<$0 + 1 }).ranges) })
    }

    /// The file's own bytes give the bits that libsndfile gives, however they are cut into blocks.
    @Test(arguments: [1, 5, 640, 5000, 1 << 20])
    func `any block size gives the same columns`(limit: Int) throws {
        var compared = 0
        for path in try files() {
            guard var reader = try? WaveBlockReader(path: path, options: lenient), limit > 1 || reader.frameCount < 5000
            else { continue }
            let whole = try WaveReader().read(path: path, options: lenient)
            let isSettled = whole.notes.contains { $0.code == "assumed_unit" }
            var block = WaveBlock<Double>()
            var columns: [[Double]] = []
            var missing: [IndexSet] = []
            while try reader.next(limit, into: &block) {
                #expect(block.count <= limit && block.frames.upperBound == reader.position)
                if columns.isEmpty {
                    columns = block.columns.map { _ in [] }
                    missing = block.columns.map { _ in [] }
                }
                for channel in columns.indices {
                    columns[channel] += block.columns[channel].prefix(block.count)
                    for gap in block.missing[channel] {
                        let start = block.frames.lowerBound
                        missing[channel].insert(integersIn: start + gap.lowerBound..<start + gap.upperBound)
                    }
                }
            }
            #expect(reader.outline.decisions == whole.decisions)
            #expect(Set(reader.outline.notes + reader.sampleNotes) == Set(whole.notes))
            for (stream, numbers) in zip(whole.streams, reader.columns) {
                for (channel, number) in zip(stream.channels, numbers) {
                    #expect(channel.samples == columns[number], "\(path)")
                    #expect(channel.missing == missing[number].rangeView.map { $0.lowerBound..<$0.upperBound })
                }
            }
            if let (expected, gaps) = try plainly(path), !isSettled {
                #expect(columns == expected, "\(path)")
                #expect(missing.map { $0.rangeView.map { $0.lowerBound..<$0.upperBound } } == gaps, "\(path)")
                compared += 1
            }
        }
        #expect(compared >= 40)
    }

    @Test func `single precision is the same to its own precision`() throws {
        for path in try files() {
            guard var wide = try? WaveBlockReader(path: path, options: lenient) else { continue }
            var narrow = try WaveBlockReader(path: path, options: lenient)
            var (doubles, floats) = (WaveBlock<Double>(), WaveBlock<Float>())
            while try wide.next(300, into: &doubles) {
                #expect(try narrow.next(300, into: &floats))
                #expect(floats.frames == doubles.frames)
                for (channel, column) in doubles.columns.enumerated() {
                    for frame in 0..<doubles.count where abs(column[frame]) < 1e38 && abs(column[frame]) > 1e-37 {
                        let difference = abs(Double(floats.columns[channel][frame]) - column[frame])
                        #expect(difference <= 3e-7 * abs(column[frame]), "\(path) \(channel) \(frame)")
                    }
                }
            }
            #expect(try !narrow.next(300, into: &floats))
        }
    }

    /// Of long recordings only some pairs of frames are looked at, the same ones as in all of the samples, whether they
    /// are taken from the file's own bytes or come through libsndfile.
    @Test(arguments: ["RIFF", "RIFX"], [30_000, 39_999, 40_000, 59_999, 60_000, 90_001, 140_000])
    func `gravity is found without reading everything`(form: String, frames: Int) throws {
        var random = SeededGenerator(seed: 9)
        var columns = [[Float]](repeating: [], count: 3)
        for frame in 0..<frames {
            let isMissing = frame % 1000 > 980
            columns[0].append(isMissing ? .nan : Float(random.nextNormal() * 0.02))
            columns[1].append(Float(random.nextNormal() * 0.02))
            columns[2].append(1 + Float(random.nextNormal() * 0.03))
        }
        var builder = WaveBuilder(form: form)
        builder.addFormat(tag: 3, channels: 3, bits: 32)
        builder.addComment("Channel-1: acc_x\nChannel-2: acc_y\nChannel-3: acc_z")
        builder.addFloats((0..<frames * 3).map { columns[$0 % 3][$0 / 3] })
        let path = try folder.write(builder.bytes, as: "long.wav")
        let recording = try WaveReader().read(path: path)
        let stream = try #require(recording.streams.first)
        #expect(stream.channels.allSatisfy { $0.fileUnit == .standardGravity })
        let whole = try #require(
            GravityLevel(
                columns[0].map { $0.isNaN ? 0 : Double($0) }, columns[1].map { Double($0) },
                columns[2].map { Double($0) }, missing: stream.channels[0].missing))
        var samples = try WaveSamples(
            in: WaveContainer(path: path, salvages: false),
            channels: (0..<3).map {
                WaveChannelPlan(name: "\($0)", meaning: WaveChannelName(""), unit: .unknown, factor: 1)
            }, path: path)
        #expect(samples.readsAnywhere == (form == "RIFF"))
        let axes = try samples.thinned(0..<frames, channels: [0, 1, 2])
        #expect(axes[0].count <= 60_000)
        #expect(GravityLevel(axes[0], axes[1], axes[2]) == whole)
    }

    @Test func `only the frames asked for are read`() throws {
        var builder = WaveBuilder()
        builder.addFormat(channels: 2)
        builder.addIntegers((0..<2000).map { Int16($0) })
        let path = try folder.write(builder.bytes, as: "part.wav")
        var options = lenient
        options.from = 2
        options.to = 3
        var reader = try WaveBlockReader(path: path, options: options)
        #expect(reader.frameCount == 101)
        #expect(reader.outline.streams.first?.start == 2)
        var block = WaveBlock<Double>()
        #expect(try reader.next(60, into: &block))
        #expect(block.columns[0].prefix(2) == [400, 402])
        #expect(try reader.next(60, into: &block))
        #expect(block.count == 41 && block.frames == 60..<101)
        #expect(block.columns[1][40] == 601)
        #expect(try !reader.next(60, into: &block))
        #expect(block.count == 0)
    }
}
