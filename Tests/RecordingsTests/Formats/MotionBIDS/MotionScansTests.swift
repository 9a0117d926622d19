import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Recordings

/// When recordings began, in a file that others write, too.
@Suite struct MotionScansTests {
    private let folder: ScratchFolder
    private static let scans = "set/sub-01/sub-01_scans.tsv"
    private static let start = "2025-01-02T03:04:05.000"

    init() throws { folder = try ScratchFolder() }

    private func write(_ bytes: some Sequence<UInt8>, as name: String) throws -> String {
        try FileManager.default.createDirectory(
            at: folder.url.appendingPathComponent(name).deletingLastPathComponent(), withIntermediateDirectories: true)
        return try folder.write(Array(bytes), as: name)
    }

    /// The path of a table in a folder that is there.
    private func table(_ name: String) throws -> String { try write([], as: name) }

    private func content(_ name: String = scans) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.url.appendingPathComponent(name)))
    }

    @Test func `the row of a table of the same name in another folder stays`() throws {
        let old = "filename\tacq_time\nmotion/sub-01_task-walk_motion.tsv\t2024-01-01T00:00:00\n"
        _ = try write(old.utf8, as: Self.scans)
        let first = try table("set/sub-01/motion/sub-01_task-walk_motion.tsv")
        let derived = try table("set/sub-01/derived/sub-01_task-walk_motion.tsv")
        // It is not that table's start either.
        #expect(try MotionScans.start(of: derived) == nil)
        try MotionScans.write(start: nil, of: derived)
        #expect(try content() == Array(old.utf8))
        try MotionScans.write(start: Self.start, of: derived)
        #expect(try content() == Array((old + "derived/sub-01_task-walk_motion.tsv\t\(Self.start)\n").utf8))
        #expect(try MotionScans.start(of: first) == "2024-01-01T00:00:00.000")
        #expect(try MotionScans.start(of: derived) == Self.start)
    }

    @Test func `the row with the whole path counts before one with the name alone, in whichever file`() throws {
        let path = try table("set/sub-01/motion/sub-01_task-walk_motion.tsv")
        _ = try write(
            "filename\tacq_time\ngone/sub-01_task-walk_motion.tsv\t2024-01-01T00:00:00\n".utf8, as: Self.scans)
        #expect(try MotionScans.start(of: path) == "2024-01-01T00:00:00.000")
        let beside = try write(
            "filename\tacq_time\n./sub-01_task-walk_motion.tsv\t2024-02-02T00:00:00\n".utf8,
            as: "set/sub-01/motion/sub-01_scans.tsv")
        #expect(try MotionScans.start(of: path) == "2024-02-02T00:00:00.000")
        #expect(MotionSidecars.paths(of: path).suffix(2) == [folder.path(Self.scans), beside])
        let above = try content()
        try MotionScans.write(start: Self.start, of: path)
        #expect(try content() == above)
        #expect(try MotionScans.start(of: path) == Self.start)
    }

    @Test func `an older start of a table that was moved is taken back`() throws {
        let path = try table("set/sub-01/motion/sub-01_task-walk_motion.tsv")
        _ = try write(
            "filename\tacq_time\ngone/sub-01_task-walk_motion.tsv\t2024-01-01T00:00:00\n".utf8, as: Self.scans)
        try MotionScans.write(start: nil, of: path)
        #expect(try MotionScans.start(of: path) == nil)
    }

    /// Latin-1, quotes around a tab, blanks, form feed, next line and line separator, ends of lines of two kinds.
    private static let foreign: [UInt8] =
        Array("other.tsv\t2024-01-01T00:00:00\tM".utf8) + [0xFC] + Array("ller\r\n".utf8)
        + Array("\"a.tsv\"\t n/a \t\"left\tfoot\"\n\n".utf8) + Array("b.tsv\tn/a\t1\u{C}2\u{85}3\u{2028}4\r\n".utf8)

    @Test(arguments: ["", "\u{FEFF}"])
    func `all that is not the table's own cell stays to the byte`(mark: String) throws {
        let path = try table("set/sub-01/motion/sub-01_task-walk_motion.tsv")
        let head = Array((mark + "filename\tacq_time\toperator\r\n").utf8) + Self.foreign
        func own(_ start: String) -> [UInt8] {
            Array("motion/sub-01_task-walk_motion.tsv\t\(start)\t".utf8)
        }
        _ = try write(head + own("n/a") + [0xE9], as: Self.scans)
        try MotionScans.write(start: Self.start, of: path)
        #expect(try content() == head + own(Self.start) + [0xE9])
        // A new row ends like the line of names, and so does the one before.
        let second = try table("set/sub-01/motion/sub-01_task-turn_motion.tsv")
        try MotionScans.write(start: Self.start, of: second)
        let row = Array("\r\nmotion/sub-01_task-turn_motion.tsv\t\(Self.start)\tn/a\r\n".utf8)
        #expect(try content() == head + own(Self.start) + [0xE9] + row)
    }

    @Test func `a column of starts is added`() throws {
        let path = try table("set/sub-01/motion/sub-01_task-walk_motion.tsv")
        _ = try write(Array("filename\na.tsv".utf8) + [0xFC, 0x0A, 0x0A], as: Self.scans)
        try MotionScans.write(start: Self.start, of: path)
        let expected =
            Array("filename\tacq_time\na.tsv".utf8) + [0xFC]
            + Array("\tn/a\n\nmotion/sub-01_task-walk_motion.tsv\t\(Self.start)\n".utf8)
        #expect(try content() == expected)
    }

    @Test func `a row of another number of cells is named with its line`() throws {
        let path = try table("set/sub-01/motion/sub-01_task-walk_motion.tsv")
        _ = try write("filename\tacq_time\n\na.tsv\n".utf8, as: Self.scans)
        let error = #expect(throws: RecordingError.self) { try MotionScans.write(start: Self.start, of: path) }
        #expect(error?.line == 3)
        #expect(try content() == Array("filename\tacq_time\n\na.tsv\n".utf8))
    }

    @Test func `writers at the same time keep each other's rows`() throws {
        let count = 24
        let paths = try (0..<count).map { try table("set/sub-01/motion/sub-01_task-walk_run-\($0)_motion.tsv") }
        let failures = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: count) { index in
            do { try MotionScans.write(start: Self.start, of: paths[index]) } catch { failures.withLock { $0 += 1 } }
        }
        #expect(failures.withLock { $0 } == 0)
        for path in paths { #expect(try MotionScans.start(of: path) == Self.start) }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path("set/sub-01"))
        #expect(Set(left) == ["motion", "sub-01_scans.tsv"])
    }
}
