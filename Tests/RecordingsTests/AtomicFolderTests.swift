import Foundation
import Synchronization
import Testing

@testable import Recordings

struct AtomicFolderTests {
    private let parent = FileManager.default.temporaryDirectory.appendingPathComponent("folder-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true) }

    private func listing(_ folder: URL) -> [String] {
        ((try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }

    private func content(_ file: URL) -> String? { try? String(contentsOf: file, encoding: .utf8) }

    @Test func makesTheFolderWithItsParents() throws {
        defer { try? FileManager.default.removeItem(at: parent) }
        let folder = parent.appendingPathComponent("a/b")
        try AtomicFolder.write(to: folder.path + "//") {
            (contents: inout AtomicFolder.Contents) throws(RecordingError) in
            try contents.write("one", to: "one.txt")
            try contents.write("two", to: "truth/two.txt")
        }
        #expect(listing(folder) == ["one.txt", "truth", "truth/two.txt"])
        #expect(content(folder.appendingPathComponent("truth/two.txt")) == "two")
    }

    @Test func othersMayMakeTheSameFoldersAndTakeThemAway() throws {
        defer { try? FileManager.default.removeItem(at: parent) }
        let parent = parent
        let errors = Mutex<[any Error]>([])
        for round in 0..<200 {
            DispatchQueue.concurrentPerform(iterations: 8) { number in
                let folder = parent.appendingPathComponent("\(round)/b/\(number % 2)/c").path
                do {
                    try AtomicFolder.write(to: folder) {
                        (contents: inout AtomicFolder.Contents) throws(RecordingError) in
                        // One of them fails, and takes back what it has made.
                        if number == 7 { throw RecordingError(.badData, path: "x", "no walking") }
                        try contents.write("\(number)", to: "\(number).txt")
                    }
                } catch {
                    if number != 7 { errors.withLock { $0.append(error) } }
                }
            }
            for number in 0..<7 {
                let file = parent.appendingPathComponent("\(round)/b/\(number % 2)/c/\(number).txt")
                #expect(content(file) == "\(number)")
            }
        }
        #expect(errors.withLock { $0.map { "\($0)" } } == [])
    }

    @Test func replacesItsFilesAndKeepsOthers() throws {
        defer { try? FileManager.default.removeItem(at: parent) }
        try "old".write(to: parent.appendingPathComponent("one.txt"), atomically: true, encoding: .utf8)
        try "mine".write(to: parent.appendingPathComponent("mine.txt"), atomically: true, encoding: .utf8)
        try AtomicFolder.write(to: parent.path) { (contents: inout AtomicFolder.Contents) throws(RecordingError) in
            try contents.write("new", to: "one.txt")
        }
        #expect(listing(parent) == ["mine.txt", "one.txt"])
        #expect(content(parent.appendingPathComponent("one.txt")) == "new")
        #expect(content(parent.appendingPathComponent("mine.txt")) == "mine")
    }

    @Test func leavesNothingBehindOnAnError() throws {
        defer { try? FileManager.default.removeItem(at: parent) }
        let failure = RecordingError(.badData, path: "x.csv", "it is empty")
        let folder = parent.appendingPathComponent("a/b")
        #expect(throws: failure) {
            try AtomicFolder.write(to: folder.path) { (contents: inout AtomicFolder.Contents) throws(RecordingError) in
                try contents.write("one", to: "one.txt")
                try contents.write("two", to: "truth/two.txt")
                throw failure
            }
        }
        #expect(listing(parent) == [])
    }

    @Test func aFileThatCannotBeReplacedChangesNothing() throws {
        defer { try? FileManager.default.removeItem(at: parent) }
        let blocked = parent.appendingPathComponent("two.txt")
        try FileManager.default.createDirectory(at: blocked, withIntermediateDirectories: true)
        let error = #expect(throws: RecordingError.self) {
            try AtomicFolder.write(to: parent.path) { (contents: inout AtomicFolder.Contents) throws(RecordingError) in
                try contents.write("one", to: "one.txt")
                try contents.write("two", to: "two.txt")
            }
        }
        #expect(error?.code == .cannotWrite)
        #expect(error?.path == blocked.path)
        #expect(listing(parent) == ["two.txt"])
    }

    @Test(arguments: ["file", "file/below"])
    func aFileIsNotAFolder(name: String) throws {
        defer { try? FileManager.default.removeItem(at: parent) }
        try "x".write(to: parent.appendingPathComponent("file"), atomically: true, encoding: .utf8)
        let error = #expect(throws: RecordingError.self) {
            try AtomicFolder.write(to: parent.appendingPathComponent(name).path) {
                (contents: inout AtomicFolder.Contents) throws(RecordingError) in
                try contents.write("one", to: "one.txt")
            }
        }
        #expect(error?.code == .cannotWrite)
        #expect(listing(parent) == ["file"])
    }
}
