import Foundation
import Recordings
import TestSupport
import Testing

/// Random damage never crashes the reader, and what it reads stays consistent.
@Suite struct DamagedWaveTests {
    private static let roundsPerFile = 12

    private func originals() throws -> [[UInt8]] {
        var builder = WaveBuilder()
        builder.addFormat(channels: 4)
        builder.addComment(
            "Channel-1: Accel-X\nScale-1: 8\nChannel-2: Accel-Y\nScale-2: 8\nChannel-3: Accel-Z\nScale-3: 8\n")
        builder.add("cue ", builder.number(UInt32(1)) + [UInt8](repeating: 1, count: 24))
        builder.addIntegers((0..<400).map { Int16($0 * 7 % 1000) })
        var files = [builder.bytes]
        for folder in ["wav-malformed", "wav-axivity"] {
            guard let url = RepositoryFiles.realFormats?.appendingPathComponent(folder) else { continue }
            for name in try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
            where name.hasSuffix(".wav") || name.hasSuffix(".w64") {
                let bytes = try Data(contentsOf: url.appendingPathComponent(name))
                if (12...20_000).contains(bytes.count) { files.append(Array(bytes)) }
            }
        }
        if files.count == 1 { print("skipped: real recordings not found") }
        return files
    }

    private func damaged(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            // Most damage goes where the structure is.
            let end = Bool.random(using: &generator) ? min(bytes.count, 120) : bytes.count
            let place = Int.random(in: 4..<max(5, end), using: &generator)
            guard place < bytes.count else { continue }
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 1: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
            case 2: for offset in place..<min(place + 4, bytes.count) { bytes[offset] = 0xFF }
            default: bytes.removeLast(Int.random(in: 0..<bytes.count - 4, using: &generator))
            }
        }
        return bytes
    }

    @Test func `random damage is survived`() throws {
        let folder = try ScratchFolder()
        var generator = SeededGenerator(seed: 20_240_506)
        var read = 0
        for original in try originals() {
            for _ in 0..<Self.roundsPerFile {
                let bytes = damaged(original, &generator)
                let path = try folder.write(bytes, as: "damaged.wav")
                for requiresUnits in [true, false] {
                    guard
                        let recording = try? WaveReader().read(
                            path: path, options: ReadingOptions(requiresUnits: requiresUnits))
                    else { continue }
                    read += 1
                    let channels = recording.streams.flatMap(\.channels)
                    #expect(Set(channels.map(\.samples.count)).count == 1)
                    // An integer of 8 bits is the smallest sample there is.
                    #expect(channels.reduce(0) { $0 + $1.samples.count } <= bytes.count)
                    #expect(channels.allSatisfy { $0.samples.allSatisfy(\.isFinite) })
                    #expect(
                        channels.allSatisfy { channel in
                            channel.missing.allSatisfy { 0 <= $0.lowerBound && $0.upperBound <= channel.samples.count }
                        })
                }
            }
        }
        #expect(read > 10)
    }
}
