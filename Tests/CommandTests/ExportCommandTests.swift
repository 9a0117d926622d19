import Foundation
import TestSupport
import Testing
import TrialSamples
import Trials

/// The tables of a trial from its store, as a user asks for them.
struct ExportCommandTests {
    private let scratch: ScratchFolder

    init() throws {
        scratch = try ScratchFolder()
        let store = try TrialStore(writingTo: scratch.path("trial.sqlite"))
        try store.record([
            SampleTrial.recording("a", participant: "P1"), SampleTrial.recording("b", participant: "P2"),
            SampleTrial.failure("c"),
        ])
        try store.close()
    }

    private func recordings(_ folder: String) throws -> [String] {
        try String(contentsOfFile: scratch.path("\(folder)/recordings.csv"), encoding: .utf8)
            .split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) }
    }

    @Test func folderAndStoreGiveTheSameTables() throws {
        let before = try Data(contentsOf: URL(fileURLWithPath: scratch.path("trial.sqlite")))
        for (store, out) in [(scratch.url.path, "1"), (scratch.path("trial.sqlite"), "2")] {
            let outcome = try CommandRunner.run(["export", store, "--out", scratch.path(out)])
            #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
            #expect(try recordings(out) == ["a", "b", "c"])
        }
        for file in try FileManager.default.contentsOfDirectory(atPath: scratch.path("1")) {
            #expect(
                FileManager.default.contentsEqual(
                    atPath: scratch.path("1/\(file)"), andPath: scratch.path("2/\(file)")))
            #expect(try permissions("1/\(file)") == 0o600)
        }
        #expect(try permissions("1") == 0o700)
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path("trial.sqlite"))) == before)
        #expect(try scratch.listing().filter { !$0.contains("/") } == ["1", "2", "trial.sqlite"])
    }

    private func permissions(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: scratch.path(name))[.posixPermissions] as? Int
    }

    @Test func conditionsAndFormats() throws {
        let store = scratch.url.path
        let chosen = try CommandRunner.run([
            "export", store, "--out", scratch.path("p"), "--participant", "P1", "--participant", "P9", "--where",
            "status = 'ok'",
        ])
        #expect(chosen.status == 0)
        #expect(try recordings("p") == ["a"])
        let none = try CommandRunner.run(["export", store, "--out", scratch.path("n"), "--visit", "7"])
        #expect(none.status == 0)
        #expect(none.errors.contains("no recording meets"))
        let redcap = try CommandRunner.run(["export", store, "--out", scratch.path("r"), "--format", "redcap"])
        #expect(redcap.status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("r")).count == 2)
    }

    @Test func problemsAreOneLineAndTheRightCode() throws {
        let text = try scratch.write("not a store", to: "text.sqlite")
        let store = scratch.url.path
        for (arguments, status) in [
            ([store, "--where", "colour = 1"], 64), ([store, "--where", "1; DROP TABLE recording"], 64),
            ([text], 65), ([scratch.path("none")], 66), ([RepositoryFiles.root.path], 66),
        ] as [([String], Int32)] {
            let outcome = try CommandRunner.run(["export"] + arguments + ["--out", scratch.path("out")])
            #expect(outcome.status == status)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.split(separator: "\n").count == 1)
        }
        let folder = try CommandRunner.run(["export", store, "--out", text])
        #expect(folder.status == 74)
        #expect(try scratch.listing() == ["text.sqlite", "trial.sqlite"])
    }
}
