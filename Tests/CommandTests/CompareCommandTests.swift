import Foundation
import TestSupport
import Testing

/// Two sessions against each other, as a user compares them.
struct CompareCommandTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func table(_ middle: Double, to name: String) throws -> String {
        let rows = (0..<12).map { "left,true,\(middle + Double($0 % 5)),1.2" }
        return try scratch.write(
            "side,straight,max_swing_pitch_deg,walking_speed_mps\n" + rows.joined(separator: "\n") + "\n", to: name)
    }

    @Test func printsTextJSONAndHTML() throws {
        let (a, b) = (try table(10, to: "a.csv"), try table(20, to: "b.csv"))
        let text = try CommandRunner.run(["compare", a, b])
        #expect(text.status == 0)
        #expect(text.errors.isEmpty)
        #expect(text.output.contains("higher"))
        let json = try CommandRunner.run(["compare", a, b, "--format", "json"])
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(document["schema"] as? String == "steppage.comparison/1")
        let html = try CommandRunner.run(["compare", a, b, "--format", "html"])
        #expect(html.output.hasPrefix("<!doctype html>"))
        let written = try CommandRunner.run(["compare", a, b, "--format", "html", "--out", scratch.path("c.html")])
        #expect(written.status == 0 && written.output.isEmpty)
        #expect(try String(contentsOfFile: scratch.path("c.html"), encoding: .utf8) == html.output)
    }

    @Test func theAnalysisOfTheDemoCanBeCompared() throws {
        let sides = ["left", "right"].flatMap { ["--\($0)", RepositoryFiles.fixture("demo/\($0).csv").path] }
        let result = scratch.path("result")
        #expect(try CommandRunner.run(["analyze", "--quiet", "--out", result] + sides).status == 0)
        let outcome = try CommandRunner.run(["compare", result, result])
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("same recording"))
        #expect(outcome.output.contains("No change lies beyond its detectable change."))
        #expect(try CommandRunner.run(["compare", "--quiet", result, result]).errors.isEmpty)
    }

    @Test func problemsAreOneLineAndTheRightCode() throws {
        let good = try table(10, to: "good.csv")
        let recording = RepositoryFiles.fixture("demo/left.csv").path
        for (bad, status) in [(recording, 65 as Int32), (scratch.path("none"), 66), (scratch.url.path, 66)] {
            let outcome = try CommandRunner.run(["compare", good, bad, "--out", scratch.path("out.txt")])
            #expect(outcome.status == status)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.hasPrefix("steppage: \(bad)"))
            #expect(outcome.errors.contains("expected"))
            #expect(outcome.errors.split(separator: "\n").count == 1)
        }
        #expect(try scratch.listing() == ["good.csv"])
        let full = try CommandRunner.run(["compare", good, good], outputFile: "/dev/full")
        #expect(full.status == 74)
        let noTable = try CommandRunner.run(["compare", good, good, "--reference", good])
        #expect(noTable.status == 65)
    }

    @Test func anotherReferenceTableDecides() throws {
        let (a, b) = (try table(10, to: "a.csv"), try table(20, to: "b.csv"))
        let builtIn = try CommandRunner.run(["reference"]).output
        let changed = builtIn.replacingOccurrences(
            of: "mdc_healthy.max_swing_pitch_deg,3.4,", with: "mdc_healthy.max_swing_pitch_deg,12,")
        #expect(changed != builtIn)
        let reference = try scratch.write(changed, to: "reference.csv")
        #expect(try CommandRunner.run(["compare", a, b, "--reference", reference]).output.contains("within\n"))
    }
}
