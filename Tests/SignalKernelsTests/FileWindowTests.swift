import Foundation
@testable import SignalKernels
import TestSupport
import Testing

struct FileWindowTests {
    private let path = FileManager.default.temporaryDirectory.appendingPathComponent("window-\(UUID().uuidString)").path

    @Test func whateverIsAskedForHasTheFilesBytes() throws {
        // Longer than one part in memory.
        let content = Data((0..<9_000_003).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
        try content.write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        var window = try FileWindow(path: path)
        var random = SeededGenerator(seed: 8)
        var ranges = (0..<40).map { _ in
            let start = Int.random(in: 0...content.count, using: &random)
            return start..<start + Int.random(in: 0...300_000, using: &random)
        }
        ranges += [0..<content.count, content.count..<content.count + 10, 10_000_000..<10_000_001, 0..<0]
        for range in ranges {
            let found = try window.withBytes([range]) { bytes in
                var copy: [UInt8] = []
                copy.append(contentsOf: bytes)
                return copy
            }
            #expect(found == Array(content[range.clamped(to: 0..<content.count)]))
        }
    }

    /// Close together and far apart, touching each other, empty, and beyond the end.
    @Test func severalRangesComeOneBehindTheOther() throws {
        let content = Data((0..<900_003).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
        try content.write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        var window = try FileWindow(path: path)
        var random = SeededGenerator(seed: 9)
        for step in [1, 30, 3_000, 70_000] {
            var (ranges, place) = ([Range<Int>](), 0)
            while place < content.count {
                let end = place + Int.random(in: 0...step, using: &random)
                ranges.append(place..<end)
                place = end + Int.random(in: 0...step, using: &random) + (ranges.count % 3 == 0 ? 2_048 : 0)
            }
            let found = try window.withBytes(ranges) { bytes in
                var copy: [UInt8] = []
                copy.append(contentsOf: bytes)
                return copy
            }
            #expect(found == ranges.flatMap { Array(content[$0.clamped(to: 0..<content.count)]) })
        }
    }

    @Test func aFileThatBecomesShorterIsAnError() throws {
        try Data(count: 100_000).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        var window = try FileWindow(path: path)
        let count = try window.withBytes([0..<10]) { $0.byteCount }
        #expect(count == 10)
        let cut = unsafe truncate(path, 10)
        #expect(cut == 0)
        do throws(SystemCallError) {
            let byte = try window.withBytes([90_000..<90_001]) {
                unsafe $0.unsafeLoad(fromByteOffset: 0, as: UInt8.self)
            }
            Issue.record("read \(byte)")
        } catch {
            #expect(error.isOfChangedFile)
        }
    }

    /// Behind the new end of a file the rest of its page reads as zeros, which nothing but its size tells.
    @Test func aFileThatBecomesShorterWithinItsLastPageIsAnError() throws {
        try Data(repeating: 7, count: 10_000).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        var window = try FileWindow(path: path)
        let last = try window.withBytes([9_900..<10_000]) {
            unsafe $0.unsafeLoad(fromByteOffset: 99, as: UInt8.self)
        }
        #expect(last == 7)
        let cut = unsafe truncate(path, 9_950)
        #expect(cut == 0)
        do throws(SystemCallError) {
            let byte = try window.withBytes([9_900..<10_000]) {
                unsafe $0.unsafeLoad(fromByteOffset: 99, as: UInt8.self)
            }
            Issue.record("read \(byte)")
        } catch {
            #expect(error.isOfChangedFile)
        }
    }

    @Test func aFileThatIsWrittenToIsAnError() throws {
        try Data(repeating: 7, count: 10_000).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        var window = try FileWindow(path: path)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.seekToEnd()
        try file.write(contentsOf: [1, 2, 3])
        try file.close()
        #expect(throws: SystemCallError.self) { try window.withBytes([0..<10]) { $0.byteCount } }
    }

    /// What was opened stays what it was.
    @Test func aFileThatAnotherTakesThePlaceOfIsReadOn() throws {
        try Data(repeating: 7, count: 10_000).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        var window = try FileWindow(path: path)
        try FileManager.default.removeItem(atPath: path)
        try Data(repeating: 8, count: 10_000).write(to: URL(fileURLWithPath: path))
        let byte = try window.withBytes([9_000..<9_010]) { unsafe $0.unsafeLoad(fromByteOffset: 9, as: UInt8.self) }
        #expect(byte == 7)
    }

    @Test func aMissingFileIsAnError() {
        #expect(throws: SystemCallError.self) { _ = try FileWindow(path: path) }
    }
}
