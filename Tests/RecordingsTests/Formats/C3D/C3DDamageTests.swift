import Foundation
import TestSupport
import Testing

@testable import Recordings

/// Whatever happens to a C3D file on its way, reading it ends in a recording or in one clear line.
struct C3DDamageTests {
    private static func sample(_ processor: C3DProcessor, isFloat: Bool) -> [UInt8] {
        var builder = C3DBuilder(processor: processor, isFloat: isFloat, samplesPerFrame: 2)
        builder.points = (0..<4).map { point in (0..<20).map { [Float($0), Float(point), 100] } }
        builder.analog = (0..<14).map { channel in (0..<40).map { Float($0 * channel) } }
        builder.parameters = [
            "FORCE_PLATFORM:USED": .integer(2), "FORCE_PLATFORM:TYPE": .integers([2, 3], dimensions: [2]),
            "FORCE_PLATFORM:CORNERS": .floats(
                [4, 6, 0, 4, 0, 0, 0, 0, 0, 0, 6, 0, 4, 6, 0, 4, 0, 0, 0, 0, 0, 0, 6, 0], dimensions: [3, 4, 2]),
            "FORCE_PLATFORM:ORIGIN": .floats([0, 0, -4, 1, 2, -4], dimensions: [3, 2]),
            "FORCE_PLATFORM:CHANNEL": .integers([1, 2, 3, 4, 5, 6, 0, 0] + Array(7...14), dimensions: [8, 2]),
            "EVENT:USED": .integer(1), "EVENT:LABELS": .text(["LHS"]),
            "EVENT:TIMES": .floats([0, 0.1], dimensions: [2, 1]),
        ]
        return builder.bytes
    }

    private static func isSound(_ stream: SensorStream) -> Bool {
        let count = stream.sampleCount
        return stream.rate > 0
            && stream.channels.allSatisfy { channel in
                channel.samples.count == count && !channel.samples.contains { !$0.isFinite }
                    && channel.missing.allSatisfy { !$0.isEmpty && $0.upperBound <= count }
            }
    }

    private func read(_ bytes: [UInt8]) {
        do throws(RecordingError) {
            let recording = try readC3D(bytes)
            #expect(recording.streams.allSatisfy { Self.isSound($0) })
            #expect(recording.markers.allSatisfy { $0.time.isFinite })
            _ = QualityControl().notes(for: recording)
        } catch {
            #expect(!error.message.isEmpty && !error.description.contains("\n"))
        }
    }

    @Test func `the sample itself is whole`() throws {
        let recording = try readC3D(Self.sample(.mips, isFloat: true))
        #expect(recording.streams.map(\.name) == ["M1", "M2", "M3", "M4", "plate 1", "plate 2"])
        #expect(recording.markers.count == 1)
    }

    @Test(arguments: C3DProcessor.allCases, [true, false])
    func `flipped bits and wild bytes`(processor: C3DProcessor, isFloat: Bool) {
        let bytes = Self.sample(processor, isFloat: isFloat)
        var random = SeededGenerator(seed: UInt64(processor.rawValue) + (isFloat ? 1000 : 0))
        // Header and parameters decide most; the samples are only numbers.
        for round in 0..<300 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let place = Int.random(in: 0..<(round % 4 == 0 ? damaged.count : 1536), using: &random)
                if Bool.random(using: &random) {
                    damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                } else {
                    damaged[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
                }
            }
            read(damaged)
        }
    }

    @Test(arguments: C3DProcessor.allCases)
    func `truncation anywhere`(processor: C3DProcessor) {
        let bytes = Self.sample(processor, isFloat: true)
        for length in stride(from: 0, to: bytes.count, by: 37) { read(Array(bytes.prefix(length))) }
    }

    @Test func `noise behind a C3D mark`() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<100 {
            var noise = (0..<3000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            (noise[0], noise[1], noise[515]) = (2, 0x50, [84, 85, 86].randomElement(using: &random) ?? 84)
            read(noise)
        }
    }

    @Test func `genuine files, damaged`() throws {
        guard let data = RepositoryFiles.realData else { return print("skipped: real recordings not found") }
        let bytes = [UInt8](try Data(contentsOf: data.appendingPathComponent("force_plates/Gait.c3d")))
        var random = SeededGenerator(seed: 11)
        // The samples of a few frames are enough to read on.
        let short = Array(bytes.prefix(20_000))
        for _ in 0..<25 {
            var damaged = short
            for _ in 0..<6 {
                damaged[Int.random(in: 0..<5120, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
            read(damaged)
        }
    }
}
