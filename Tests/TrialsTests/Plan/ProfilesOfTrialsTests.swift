import Foundation
import Recordings
import TestSupport
import Testing

@testable import Trials

/// Profiles of a trial's recordings: stated in a manifest, beside files, and part of what has a recording done again.
@Suite struct ProfilesOfTrialsTests {
    private func plan(_ path: String, allowOutside: Bool = false) throws -> TrialPlan {
        try TrialPlan(of: path, pattern: nil, allowOutside: allowOutside, excluding: nil)
    }

    @Test func aManifestNamesAProfileOfItsFolderOrABuiltInOne() throws {
        let scratch = try ScratchFolder()
        _ = try scratch.write(
            "recording_id,file,profile\na,a.csv,lab.json\nb,b.csv,amti-netforce\nc,c.csv,none\nd,d.csv,../x.json\ne,e.csv,\n",
            to: "manifest.csv")
        var plan = try plan(scratch.path("manifest.csv"))
        #expect(
            plan.entries.map(\.recording.options.profile)
                == [scratch.path("lab.json"), "amti-netforce", "none", nil, nil])
        #expect(plan.entries.map { $0.failure?.code } == [nil, nil, nil, .outside, nil])
        plan.state(profile: "kistler-bioware")
        #expect(plan.entries.last?.recording.options.profile == "kistler-bioware")
        #expect(plan.entries[1].recording.options.profile == "amti-netforce")
    }

    @Test func profilesAreNoRecordingsAndMayNotLeadOutOfTheFolder() throws {
        let scratch = try ScratchFolder()
        for folder in ["in", "away"] {
            try FileManager.default.createDirectory(atPath: scratch.path(folder), withIntermediateDirectories: true)
        }
        _ = try scratch.write("x", to: "in/a.csv")
        _ = try scratch.write("{}", to: "in/a.csv.gait.json")
        _ = try scratch.write("x", to: "in/b.csv")
        _ = try scratch.write("{}", to: "away/secret.json")
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path("in/b.csv.gait.json"), withDestinationPath: scratch.path("away/secret.json"))
        let closed = try plan(scratch.path("in"))
        #expect(closed.ignored.isEmpty)
        #expect(closed.entries.map(\.recording.id) == ["a", "b"])
        #expect(closed.entries.map { $0.failure?.code } == [nil, .outside])
        #expect(try plan(scratch.path("in"), allowOutside: true).entries.allSatisfy { $0.failure == nil })
    }

    @Test func theContentOfAProfileIsPartOfTheFingerprint() throws {
        let scratch = try ScratchFolder()
        let file = TrialFile(.file, try scratch.write("x", to: "a.csv"))
        func fingerprint(_ options: AnalysisOptions = AnalysisOptions()) -> String? {
            Fingerprint(version: "1", reference: "").text(
                files: [(.file, "0")], profiles: options.profileFingerprints(of: [file]), options: options)
        }
        let without = try #require(fingerprint())
        _ = try scratch.write("{}", to: "gait.profile.json")
        let first = try #require(fingerprint())
        _ = try scratch.write("{ }", to: "gait.profile.json")
        let second = try #require(fingerprint())
        #expect(Set([without, first, second]).count == 3)
        let stated = AnalysisOptions(profile: try scratch.write("{}", to: "lab.json"))
        let before = try #require(fingerprint(stated))
        _ = try scratch.write("{  }", to: "lab.json")
        #expect(try #require(fingerprint(stated)) != before)
        #expect(fingerprint(AnalysisOptions(profile: scratch.path("missing.json"))) == nil)
    }

    @Test(arguments: [
        ("sub-01_task-walk_tracksys-imu_motion.tsv", "sub-01_task-walk_tracksys-imu_channels.tsv"),
        ("sub-01_task-walk_tracksys-imu_motion.tsv", "task-walk_motion.json"), ("left_ACC.csv", "left_meta.json"),
    ])
    func aSidecarIsPartOfTheFingerprint(table: String, sidecar: String) throws {
        let scratch = try ScratchFolder()
        let file = TrialFile(.file, try scratch.write("x", to: table))
        let options = AnalysisOptions()
        var found = [try #require(options.profileFingerprints(of: [file]))]
        for content in ["{}", "{ }"] {
            _ = try scratch.write(content, to: sidecar)
            found.append(try #require(options.profileFingerprints(of: [file])))
        }
        #expect(Set(found).count == 3)
    }
}
