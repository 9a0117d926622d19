import Foundation
import Recordings
import TestSupport
import Testing

@testable import Trials

@Suite struct TrialPlanTests {
    private func plan(_ path: String, allowOutside: Bool = false, pattern: String? = nil) throws -> TrialPlan {
        try TrialPlan(of: path, pattern: pattern, allowOutside: allowOutside, excluding: nil)
    }

    private func folder(_ files: [String]) throws -> ScratchFolder {
        let scratch = try ScratchFolder()
        for file in files {
            let folder = URL(fileURLWithPath: scratch.path(file)).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            _ = try scratch.write("x", to: file)
        }
        return scratch
    }

    // MARK: - Folders

    @Test func filesOfASessionAreGrouped() throws {
        let scratch = try folder([
            "P2/left.csv", "P2/right.csv", "P1/a_left.csv", "P1/a_right.csv", "P1/b.csv", "n.pdf",
        ])
        let plan = try plan(scratch.url.path)
        #expect(plan.entries.map(\.recording.id) == ["P1_a", "P1_b", "P2"])
        #expect(plan.entries.map { $0.recording.files.map(\.role) } == [[.left, .right], [.file], [.left, .right]])
        #expect(plan.ignored.map(\.path) == ["n.pdf"])
    }

    @Test func twoFilesForOneFootAreAFailureOfThatRecordingAlone() throws {
        let scratch = try folder(["a_left.csv", "a_l.csv", "a_right.csv", "b.csv"])
        let plan = try plan(scratch.url.path)
        #expect(plan.entries.map { $0.failure?.code } == [.usage, nil])
    }

    @Test func linksOutOfTheFolderAreNotFollowed() throws {
        let scratch = try folder(["in/a.csv", "secret/b.csv"])
        for (link, target) in [("in/link.csv", "secret/b.csv"), ("in/away", "secret"), ("in/loop", "in")] {
            try FileManager.default.createSymbolicLink(
                atPath: scratch.path(link), withDestinationPath: scratch.path(target))
        }
        let closed = try plan(scratch.path("in"))
        #expect(closed.entries.map(\.recording.id) == ["a"])
        #expect(closed.ignored.map(\.path) == ["away", "link.csv"])
        #expect(
            try plan(scratch.path("in"), allowOutside: true).entries.map(\.recording.id) == ["a", "away_b", "link"])
    }

    @Test func resultsOfAnEarlierBatchAreNoRecordings() throws {
        let scratch = try folder(["a.csv", "old/trial.sqlite", "old/strides.csv"])
        #expect(try plan(scratch.url.path).entries.map(\.recording.id) == ["a"])
    }

    @Test func aFolderWithoutRecordingsIsRefused() throws {
        let scratch = try folder(["a.pdf"])
        #expect(throws: RecordingError.self) { _ = try plan(scratch.url.path) }
        #expect(throws: RecordingError.self) { _ = try plan(scratch.path("none")) }
    }

    // MARK: - Manifests

    @Test func aManifestIsReadRowByRow() throws {
        let scratch = try folder(["l.csv", "r.csv"])
        let path = try scratch.write(
            """
            recording_id,participant,visit,condition,left,right,rate,acc-unit,age
            b,P1,1,off,l.csv,r.csv,204.8,g,61
            a,P1,1,on,l.csv,,,,61

            """, to: "manifest.csv")
        let plan = try plan(path)
        #expect(plan.entries.map(\.recording.id) == ["a", "b"])
        #expect(plan.entries[1].recording.options == AnalysisOptions(rate: 204.8, accUnit: "g"))
        #expect(
            plan.entries[1].recording.files == [
                TrialFile(.left, scratch.path("l.csv")), TrialFile(.right, scratch.path("r.csv")),
            ])
        #expect(plan.remarks == ["columns of the manifest that are not used: age"])
    }

    @Test func aManifestOfASpreadsheetInEuropeIsRead() throws {
        let scratch = try ScratchFolder()
        let path = try scratch.write("\u{FEFF}recording_id;file\r\na;x.csv\r\n", to: "m.csv")
        #expect(try plan(path).entries.map(\.recording.id) == ["a"])
    }

    @Test(arguments: [
        "", "participant,file\nP1,a.csv\n", "recording_id,file\na,x.csv\na,y.csv\n", "recording_id,file\n ,x.csv\n",
        "recording_id,file\na\n", "recording_id,file\n\"a,x.csv\n",
    ])
    func aManifestThatCannotBeMeantIsRefused(text: String) throws {
        let scratch = try ScratchFolder()
        let path = try scratch.write(text, to: "m.csv")
        #expect(throws: RecordingError.self) { _ = try plan(path) }
    }

    @Test(arguments: ["../secret.csv", "/etc/hostname", "link.csv", "gone/../../secret.csv", "away/secret.csv"])
    func aManifestCannotReadOutsideOfItsFolder(file: String) throws {
        let scratch = try folder(["in/a.csv", "secret.csv"])
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path("in/link.csv"), withDestinationPath: scratch.path("secret.csv"))
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path("in/away"), withDestinationPath: scratch.url.path)
        let path = try scratch.write("recording_id,file\nx,\(file)\nok,a.csv\n", to: "in/m.csv")
        let plan = try plan(path)
        #expect(plan.entries.map { $0.failure?.code } == [nil, .outside])
        #expect(plan.entries[1].failure?.line == 2)
        #expect(try self.plan(path, allowOutside: true).entries[1].failure == nil)
    }

    @Test(arguments: [("rate", "fast"), ("rate", "nan"), ("synchronized", "maybe")])
    func anOptionThatCannotBeMeantIsAFailureOfItsRow(name: String, value: String) throws {
        let scratch = try folder(["a.csv"])
        let path = try scratch.write("recording_id,file,\(name)\nx,a.csv,\(value)\ny,a.csv,\n", to: "m.csv")
        #expect(try plan(path).entries.map { $0.failure?.code } == [.usage, nil])
    }
}
