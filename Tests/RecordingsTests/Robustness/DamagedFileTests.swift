import Foundation
import TestSupport
import Testing

@testable import Recordings

/// Genuine files of every format, cut off and with bits turned over: a recording or one line comes out, never a crash.
///
/// `STEPPAGE_DAMAGE_ROUNDS` sets the number of damaged versions of each file; the usual few take seconds.
@Suite struct DamagedFileTests {
    private static let rounds =
        ProcessInfo.processInfo.environment["STEPPAGE_DAMAGE_ROUNDS"].flatMap { Int($0) } ?? 2
    /// Longer files are damaged at their beginning, where the structure is.
    private static let longest = 24_000

    private func samples() throws -> [URL] {
        guard let formats = RepositoryFiles.realFormats else { return [] }
        let paths = try FileManager.default.subpathsOfDirectory(atPath: formats.path).sorted()
        return paths.map { formats.appendingPathComponent($0) }.filter { url in
            let kind = try? FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
            return kind == .typeRegular && url.lastPathComponent != "SOURCE.txt"
        }
    }

    /// A version of a file with its end cut off, bits turned over, or a stretch of it lost or doubled.
    private func damaged(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...3, using: &random) where bytes.count > 4 {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...600, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes.removeSubrange(place...)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 3: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
            default:
                for _ in 0..<Int.random(in: 1...8, using: &random) {
                    // Most damage goes where the structure is.
                    let limit = Bool.random(using: &random) ? min(bytes.count, 200) : bytes.count
                    bytes[Int.random(in: 0..<limit, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                }
            }
        }
        return bytes
    }

    @Test func `random damage of genuine files is survived`() throws {
        let samples = try samples()
        guard !samples.isEmpty else { return print("skipped: real recordings not found") }
        let folder = try ScratchFolder()
        var read = 0
        var refused = 0
        for (number, url) in samples.enumerated() {
            let handle = try FileHandle(forReadingFrom: url)
            let original = Array(try handle.read(upToCount: Self.longest) ?? Data())
            var random = SeededGenerator(seed: UInt64(number))
            for round in 0..<Self.rounds {
                let bytes = round == 0 ? Array(original.dropLast(original.count / 3)) : damaged(original, &random)
                let path = try folder.write(bytes, as: url.lastPathComponent)
                do throws(RecordingError) {
                    let recording = try RecordingReader().read(
                        path: path, options: ReadingOptions(requiresUnits: round % 2 == 0))
                    read += 1
                    ReadingProperties.expect(of: recording, size: bytes.count, "\(url.lastPathComponent), \(round)")
                } catch {
                    refused += 1
                    #expect(!error.message.isEmpty && !error.description.contains("\n"))
                }
            }
        }
        print("damaged files: \(read) read, \(refused) refused")
        #expect(read > samples.count / 4)
    }
}
