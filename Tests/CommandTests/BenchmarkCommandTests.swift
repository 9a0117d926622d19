import Foundation
import TestSupport
import Testing

/// Measuring from end to end; what is measured is not judged.
struct BenchmarkCommandTests {
    private static let short = [
        "benchmark", "--minutes", "0.15", "--rate", "100", "--recordings", "1", "--threads", "1", "--warmup", "0",
        "--repeats", "1",
    ]

    private static func object(_ text: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test(arguments: ["text", "csv", "markdown"])
    func printsEveryFormat(format: String) throws {
        let outcome = try CommandRunner.run(Self.short + ["--format", format])
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        for stage in ["read", "decode", "segment", "clearance", "write", "other"] {
            #expect(outcome.output.contains(stage))
        }
    }

    @Test func comparesWithAnEarlierResult() throws {
        let scratch = try ScratchFolder()
        let first = try CommandRunner.run(Self.short + ["--format", "json"])
        #expect(first.status == 0)
        let input = try #require(try Self.object(first.output)["input"] as? [String: Any])
        #expect(input["sensors"] as? Int == 2)
        #expect((input["strides"] as? Int ?? 0) > 8)
        let baseline = try scratch.write(first.output, to: "before.json")

        // A machine under test may be slow for a moment, but not by so much.
        let same = try CommandRunner.run(
            Self.short + ["--format", "json", "--baseline", baseline, "--factor", "1000"])
        #expect(same.status == 0)
        #expect(same.errors.isEmpty)
        let comparison = try #require(try Self.object(same.output)["comparison"] as? [String: Any])
        #expect(comparison["same_input"] as? Bool == true)

        // An earlier result of a machine that is a million times as fast.
        let rushed = try scratch.write(
            first.output.replacing(/("ns_per_sample": [0-9]+\.[0-9]*)/) { $0.output.1 + "e-6" }, to: "rushed.json")
        let slower = try CommandRunner.run(Self.short + ["--baseline", rushed])
        #expect(slower.status == 1)
        #expect(slower.errors.hasPrefix("steppage: slower than in \(rushed): "))
        #expect(slower.errors.split(separator: "\n").count == 1)
        #expect(slower.output.contains("slower by more than 1.50: "))
    }

    @Test func measuresGivenFilesAndLeavesNothingBehind() throws {
        let scratch = try ScratchFolder()
        let outcome = try CommandRunner.run(
            [
                "benchmark", "--left", RepositoryFiles.fixture("demo/left.csv").path, "--right",
                RepositoryFiles.fixture("demo/right.csv").path, "--format", "json", "--repeats", "1", "--warmup", "0",
                "--threads", "2",
            ], environment: ["TMPDIR": scratch.url.path])
        #expect(outcome.status == 0)
        let object = try Self.object(outcome.output)
        let input = try #require(object["input"] as? [String: Any])
        #expect(input["name"] as? String == "left.csv, right.csv")
        #expect((object["threads"] as? [Any])?.count == 2)
        #expect(try scratch.listing().isEmpty)
    }

    @Test func sensorsOtherThanTheFootAreMeasuredToo() throws {
        let scratch = try ScratchFolder()
        let walk = scratch.path("walk")
        #expect(
            try CommandRunner.run(["simulate", "--out", walk, "--sensors", "lower-back", "--strides", "12"]).status == 0
        )
        let file = try #require(FileManager.default.contentsOfDirectory(atPath: walk).first { $0.hasSuffix(".csv") })
        let outcome = try CommandRunner.run([
            "benchmark", "\(walk)/\(file)", "--repeats", "1", "--warmup", "0", "--threads", "1",
        ])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("events"))
    }

    @Test func whatIsNoBaselineIsTold() throws {
        let scratch = try ScratchFolder()
        let path = try scratch.write("{}", to: "before.json")
        let outcome = try CommandRunner.run(Self.short + ["--baseline", path])
        #expect(outcome.status == 65)
        #expect(outcome.output.isEmpty)
        #expect(try CommandRunner.run(Self.short + ["--baseline", "/nowhere/before.json"]).status == 66)
        #expect(try CommandRunner.run(["benchmark", "/nowhere/walk.csv"]).status == 66)
    }
}
