import Foundation
import TestSupport
import Testing

/// The main job, from the files of the bundled recording to the files of the result.
struct AnalyzeCommandTests {
    private let left = RepositoryFiles.fixture("demo/left.csv").path
    private let right = RepositoryFiles.fixture("demo/right.csv").path
    private static let files = ["gait_events.csv", "report.html", "session.json", "strides.csv", "stumbles.csv"]

    private func rows(_ path: String) throws -> [Substring] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    }

    @Test func writesTheResultFolder() throws {
        let scratch = try ScratchFolder()
        let outcome = try CommandRunner.run(
            ["analyze", "--left", left, "--right", right, "--out", scratch.path("a/result")])
        #expect(outcome.status == 0)
        #expect(outcome.output.isEmpty)
        #expect(try scratch.listing() == ["a", "a/result"] + Self.files.map { "a/result/\($0)" })

        let strides = try rows(scratch.path("a/result/strides.csv")).dropFirst()
        let sides = strides.map { $0.prefix { $0 != "," } }
        #expect(sides == sides.sorted())
        #expect(Set(sides) == ["left", "right"])

        let data = try Data(contentsOf: URL(fileURLWithPath: scratch.path("a/result/session.json")))
        let session = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(session["schema"] as? String == "steppage.session/1")
        #expect((session["strides"] as? [Any])?.count == strides.count)
        let inputs = try #require(session["inputs"] as? [[String: Any]])
        #expect(inputs.map { $0["path"] as? String } == [left, right])
        #expect(inputs.allSatisfy { ($0["sha256"] as? String)?.count == 64 })
    }

    @Test func printsTheSummaryOrTheDocument() throws {
        let text = try CommandRunner.run(["analyze", "--left", left, "--right", right])
        #expect(text.status == 0)
        #expect(text.output.contains("LEFT"))
        #expect(text.output.contains("RIGHT"))
        let json = try CommandRunner.run(["analyze", "--left", left, "--right", right, "--format", "json"])
        #expect(json.status == 0)
        #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
    }

    @Test func printsTheReportAsMarkdown() throws {
        let outcome = try CommandRunner.run(["analyze", "--left", left, "--right", right, "--format", "markdown"])
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("# Walking report\n"))
        #expect(outcome.output.contains("\n| Walking speed, m/s | "))
    }

    @Test(.enabled(if: Browser.isAvailable))
    func theReportOpensInSilence() throws {
        let scratch = try ScratchFolder()
        let outcome = try CommandRunner.run(
            ["analyze", "--left", left, "--right", right, "--out", scratch.path("result")])
        #expect(outcome.status == 0)
        let page = try String(contentsOfFile: scratch.path("result/report.html"), encoding: .utf8)
        #expect(page.utf8.count < 1_500_000)
        let visit = try Browser().visit(page)
        #expect(visit.console == [])
        #expect(visit.requests == [])
        #expect(visit.document.contains("Greatest pitch before landing"))
    }

    @Test(arguments: [["--threads", "1"], ["--threads", "2"], []])
    func givesTheSameBytesWhateverTheThreads(threads: [String]) throws {
        let scratch = try ScratchFolder()
        for (name, options) in [("first", threads), ("second", ["--threads", "1"])] {
            let outcome = try CommandRunner.run(
                ["analyze", "--left", left, "--right", right, "--out", scratch.path(name)] + options)
            #expect(outcome.status == 0)
        }
        for file in Self.files {
            let contents = FileManager.default.contentsEqual(
                atPath: scratch.path("first/\(file)"), andPath: scratch.path("second/\(file)"))
            #expect(contents, "\(file)")
        }
    }

    @Test func theOptionDecidesTheSide() throws {
        let swapped = try CommandRunner.run(["analyze", "--right", left, "--format", "json"])
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(swapped.output.utf8)) as? [String: Any])
        let feet = try #require(document["feet"] as? [String: Any])
        #expect(feet.keys.sorted() == ["right"])
        let stated = try CommandRunner.run(["analyze", left, "--side", "right", "--format", "json"])
        #expect(stated.output == swapped.output)
    }

    @Test func aRecordingWithoutWalkingIsAnAnswer() throws {
        let scratch = try ScratchFolder()
        // A sensor at rest still has its noise.
        let rows = (0..<3000).map { row in
            let noise = Double(row * 7919 % 101 - 50) / 5000
            return
                "\(Double(row) / 100),\(0.01 + noise),\(0.02 - noise),\(9.81 + noise),\(noise),-0.1\(row % 3),0.0\(row % 7)"
        }
        let file = try scratch.write(
            "time [s],acc_x [m/s^2],acc_y [m/s^2],acc_z [m/s^2],gyr_x [deg/s],gyr_y [deg/s],gyr_z [deg/s]\n"
                + rows.joined(separator: "\n") + "\n",
            to: "standing.csv")
        let outcome = try CommandRunner.run(["analyze", file, "--out", scratch.path("result")])
        #expect(outcome.status == 0)
        #expect(try self.rows(scratch.path("result/strides.csv")).count == 1)
        #expect(try CommandRunner.run(["analyze", file]).output.contains("No walking was found"))
    }

    @Test func quietIsQuietAndVerboseSaysWhy() throws {
        let quiet = try CommandRunner.run(["analyze", "--quiet", "--left", left])
        #expect(quiet.errors.isEmpty)
        let verbose = try CommandRunner.run(["analyze", "--verbose", "--left", left])
        #expect(verbose.errors.contains("stated by the user"))
        #expect(verbose.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("steppage: ") })
    }
}
