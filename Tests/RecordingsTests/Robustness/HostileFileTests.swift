import Dispatch
import Foundation
import SignalKernels
import Testing

@testable import Recordings

/// Paths that lead to no file, and files that somebody else writes to.
@Suite(.serialized) struct HostileFileTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// Every way into a reader that takes a path.
    private static let readers: [(String, @Sendable (String) throws(RecordingError) -> Recording)] = [
        ("any", { path throws(RecordingError) in try RecordingReader().read(path: path) }),
        ("table", { path throws(RecordingError) in try TextTableReader().read(path: path) }),
        ("wave", { path throws(RecordingError) in try WaveReader().read(path: path) }),
        ("c3d", { path throws(RecordingError) in try C3DReader().read(path: path) }),
    ]

    private func expectRefusal(_ path: String, _ words: String, _ code: RecordingError.Code = .cannotOpen) {
        for (name, read) in Self.readers {
            do {
                _ = try read(path)
                Issue.record("\(name) has read \(path)")
            } catch {
                #expect(error.code == code, "\(name): \(error)")
                #expect(error.description.contains(words), "\(name): \(error)")
            }
        }
    }

    @Test func `a named pipe is refused and does not hold the program`() {
        let path = folder.path("pipe")
        let made = unsafe mkfifo(path, 0o600)
        #expect(made == 0)
        expectRefusal(path, "a pipe or a device")
    }

    @Test(arguments: [("/dev/zero", "a pipe or a device"), ("/tmp", "a folder"), ("/no/such/file", "no such file")])
    func `what is no file is refused`(path: String, words: String) { expectRefusal(path, words) }

    @Test func `links that go round are refused`() throws {
        try FileManager.default.createSymbolicLink(atPath: folder.path("a"), withDestinationPath: folder.path("b"))
        try FileManager.default.createSymbolicLink(atPath: folder.path("b"), withDestinationPath: folder.path("a"))
        expectRefusal(folder.path("a"), "symbolic links")
    }

    @Test func `a file that may not be read is refused`() throws {
        // The superuser may read anything.
        guard geteuid() != 0 else { return }
        let path = try folder.write([1], as: "closed.wav")
        let changed = unsafe chmod(path, 0)
        #expect(changed == 0)
        expectRefusal(path, "permission denied")
    }

    @Test func `an empty file is refused`() throws {
        expectRefusal(try folder.write([], as: "empty.csv"), "empty", .badData)
    }

    @Test func `a name that is not UTF-8 is told`() {
        expectRefusal(folder.path("walk\u{FFFD}.csv"), "names of files must be UTF-8")
    }

    @Test(arguments: [
        ("two\nlines", "two\\nlines"), ("\u{1B}[31mred", "\\u{1B}[31mred"), ("\u{202E}vsc.kla", "\\u{202E}vsc.kla"),
        ("line\u{2028}two", "line\\u{2028}two"), ("Fuß é 歩", "Fuß é 歩"),
    ])
    func `a strange name stays on one line and shows`(name: String, shown: String) throws {
        let path = try folder.write(Array("no table".utf8), as: name)
        let error = #expect(throws: RecordingError.self) { try RecordingReader().read(path: path) }
        #expect(error?.path == path)
        #expect(error?.description.hasPrefix(folder.path(shown)) == true, "\(String(describing: error))")
        let healthy = try folder.write(Array(table(rows: 300).utf8), as: name)
        #expect(try RecordingReader().read(path: healthy).streams.count == 1)
    }

    private func table(rows: Int) -> String {
        (0..<rows).reduce(into: "time_s,acc_x_m/s^2,acc_y_m/s^2,acc_z_m/s^2\n") { text, row in
            text += "\(Double(row) / 100),0.1,\(row % 7),9.81\n"
        }
    }

    private func wave(frames: Int) -> [UInt8] {
        ContainedRecording(
            encoding: SampleEncoding(32, isFloat: true), values: (0..<frames * 2).map { Double($0 % 100) },
            comment: "Channel-1: acc_x\nUnit-1: g\nChannel-2: acc_y\nUnit-2: g\n"
        ).bytes(.wav)
    }

    /// Changes a file over and over while it is read; returns what the readings said.
    private func read(
        _ content: [UInt8], _ name: String, whileSomebody change: @escaping @Sendable (String) -> Void
    ) throws -> (read: Int, refusals: [String]) {
        let path = try folder.write(content, as: name)
        let isDone = Flag()
        let hasEnded = DispatchSemaphore(value: 0)
        // A thread of its own: tasks would wait for the very one that reads.
        Thread.detachNewThread {
            while !isDone.isSet { change(path) }
            hasEnded.signal()
        }
        var read = 0
        var refusals: [String] = []
        while read + refusals.count < 40 || (refusals.isEmpty && read < 4000) {
            do throws(RecordingError) {
                let recording = try RecordingReader().read(path: path)
                read += 1
                #expect(recording.source.sha256.count == 64)
            } catch {
                refusals.append(error.message)
            }
        }
        isDone.set()
        hasEnded.wait()
        return (read, refusals)
    }

    @Test(arguments: ["walk.csv", "walk.wav"])
    func `a file that shrinks and grows while it is read does not end the program`(name: String) throws {
        let content = name.hasSuffix("csv") ? Array(table(rows: 30_000).utf8) : wave(frames: 100_000)
        let size = content.count
        let data = Data(content)
        let outcome = try read(content, name) { path in
            _ = unsafe truncate(path, off_t(size / 3))
            try? data.write(to: URL(fileURLWithPath: path))
        }
        #expect(outcome.read + outcome.refusals.count >= 40)
        #expect(!outcome.refusals.isEmpty)
    }

    @Test func `a table that is cut off under the reader is refused, not read as zeros`() throws {
        let path = try folder.write(Array(table(rows: 60_000).utf8), as: "walk.csv")
        let stamp = FileStamp(of: path)
        let source = try ByteSource(recording: path)
        let cut = unsafe truncate(path, 5000)
        #expect(cut == 0)
        // The last pages are gone: they read as zeros instead of ending the program.
        #expect(source.bytes(source.count - 10..<source.count) == [UInt8](repeating: 0, count: 10))
        #expect(throws: RecordingError.self) { try source.checkIsWhole(path: path) }
        #expect(throws: Never.self) { try FileStamp(of: path).check() }
        let error = #expect(throws: RecordingError.self) { try stamp.check() }
        #expect(error?.message.contains("changed while it was read") == true)
    }
}

/// Set once, seen by all threads.
private final class Flag: @unchecked Sendable {
    private let lock = NSLock()
    private var value = false
    var isSet: Bool { lock.withLock { value } }
    func set() { lock.withLock { value = true } }
}
