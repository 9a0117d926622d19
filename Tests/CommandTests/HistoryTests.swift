import Foundation
import TestSupport
import Testing

/// What the person reports, on the command line of the analysis.
struct HistoryTests {
    private let scratch: ScratchFolder
    private let left = RepositoryFiles.fixture("demo/left.csv").path

    init() throws { scratch = try ScratchFolder() }

    @Test func reportedFactsReachTheReport() throws {
        let history = try scratch.write("affected side: left\nTight footwear: yes\n", to: "history.txt")
        let result = scratch.path("result")
        let outcome = try CommandRunner.run(
            ["analyze", left, "--history", history, "--reported", "hip_surgery=left", "--out", result])
        #expect(outcome.status == 0)
        let report = try String(contentsOfFile: result + "/report.html", encoding: .utf8)
        for words in ["Complaint of the left leg", "Tight boots or shoes", "Surgery of the hip, left", "sciatic nerve"]
        {
            #expect(report.contains(words), "\(words)")
        }
    }

    @Test func theMeasurementDoesNotChange() throws {
        for (name, options) in [("plain", []), ("told", ["--reported", "stroke", "--reported", "affected_side=both"])] {
            #expect(try CommandRunner.run(["analyze", left, "--out", scratch.path(name)] + options).status == 0)
        }
        #expect(
            FileManager.default.contentsEqual(
                atPath: scratch.path("plain/strides.csv"), andPath: scratch.path("told/strides.csv")))
        let plain = try String(contentsOfFile: scratch.path("plain/report.html"), encoding: .utf8)
        #expect(plain.contains("cauda equina"))
        #expect(!plain.contains("Complaint of both legs"))
    }

    @Test(arguments: ["text", "markdown", "json"])
    func theRedFlagsAreOnEveryReport(format: String) throws {
        let outcome = try CommandRunner.run(["analyze", left, "--format", format])
        #expect(outcome.status == 0)
        let text = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for words in [
            "cauda equina syndrome", "a normal result does not exclude nerve or spinal disease",
            "Treatment follows the cause, not the symptom",
        ] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test func problemsAreOneLineAndTheRightCode() throws {
        let wrong = try scratch.write("# answers\nknee: left\n", to: "wrong.txt")
        for (path, status, place) in [(wrong, 65 as Int32, "\(wrong):2: "), (scratch.path("none.txt"), 66, "")] {
            let outcome = try CommandRunner.run(
                ["analyze", left, "--history", path, "--out", scratch.path("result")])
            #expect(outcome.status == status)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.hasPrefix("steppage: \(place)"))
            #expect(outcome.errors.split(separator: "\n").count == 1)
        }
        let answered = try scratch.write("stroke: no\n", to: "answered.txt")
        #expect(try CommandRunner.run(["analyze", left, "--history", answered, "--reported", "stroke"]).status == 64)
        #expect(try scratch.listing() == ["answered.txt", "wrong.txt"])
    }

    @Test func theExampleCanBeRead() throws {
        let example = RepositoryFiles.root.appendingPathComponent("docs/history-example.txt").path
        #expect(try CommandRunner.run(["analyze", left, "--history", example]).status == 0)
    }
}
