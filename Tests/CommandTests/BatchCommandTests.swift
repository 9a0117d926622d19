import Foundation
import TestSupport
import Testing

/// A trial of five short sessions, one of them broken, analysed as a user does.
@Suite(.serialized) struct BatchCommandTests {
    /// The recordings, made once.
    private static let recordings: ScratchFolder? = try? {
        let scratch = try ScratchFolder()
        for (person, condition, seed) in [("P1", "off", 1), ("P1", "on", 2), ("P2", "off", 3), ("P2", "on", 4)] {
            let made = scratch.path("made")
            _ = try CommandRunner.run([
                "simulate", "--out", made, "--strides", "8", "--seed", "\(seed)", "--quiet",
                "--severity-right", condition == "off" ? "0.8" : "0.2",
            ])
            let folder = scratch.path("in/\(person)")
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for side in ["left", "right"] {
                try FileManager.default.moveItem(
                    atPath: "\(made)/\(side).csv", toPath: "\(folder)/\(condition)_\(side).csv")
            }
            try FileManager.default.removeItem(atPath: made)
        }
        _ = try scratch.write("hello\nworld\n", to: "in/P2/notes_left.csv")
        // A name may be a word that nothing but names should hold.
        return scratch
    }()

    private let scratch: ScratchFolder
    private let input: String

    init() throws {
        scratch = try ScratchFolder()
        let source = try #require(Self.recordings)
        input = scratch.path("in")
        try FileManager.default.copyItem(atPath: source.path("in"), toPath: input)
    }

    @discardableResult
    private func batch(
        _ out: String, _ options: [String] = [], environment: [String: String] = [:]
    ) throws -> CommandRunner.Outcome {
        try CommandRunner.run(
            ["batch", input, "--out", scratch.path(out), "--pattern", "{participant}/{condition}_{side}.csv"] + options,
            environment: environment)
    }

    /// Every file of a folder with its content.
    private func content(_ folder: String) throws -> [String: Data] {
        let root = scratch.path(folder)
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
            let url = URL(fileURLWithPath: "\(root)/\(name)")
            let isFolder = try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
            files[name] = isFolder ? Data() : try Data(contentsOf: url)
        }
        return files
    }

    private func rows(_ name: String) throws -> [String] {
        try String(contentsOfFile: scratch.path(name), encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test func allGoodOnesAreInAndTheBrokenOneIsListed() throws {
        let outcome = try batch("out")
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("5 recordings: 5 analysed, 0 unchanged, 1 without a result"))
        #expect(try rows("out/recordings.csv").count == 6)
        let failures = try rows("out/failures.csv")
        #expect(failures.count == 2)
        #expect(failures[1].hasPrefix("P2_notes,P2,,notes,P2/notes_left.csv,"))
        for name in [
            "trial.sqlite", "strides.csv", "stumbles.csv", "data_dictionary.csv", "parameters_long.csv", "report.html",
        ] {
            #expect(FileManager.default.fileExists(atPath: scratch.path("out/\(name)")))
        }
        #expect(try rows("out/sessions/P1_off/strides.csv").count > 10)
        let again = try batch("out")
        #expect(again.status == 65)
        #expect(again.errors.contains("0 analysed, 5 unchanged"))
    }

    @Test func theNumberOfJobsChangesNothing() throws {
        try batch("one", ["--jobs", "1"])
        try batch("three", ["--jobs", "3"])
        let (one, three) = (try content("one"), try content("three"))
        #expect(one.keys.sorted() == three.keys.sorted())
        for (name, bytes) in one { #expect(three[name] == bytes, "\(name) differs") }
    }

    @Test func aKilledRunIsGoneOnWithAndEndsAlike() throws {
        try batch("whole")
        for milliseconds in [60, 200, 400, 700, 1000, 1400] {
            let process = Process()
            process.executableURL = CommandRunner.binary
            process.arguments = [
                "batch", input, "--out", scratch.path("killed"), "--pattern", "{participant}/{condition}_{side}.csv",
                "--quiet",
            ]
            process.standardInput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        #expect(try batch("killed").status == 65)
        let (whole, killed) = (try content("whole"), try content("killed"))
        #expect(whole.keys.sorted() == killed.keys.sorted())
        for (name, bytes) in whole { #expect(killed[name] == bytes, "\(name) differs") }
    }

    @Test func aRunKilledBeforeItsStoreHadTablesIsGoneOnWith() throws {
        try batch("whole")
        // The first page of a database in write-ahead mode, as a run leaves it that was killed just then.
        var page = [UInt8](repeating: 0, count: 4096)
        page.replaceSubrange(0..<16, with: Array("SQLite format 3\0".utf8))
        page.replaceSubrange(16..<24, with: [16, 0, 2, 2, 0, 64, 32, 32])
        page.replaceSubrange(24..<32, with: [0, 0, 0, 1, 0, 0, 0, 1])
        page.replaceSubrange(92..<100, with: [0, 0, 0, 1, 0, 46, 95, 0])
        page.replaceSubrange(100..<108, with: [13, 0, 0, 0, 0, 16, 0, 0])
        let folder = URL(fileURLWithPath: scratch.path("left"))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data().write(to: folder.appendingPathComponent(".steppage"))
        try Data(page).write(to: folder.appendingPathComponent("trial.sqlite"))
        let outcome = try batch("left")
        #expect(!outcome.errors.contains("results store"))
        #expect(try content("left") == content("whole"))
    }

    @Test func onlyWhatChangedIsDoneAgain() throws {
        try batch("out")
        let path = "\(input)/P1/on_left.csv"
        try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: path)
        #expect(try batch("out").errors.contains("0 analysed, 5 unchanged"))
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(3).joined(separator: "\n")
            .write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try batch("out").errors.contains("1 analysed, 4 unchanged"))
        try FileManager.default.removeItem(atPath: scratch.path("out/sessions/P2_on/strides.csv"))
        #expect(try batch("out").errors.contains("1 analysed, 4 unchanged"))
        try FileManager.default.removeItem(atPath: "\(input)/P2/notes_left.csv")
        let last = try batch("out")
        #expect(last.status == 0)
        #expect(last.errors.contains("taken out of the results: 1 recording"))
        try batch("fresh")
        let (old, fresh) = (try content("out"), try content("fresh"))
        #expect(old == fresh)
    }

    @Test func aCrashIsListedAndTheOthersGoOn() throws {
        let outcome = try batch("out", environment: ["STEPPAGE_TEST_CRASH": "P1/off_left"])
        #expect(outcome.status == 65)
        let failures = try rows("out/failures.csv")
        #expect(failures.count == 3)
        #expect(failures.contains { $0.hasPrefix("P1_off,") && $0.contains(",crashed,") })
        #expect(try rows("out/recordings.csv").filter { $0.contains(",ok,") }.count == 3)
        // What crashed is not tried again for nothing, but when it is asked for.
        #expect(try batch("out").errors.contains("0 analysed"))
        #expect(try batch("out", ["--retry-failed"]).errors.contains("2 analysed, 3 unchanged, 1 without"))
    }

    @Test func timeAndMemoryHaveLimits() throws {
        #expect(try batch("slow", ["--timeout", "0.03"]).status == 65)
        #expect(try rows("slow/failures.csv").contains { $0.contains(",timed_out,") })
        _ = try CommandRunner.run([
            "simulate", "--out", scratch.path("in/P3"), "--strides", "300", "--rate", "800", "--quiet",
        ])
        #expect(try batch("large", ["--max-memory", "16", "--pattern", "P3/{side}.csv"]).status == 65)
        #expect(try rows("large/failures.csv").contains { $0.contains(",out_of_memory,") })
    }

    @Test(arguments: ["hash", "drop"]) func namesReachNoOutput(policy: String) throws {
        try FileManager.default.moveItem(atPath: "\(input)/P1", toPath: "\(input)/Zwetschgenbaum")
        let key = policy == "hash" ? ["--identifier-key", scratch.path("key")] : []
        try batch("out", ["--identifiers", policy] + key)
        for (name, bytes) in try content("out") {
            let words = ["Zwetschgen", "off_left", scratch.url.lastPathComponent]
            for word in words {
                #expect(!name.contains(word), "\(word) in the name \(name)")
                #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) in \(name)")
            }
        }
    }

    @Test func namesThatAreKeptStandInTheIdentifiersOnly() throws {
        try FileManager.default.moveItem(atPath: "\(input)/P1", toPath: "\(input)/Zwetschgenbaum")
        try batch("out")
        for (name, bytes) in try content("out") where name.hasPrefix("sessions/") {
            for word in ["Zwetschgen", "off_left", scratch.url.lastPathComponent] {
                #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) in \(name)")
            }
        }
    }

    @Test func resultsAreTheOwnersAlone() throws {
        try batch("out")
        for name in try content("out").keys + [""] {
            let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path("out/\(name)"))
            let mode = try #require(attributes[.posixPermissions] as? Int)
            #expect(mode & 0o077 == 0, "\(name) has mode \(String(mode, radix: 8))")
        }
    }

    @Test func twoRunsDoNotWorkOnOneFolder() throws {
        let process = Process()
        process.executableURL = CommandRunner.binary
        process.arguments = ["batch", input, "--out", scratch.path("out"), "--quiet", "--jobs", "1"]
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer { process.waitUntilExit() }
        for _ in 0..<200 where !FileManager.default.fileExists(atPath: scratch.path("out/.work")) {
            Thread.sleep(forTimeInterval: 0.01)
        }
        let second = try batch("out")
        #expect(second.status == 74)
        #expect(second.errors.contains("another run is working on this folder"))
    }

    @Test func anInterruptedRunEndsInGoodOrder() throws {
        let process = Process()
        process.executableURL = CommandRunner.binary
        process.arguments = ["batch", input, "--out", scratch.path("out"), "--jobs", "1"]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        for _ in 0..<500 where !FileManager.default.fileExists(atPath: scratch.path("out/.work")) {
            Thread.sleep(forTimeInterval: 0.01)
        }
        process.interrupt()
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        #expect(text.contains("the same command goes on"))
        #expect(!FileManager.default.fileExists(atPath: scratch.path("out/recordings.csv")))
    }

    @Test func aDryRunShowsThePlanAndDoesNothing() throws {
        let outcome = try batch("out", ["--dry-run"])
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("recording_id,participant,visit,condition,left,right\nP1_off,P1,,off,"))
        #expect(!FileManager.default.fileExists(atPath: scratch.path("out")))
    }

    @Test func shardsAndTheirAnswersGiveTheSameResults() throws {
        try batch("whole")
        _ = try CommandRunner.run([
            "shard", input, "--shards", "3", "--out", scratch.path("jobs"), "--sessions",
            scratch.path("there/sessions"),
            "--pattern", "{participant}/{condition}_{side}.csv",
        ])
        try FileManager.default.createDirectory(atPath: scratch.path("answers"), withIntermediateDirectories: true)
        var all = ""
        for shard in 1...3 {
            let jobs = try String(contentsOfFile: scratch.path("jobs/shard-0000\(shard).jsonl"), encoding: .utf8)
            let answers = try CommandRunner.run(["worker", "--jobs", "2"], input: jobs).output
            #expect(answers.split(separator: "\n").count == jobs.split(separator: "\n").count)
            _ = try scratch.write(answers, to: "answers/\(shard).jsonl")
            all += answers
        }
        // A task that ran twice, and one that was cut off.
        _ = try scratch.write(all + all.prefix(500), to: "answers/again.jsonl")
        let collate = [
            "collate", scratch.path("answers"), "--plan", scratch.path("jobs"), "--out", scratch.path("there"),
        ]
        let outcome = try CommandRunner.run(collate)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("1 of 5 recordings have no result, 0 of these no answer"))
        // What the file system says of the files is noted by those who read them.
        var whole = try content("whole")
        whole[".stamps"] = nil
        #expect(try content("there") == whole)
        for name in ["1", "again"] { try FileManager.default.removeItem(atPath: scratch.path("answers/\(name).jsonl")) }
        #expect(try CommandRunner.run(collate).errors.contains("2 of these no answer"))
    }

    // MARK: - What is not ours

    @Test func aFolderWithOtherFilesIsNotWrittenInto() throws {
        try FileManager.default.createDirectory(atPath: scratch.path("out/.1own"), withIntermediateDirectories: true)
        _ = try scratch.write("mine", to: "out/recordings.csv")
        let before = try content("out")
        let outcome = try batch("out")
        #expect(outcome.status == 74)
        #expect(outcome.errors.contains("this folder holds other files"))
        #expect(try content("out") == before)
    }

    @Test func recordingsInTheFolderOfTheResultsAreNotTouched() throws {
        try batch("out")
        try FileManager.default.copyItem(atPath: "\(input)/P1", toPath: scratch.path("out/sessions/mine"))
        _ = try scratch.write("recording_id,left\na,sessions/mine/on_left.csv\n", to: "out/manifest.csv")
        let before = try content("out")
        for arguments in [
            ["batch", scratch.path("out/manifest.csv"), "--out", scratch.path("out")],
            ["batch", scratch.path("out/sessions"), "--out", scratch.path("out")],
        ] {
            let outcome = try CommandRunner.run(arguments)
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains("this lies in the folder of the results"))
        }
        #expect(try content("out") == before)
        // A folder that is no session stays, also when the trial is written anew.
        try FileManager.default.removeItem(atPath: "\(input)/P2/notes_left.csv")
        try batch("out")
        #expect(try content("out")["sessions/mine/on_left.csv"] != nil)
    }

    @Test func namesFollowTheInputAndThePolicy() throws {
        try batch("out")
        try FileManager.default.moveItem(atPath: "\(input)/P2/notes_left.csv", toPath: "\(input)/P2/notes_l.csv")
        #expect(try batch("out").errors.contains("0 analysed, 5 unchanged"))
        try batch("fresh")
        #expect(try content("out") == content("fresh"))
        try batch("out", ["--identifiers", "drop"])
        try batch("dropped", ["--identifiers", "drop"])
        #expect(try content("out") == content("dropped"))
    }

    @Test func theCodeOfAPersonStaysOutOfWhatWorkersWriteToo() throws {
        _ = try scratch.write("zk4711_acc_x,zk4711_acc_x\n1,2\n", to: "in/twice.csv")
        let manifest = try scratch.write("recording_id,participant,file\nr1,ZK4711,twice.csv\n", to: "in/manifest.csv")
        _ = try CommandRunner.run([
            "shard", manifest, "--shards", "1", "--out", scratch.path("jobs"), "--identifiers", "drop", "--quiet",
        ])
        let jobs = try String(contentsOfFile: scratch.path("jobs/shard-00001.jsonl"), encoding: .utf8)
        let answer = try CommandRunner.run(["worker"], input: jobs).output
        #expect(answer.contains("\"failed\""))
        #expect(!answer.lowercased().contains("zk4711"))
    }

    @Test func answersThatCannotBeWrittenAreAFailure() throws {
        let outcome = try CommandRunner.run(["worker"], outputFile: "/dev/full", input: "bad\n")
        #expect(outcome.status == 74)
    }
}
