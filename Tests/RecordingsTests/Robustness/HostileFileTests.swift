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
        #expect(throws: RecordingError.self) { try source.checkIsWhole(path: path, since: .ofMemory) }
        #expect(throws: Never.self) { try FileStamp(of: path).check() }
        let error = #expect(throws: RecordingError.self) { try stamp.check() }
        #expect(error?.message.contains("changed while it was read") == true)
    }

    /// What is cut off a file after its last page was read would otherwise be zeros: up to 4095 bytes of them.
    @Test func `a sound file that is cut off within its last page is refused`() throws {
        let content = wave(frames: 1_000)
        let path = try folder.write(content, as: "walk.wav")
        var reader = try WaveBlockReader(path: path)
        var block = WaveBlock<Double>()
        let isThere = try reader.next(10, into: &block)
        #expect(isThere)
        let cut = unsafe truncate(path, off_t(content.count - 100))
        #expect(cut == 0)
        do throws(RecordingError) {
            _ = try reader.next(990, into: &block)
            Issue.record("read \(block.columns[0].suffix(3))")
        } catch {
            #expect(error.code == .badData)
            #expect(error.message.contains("changed while it was read"))
        }
    }

    @Test(arguments: ["walk.wav", "walk.csv"])
    func `samples that stayed in a file that is cut off within its last page are refused`(name: String) throws {
        var options = ReadingOptions(rate: 100)
        options.mostSamplesHeld = 100
        let content = name.hasSuffix("wav") ? footWave(frames: 3_000) : Array(footTable(rows: 3_000).utf8)
        let path = try folder.write(content, as: name)
        let recording = try RecordingReader().read(path: path, options: options)
        let stream = try #require(recording.streams.first)
        #expect(stream.deferred != nil)
        #expect(try stream.stretch(2_900..<3_000).channels[0].samples.count == 100)
        let cut = unsafe truncate(path, off_t(content.count - 100))
        #expect(cut == 0)
        for range in [2_900..<3_000, 0..<10] {
            let error = #expect(throws: RecordingError.self) { try stream.stretch(range) }
            #expect(error?.message.contains("changed while it was read") == true)
        }
    }

    private func footTable(rows: Int) -> String {
        let names =
            "left_foot_acc_x_m/s^2,left_foot_acc_y_m/s^2,left_foot_acc_z_m/s^2,"
            + "left_foot_gyr_x_deg/s,left_foot_gyr_y_deg/s,left_foot_gyr_z_deg/s"
        return (0..<rows).reduce(into: "time_s,\(names)\n") { text, row in
            text += "\(Double(row) / 100),0.1,\(row % 7),9.81,\(row % 5),2,\(row % 3)\n"
        }
    }

    private func footWave(frames: Int) -> [UInt8] {
        let comment = ["acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z"].enumerated().map { index, name in
            let unit = index < 3 ? "m/s^2" : "deg/s"
            return "Channel-\(index + 1): left_foot_\(name)\nUnit-\(index + 1): \(unit)\n"
        }.joined()
        let values = (0..<frames).flatMap { frame -> [Double] in
            [0.1, Double(frame % 7), 9.81, Double(frame % 5), 2, Double(frame % 3)]
        }
        return ContainedRecording(
            encoding: SampleEncoding(32, isFloat: true), channels: 6, values: values, comment: comment
        ).bytes(.wav)
    }
}

/// Set once, seen by all threads.
private final class Flag: @unchecked Sendable {
    private let lock = NSLock()
    private var value = false
    var isSet: Bool { lock.withLock { value } }
    func set() { lock.withLock { value = true } }
}
