import Foundation
import TestSupport
import Testing

@testable import Recordings

/// Which profile a file is read by, and that the user beats it.
struct ProfileSearchTests {
    /// A folder with a table without header, and what is written beside it.
    private struct Lab {
        let folder: ScratchFolder
        let path: String

        init() throws {
            folder = try ScratchFolder()
            path = folder.url.appendingPathComponent("walk.csv").path
            let text = TableBuilder().text()
            let start = try #require(text.firstIndex(of: "\n"))
            try String(text[text.index(after: start)...]).write(toFile: path, atomically: true, encoding: .utf8)
        }

        func write(_ name: String, _ profileName: String, rate: Double, match: String? = nil) throws {
            let json = """
                { "format": 1, "name": "\(profileName)",\(match.map { " \"match\": \($0)," } ?? "")
                  "text": { "header_row": null }, "time": { "column": null, "rate_hz": \(rate) },
                  "sensors": [ { "acc": { "columns": [2, 3, 4], "unit": "m/s^2" },
                                 "gyr": { "columns": [5, 6, 7], "unit": "deg/s" } } ] }
                """
            try json.write(to: folder.url.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }

        func read(_ choice: ProfileChoice = .search, rate: Double? = nil) throws(RecordingError) -> Recording {
            var options = ReadingOptions(rate: rate)
            options.profile = choice
            return try RecordingReader().read(path: path, options: options)
        }
    }

    @Test func `stated, beside the file, in the folder, none; the user beats each`() throws {
        let lab = try Lab()
        #expect(throws: RecordingError.self) { try lab.read() }
        try lab.write("gait.profile.json", "shared", rate: 50)
        var recording = try lab.read()
        #expect(recording.streams[0].rate == 50)
        #expect(recording.decisions[0].subject == "profile")
        #expect(recording.decisions[0].choice == "shared")
        #expect(recording.decisions[0].evidence == "gait.profile.json in the file's folder")
        try lab.write("walk.csv.gait.json", "own", rate: 60)
        recording = try lab.read()
        #expect(recording.streams[0].rate == 60)
        #expect(recording.decisions[0].evidence.contains("beside the file"))
        try lab.write("other.json", "stated", rate: 70)
        let other = lab.folder.url.appendingPathComponent("other.json").path
        #expect(try lab.read(.named(other)).streams[0].rate == 70)
        #expect(try lab.read(.named(other), rate: 80).streams[0].rate == 80)
        #expect(throws: RecordingError.self) { try lab.read(.none) }
    }

    @Test func `the profile of a folder is used where it fits`() throws {
        let lab = try Lab()
        try lab.write("gait.profile.json", "shared", rate: 50, match: #"{ "filename": "w?lk.*" }"#)
        #expect(try lab.read().decisions[0].evidence.hasSuffix("which fits the file"))
        try lab.write("gait.profile.json", "shared", rate: 50, match: #"{ "filename": "run*" }"#)
        #expect(throws: RecordingError.self) { try lab.read() }
        try lab.write("gait.profile.json", "shared", rate: 50, match: #"{ "header_contains": ["9.8"] }"#)
        #expect(try lab.read().streams[0].rate == 50)
        // What is not for this file is told where the file is readable all the same.
        try lab.write("gait.profile.json", "shared", rate: 50, match: #"{ "header_contains": ["Acc_X"] }"#)
        let named = lab.folder.url.appendingPathComponent("named.csv").path
        try TableBuilder().text().write(toFile: named, atomically: true, encoding: .utf8)
        let recording = try RecordingReader().read(path: named)
        #expect(recording.decisions[0].choice == "none")
        #expect(recording.decisions[0].evidence.contains("do not hold 'Acc_X'"))
    }

    @Test func `built-in profiles by name and by match`() throws {
        let folder = try ScratchFolder()
        let plate = folder.url.appendingPathComponent("plate.txt").path
        let rows = (0..<500).map { "1.0,2.0,\(700 + $0 % 5).0,1.5,2.5,0.1" }.joined(separator: "\n") + "\n"
        try rows.write(toFile: plate, atomically: true, encoding: .utf8)
        var options = ReadingOptions(rate: 1000)
        options.profile = ProfileChoice("amti-netforce")
        let stream = try RecordingReader().read(path: plate, options: options).streams[0]
        #expect(stream.placement == .forcePlate)
        #expect(stream.samples(.force, .z).first == 700)
        #expect(stream.samples(.moment, .z).first == 0.1)
        options.profile = ProfileChoice("amti-netforse")
        let error = try #require(
            #expect(throws: RecordingError.self) { try RecordingReader().read(path: plate, options: options) })
        #expect(error.code == .usage)
        #expect(error.remedy == "'amti-netforce' may be meant")
        options.profile = ProfileChoice("missing.json")
        let missing = try #require(
            #expect(throws: RecordingError.self) { try RecordingReader().read(path: plate, options: options) })
        #expect(missing.code == .cannotOpen)

        let app = folder.url.appendingPathComponent("TotalAcceleration.csv").path
        let samples = (0..<400).map { row in
            "\(1_767_620_467_350_470_700 + row * 10_000_000),\(Double(row) / 100),9.8\(row % 7),0.1\(row % 3),0.2\(row % 5)"
        }
        try ("time,seconds_elapsed,z,y,x\n" + samples.joined(separator: "\n") + "\n")
            .write(toFile: app, atomically: true, encoding: .utf8)
        let recording = try RecordingReader().read(path: app)
        #expect(recording.decisions[0].choice == "sensor-logger-total-acceleration")
        #expect(recording.streams[0].rate == 100)
        #expect(recording.streams[0].samples(.acceleration, .z)[1] == 9.81)

        let bioware = folder.url.appendingPathComponent("trial.txt").path
        var text = "BioWare\nVersion 5\n\nabs time (s)\tFx\tFy\tFz\t|Ft|\tAx\tAy\ns\tN\tN\tN\tN\tm\tm\n"
        for row in 0..<400 {
            text += "\(Double(row) / 1000)\t1.0\t2.0\t\(650 + row % 9).0\t650.1\t0.01\t0.0\(row % 4)\n"
        }
        try text.write(toFile: bioware, atomically: true, encoding: .utf8)
        let kistler = try RecordingReader().read(path: bioware)
        #expect(kistler.decisions[0].choice == "kistler-bioware")
        #expect(kistler.streams[0].rate == 1000)
        #expect(kistler.streams[0].samples(.force, .z).first == 650)
        #expect(kistler.streams[0].samples(.position, .y)[3] == 0.03)
    }

    @Test func `a fingerprint tells one content of a profile from another`() throws {
        let lab = try Lab()
        let search = ProfileSearch(.search)
        #expect(try search.fingerprint(for: lab.path).isEmpty)
        try lab.write("gait.profile.json", "shared", rate: 50)
        let first = try search.fingerprint(for: lab.path)
        try lab.write("gait.profile.json", "shared", rate: 51)
        let second = try search.fingerprint(for: lab.path)
        try lab.write("walk.csv.gait.json", "own", rate: 60)
        #expect(Set([first, second, try search.fingerprint(for: lab.path), ""]).count == 4)
        #expect(try ProfileSearch(.none).fingerprint(for: lab.path).isEmpty)
        #expect(try ProfileSearch(ProfileChoice("amti-netforce")).fingerprint(for: lab.path).isEmpty)
    }

    @Test func `what is no profile of reasonable size is not read`() throws {
        let lab = try Lab()
        let huge = lab.folder.url.appendingPathComponent("walk.csv.gait.json")
        #expect(FileManager.default.createFile(atPath: huge.path, contents: nil))
        let handle = try FileHandle(forWritingTo: huge)
        try handle.truncate(atOffset: 1 << 30)
        try handle.close()
        let error = try #require(#expect(throws: RecordingError.self) { try lab.read() })
        #expect(error.code == .badData)
        #expect(error.message.contains("too large for a profile"))
        try FileManager.default.removeItem(at: huge)
        try FileManager.default.createDirectory(at: huge, withIntermediateDirectories: false)
        #expect(try #require(#expect(throws: RecordingError.self) { try lab.read() }).code == .cannotOpen)
    }
}
