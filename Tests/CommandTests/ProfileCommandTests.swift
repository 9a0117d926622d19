import Foundation
import TestSupport
import Testing

/// Profiles as a user meets them.
struct ProfileCommandTests {
    /// The demonstration's left foot without its header.
    private static func headless(_ scratch: ScratchFolder) throws -> String {
        let text = String(decoding: try Data(contentsOf: RepositoryFiles.fixture("demo/left.csv")), as: UTF8.self)
        let start = try #require(text.firstIndex(of: "\n"))
        return try scratch.write(String(text[text.index(after: start)...]), to: "walk.csv")
    }

    private static let profile = """
        { "format": 1, "name": "demo", "text": { "header_row": null },
          "time": { "column": 1, "unit": "s" },
          "sensors": [ { "side": "left", "location": "foot",
              "acc": { "columns": [2, 3, 4], "unit": "m/s^2" }, "gyr": { "columns": [5, 6, 7], "unit": "rad/s" } } ] }
        """

    @Test func aTableWithoutHeaderIsAnalysedByItsProfile() throws {
        let scratch = try ScratchFolder()
        let path = try Self.headless(scratch)
        let without = try CommandRunner.run(["analyze", path])
        #expect(without.status == 65)
        #expect(without.errors.contains("no header row"))
        #expect(without.errors.contains("--profile"))
        let profile = try scratch.write(Self.profile, to: "lab.json")
        let stated = try CommandRunner.run(["analyze", path, "--profile", profile, "--format", "json", "--quiet"])
        #expect(stated.status == 0)
        #expect(stated.output.contains("stated with --profile"))
        _ = try scratch.write(Self.profile, to: "gait.profile.json")
        let found = try CommandRunner.run(["convert", path, scratch.path("walk.wav"), "--verbose"])
        #expect(found.status == 0)
        #expect(found.errors.contains("profile: demo (gait.profile.json in the file's folder)"))
        #expect(try CommandRunner.run(["analyze", path, "--profile", "none"]).status == 65)
        let wrong = try scratch.write(
            Self.profile.replacing("\"unit\": \"s\"", with: "\"unit\": \"h\""), to: "bad.json")
        let bad = try CommandRunner.run(["inspect", path, "--profile", wrong])
        #expect(bad.status == 65)
        #expect(bad.errors == "steppage: \(wrong): time.unit is 'h'; one of s, ms, us, ns is expected\n")
        #expect(try CommandRunner.run(["inspect", path, "--profile", "amti-netforse"]).status == 64)
        #expect(try CommandRunner.run(["inspect", path, "--profile", scratch.path("missing.json")]).status == 66)
    }

    @Test func inspectWritesTheProfileOfAFile() throws {
        let scratch = try ScratchFolder()
        let path = scratch.path("left.csv")
        try FileManager.default.copyItem(at: RepositoryFiles.fixture("demo/left.csv"), to: URL(fileURLWithPath: path))
        let written = try CommandRunner.run(["inspect", path, "--write-profile"])
        #expect(written.status == 0)
        #expect(written.errors == "steppage: \(path).gait.json: reads the file as it was read\n")
        let again = try CommandRunner.run(["inspect", path, "--write-profile"])
        #expect(again.status == 64)
        #expect(again.errors.contains("is there already"))
        #expect(try CommandRunner.run(["inspect", path]).output.contains("profile"))
        let printed = try CommandRunner.run(["inspect", path, "--write-profile", "-", "--profile", "none"])
        #expect(
            printed.output
                == String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + ".gait.json")), as: UTF8.self))
    }

    @Test func aDraftNamesWhatIsMissing() throws {
        let scratch = try ScratchFolder()
        let path = try Self.headless(scratch)
        let outcome = try CommandRunner.run(["inspect", path, "--write-profile", scratch.path("lab.json")])
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("lab.json: a draft; fill in time.column"))
        #expect(outcome.errors.contains("no header row"))
        let filled = try CommandRunner.run(["inspect", path, "--profile", scratch.path("lab.json")])
        #expect(filled.status == 65)
        #expect(filled.errors.contains("has yet to be filled in"))
    }

    @Test func theBuiltInOnesAreListedAndPrinted() throws {
        let list = try CommandRunner.run(["profiles"])
        #expect(list.status == 0)
        #expect(list.output.contains("amti-netforce\n"))
        #expect(list.output.contains("Untested on genuine files"))
        let json = try CommandRunner.run(["profiles", "--format", "json"])
        #expect(json.output.contains("\"name\": \"kistler-bioware\""))
        #expect(json.output.contains("\"tested\": false"))
        #expect(try CommandRunner.run(["profiles", "show", "amti-netforce"]).output.hasPrefix("{\n  \"format\": 1,"))
        let unknown = try CommandRunner.run(["profiles", "show", "amti"])
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("no built-in profile is called 'amti'"))
    }
}
