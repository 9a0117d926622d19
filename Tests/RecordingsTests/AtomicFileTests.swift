import Foundation
import Recordings
import Testing

@Suite struct AtomicFileTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("atomic-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test(arguments: [0, 1, 65_535, 65_536, 200_001])
    func `writes every byte`(count: Int) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = String(repeating: "abc", count: count)
        try AtomicFile.write(to: path("a.txt")) { sink throws(RecordingError) in
            try sink.write(text)
            try sink.write([0x00, 0xFF])
        }
        #expect(try Data(contentsOf: folder.appendingPathComponent("a.txt")) == Data(text.utf8) + Data([0x00, 0xFF]))
        #expect(try names() == ["a.txt"])
    }

    @Test func `a failure leaves the old file and nothing else`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try AtomicFile.write(to: path("a.txt")) { sink throws(RecordingError) in try sink.write("old") }
        let refusal = RecordingError(.badData, path: "a.txt", "no")
        #expect(throws: refusal) {
            try AtomicFile.write(to: path("a.txt")) { sink throws(RecordingError) in
                try sink.write(String(repeating: "new", count: 100_000))
                throw refusal
            }
        }
        #expect(try String(contentsOfFile: path("a.txt"), encoding: .utf8) == "old")
        #expect(try names() == ["a.txt"])
    }

    @Test func `follows a symbolic link instead of replacing it`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try AtomicFile.write(to: path("target")) { sink throws(RecordingError) in try sink.write("old") }
        try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: path("target"))
        try AtomicFile.write(to: path("link")) { sink throws(RecordingError) in try sink.write("new") }
        #expect(try String(contentsOfFile: path("target"), encoding: .utf8) == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("link")) == path("target"))
    }

    @Test func `refuses a folder and a missing folder`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        for target in [folder.path, path("nowhere/a.txt")] {
            let error = #expect(throws: RecordingError.self) {
                try AtomicFile.write(to: target) { sink throws(RecordingError) in try sink.write("x") }
            }
            #expect(error?.code == .cannotWrite)
            #expect(error?.path == target)
        }
        #expect(try names() == [])
    }

    @Test func `writes devices straight through and reports a full disk`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try AtomicFile.write(to: "/dev/null") { sink throws(RecordingError) in try sink.write("x") }
        let error = #expect(throws: RecordingError.self) {
            try AtomicFile.write(to: "/dev/full") { sink throws(RecordingError) in try sink.write("x") }
        }
        #expect(error?.code == .cannotWrite)
        #expect(error?.message == "the disk is full")
    }
}
