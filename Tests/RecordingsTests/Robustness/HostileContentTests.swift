import Foundation
import SignalKernels
import TestSupport
import Testing

@testable import Recordings

/// Content whose sizes are out of all proportion.
@Suite(.serialized) struct HostileContentTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// A file of any size that takes no room on the disk: `head`, then zeros, then `tail`.
    private func sparse(_ head: [UInt8], size: Int, tail: [UInt8] = [], as name: String) throws -> String {
        let path = try folder.write(head, as: name)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.truncate(atOffset: UInt64(size))
        try file.seekToEnd()
        try file.write(contentsOf: tail)
        try file.close()
        return path
    }

    private func error(_ path: String) -> RecordingError? {
        #expect(throws: RecordingError.self) {
            try RecordingReader().read(path: path, options: ReadingOptions(requiresUnits: false))
        }
    }

    @Test func `a line of a gigabyte without an end is refused by its first part`() throws {
        let path = try sparse(
            Array("time_s,acc_x_m/s^2,acc_y_m/s^2,".utf8), size: 1 << 30, tail: [0x31], as: "line.csv")
        #expect(error(path)?.code == .badData)
        // The same of digits, which are text.
        let digits = folder.path("digits.csv")
        #expect(FileManager.default.createFile(atPath: digits, contents: nil))
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: digits))
        try file.write(contentsOf: Data("time_s,acc_x_m/s^2\n".utf8))
        let block = Data(repeating: 0x31, count: 1 << 22)
        for _ in 0..<16 { try file.write(contentsOf: block) }
        try file.close()
        #expect(error(digits)?.code == .badData)
    }

    @Test func `a million columns are refused or read, in time that follows the file`() throws {
        let names = (0..<1_000_000).map { "c\($0)" }.joined(separator: ",")
        let row = [String](repeating: "1", count: 1_000_000).joined(separator: ",")
        let path = try folder.write(Array((names + "\n" + row + "\n" + row + "\n" + row + "\n").utf8), as: "wide.csv")
        #expect(error(path)?.code == .badData)
        // A short header above long rows.
        let narrow = try folder.write(
            Array(("time_s,acc_x_m/s^2\n" + row + "\n" + row + "\n" + row + "\n").utf8), as: "narrow.csv")
        #expect(error(narrow)?.code == .badData)
    }

    @Test func `sizes beyond all bounds cost no memory`() throws {
        for identifier in ["fmt ", "LIST", "cue ", "bext", "ds64", "data"] {
            var builder = WaveBuilder(form: "RF64")
            builder.addFormat(channels: 1024, bits: 8)
            let sizes = [UInt64.max, .max, .max].flatMap { builder.number($0) }
            builder.add("ds64", sizes + builder.number(UInt32.max))
            builder.add(identifier, [UInt8](repeating: 0xFF, count: 64), declared: .max)
            let path = try folder.write(builder.bytes, as: "sizes.wav")
            _ = try? RecordingReader().read(path: path, options: ReadingOptions(requiresUnits: false))
        }
        // Hundreds of gigabytes of text that are not there.
        var builder = WaveBuilder()
        builder.addFormat()
        builder.addIntegers([1, 2, 3])
        builder.add("LIST", Array("INFO".utf8), declared: .max)
        let path = try sparse(builder.bytes, size: 3 << 30, as: "text.wav")
        let recording = try WaveReader().read(path: path, options: ReadingOptions(requiresUnits: false))
        #expect(recording.notes.contains { $0.code == "long_text" })
    }

    /// Three rows far apart, of many columns: their missing samples would take gigabytes.
    @Test func `few rows of many columns that lie far apart are refused`() throws {
        let markers = (0..<200).map { "M\($0)_x_mm,M\($0)_y_mm,M\($0)_z_mm" }.joined(separator: ",")
        let cells = [String](repeating: "1.5", count: 600).joined(separator: ",")
        let rows = [0, 0.01, 0.02, 0.03, 0.04, 9_000, 9_000.01].map { "\($0),\(cells)" }
        let text = "time_s,\(markers)\n" + rows.joined(separator: "\n") + "\n"
        let path = try folder.write(Array(text.utf8), as: "wide.csv")
        #expect(error(path)?.message.contains("nearly all would be missing") == true)
    }

    /// A FLAC file of a few bytes may promise 64 samples for each of them, and hold none.
    @Test func `what a compressed file promises takes no room before it is there`() throws {
        var recording = ContainedRecording(encoding: SampleEncoding(16), channels: 2)
        recording.comment = "Channel-1: acc_x\nScale-1: 8\nUnit-1: g\nChannel-2: acc_y\nScale-2: 8\nUnit-2: g\n"
        recording.values = (0..<20_000).map { Double($0 % 100) }
        var bytes = recording.bytes(.flac)
        let size = 100_000_000
        // The number of frames takes the last 36 bits of eight bytes in the stream information.
        let frames = UInt64(size - 1000) * 64 / 2
        for byte in 0..<4 { bytes[22 + byte] = UInt8(truncatingIfNeeded: frames >> UInt64(8 * (3 - byte))) }
        bytes[21] = bytes[21] & 0xF0 | UInt8(truncatingIfNeeded: frames >> 32)
        let path = try sparse(bytes, size: size, as: "promise.flac")
        let recorded = try WaveReader().read(path: path, options: ReadingOptions(requiresUnits: false))
        #expect(recorded.streams[0].sampleCount == 10_000)
        #expect(recorded.notes.contains { $0.code == "truncated" })
    }

    /// Names of marks that all begin before one long text would each be the rest of it.
    @Test func `names that lie in each other take no more room than the file`() {
        let count = 40_000
        var names: [UInt8] = SampleEncoding.bytes(UInt32(count))
        for mark in 0..<count { names += SampleEncoding.bytes(UInt32(mark)) + SampleEncoding.bytes(UInt64(mark)) }
        names += [UInt8](repeating: 0x61, count: 500_000)
        let found = CoreAudioWalker.strings(ByteCursor(names[...], isBigEndian: true))
        #expect(found[0]?.utf8.count == 500_000)
        #expect(found.values.reduce(0) { $0 + $1.utf8.count } <= 3 * 500_000)
    }
}
