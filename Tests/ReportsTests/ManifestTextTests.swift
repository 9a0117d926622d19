import Foundation
import Reports
import TestSupport
import Testing
import Trials

@Suite struct ManifestTextTests {
    private func plan(_ path: String) throws -> TrialPlan {
        try TrialPlan(of: path, pattern: nil, allowOutside: false, excluding: nil)
    }

    @Test func aPlanAsAManifestIsTheSamePlan() throws {
        let scratch = try ScratchFolder()
        try FileManager.default.createDirectory(atPath: scratch.path("P, 1"), withIntermediateDirectories: true)
        for name in ["P, 1/left.csv", "P, 1/right.csv", "b.csv"] { _ = try scratch.write("x", to: name) }
        let plan = try plan(scratch.url.path)
        #expect(plan.entries.map(\.recording.id) == ["P, 1", "b"])
        let path = try scratch.write(ManifestText.text(of: plan), to: "manifest.csv")
        let again = try self.plan(path)
        #expect(again.entries.map(\.recording.id) == plan.entries.map(\.recording.id))
        #expect(again.entries.map(\.recording.files) == plan.entries.map(\.recording.files))
    }

    @Test func whatIsWrongWithARecordingIsSaid() throws {
        let scratch = try ScratchFolder()
        for name in ["a_left.csv", "a_l.csv", "b.csv"] { _ = try scratch.write("x", to: name) }
        let lines = ManifestText.text(of: try plan(scratch.url.path)).split(separator: "\n")
        #expect(lines[0] == "recording_id,participant,visit,condition,file,left,problem")
        #expect(lines[1] == "a,,,,,a_l.csv a_left.csv,2 files are named alike for the left foot of one session")
    }
}
