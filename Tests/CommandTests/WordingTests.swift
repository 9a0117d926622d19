import Foundation
import TestSupport
import Testing

/// Every text the program can print, in its sources and in what it prints, against the rules of wording.
struct WordingTests {
    // MARK: - The rules themselves

    @Test func everyRuleCanBeBroken() {
        for rule in WordingRule.all {
            for example in rule.examples {
                #expect(
                    WordingRule.violations(in: example).contains { $0.hasPrefix(rule.name + ":") }, "\(example)")
            }
        }
    }

    @Test(arguments: [
        "steppage 1.0 measures and compares; it never diagnoses.",
        "This report describes walking measurements. It cannot identify the cause of foot drop and a normal result does "
            + "not exclude nerve or spinal disease.",
        "Toe lift before landing is lower than in healthy walkers at this speed.",
    ])
    func whatMustBeSaidBreaksNone(text: String) {
        #expect(WordingRule.violations(in: text).isEmpty)
    }

    @Test func literalsAreFoundAndCommentsAreNot() {
        let source = ##"""
            // a "comment"
            /* "one /* "nested" */ more" */
            let a = "plain \"quoted\" \u{2013}" + "joined"
                + " on"
            let b = "before \(call("inside", other) + "again") after"
            let c = """
                several \
                lines "quoted"
                """
            let d = #"raw \n \#(x)"#
            let e = ["", "last"]
            """##
        let texts = SwiftLiterals.texts(in: source).map { text in
            text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        #expect(
            texts == [
                "plain \"quoted\" –joined on", "before {} after", "inside", "again", "several lines \"quoted\"",
                "raw \\n {}", "", "last",
            ])
    }

    @Test func aBannedPhraseSplitOverLiteralsIsSeen() {
        let texts = SwiftLiterals.texts(in: "let a = \"It is safe \"\n    // joined\n    + \"to walk.\"")
        #expect(texts.contains { !WordingRule.violations(in: $0).isEmpty })
    }

    // MARK: - The sources

    private static func sources(_ endings: [String]) throws -> [URL] {
        let root = RepositoryFiles.root.appendingPathComponent("Sources")
        return try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
            .map { root.appendingPathComponent($0) }.filter { endings.contains($0.pathExtension) }
    }

    @Test func noLiteralBreaksARule() throws {
        let files = try Self.sources(["swift"])
        #expect(files.count > 150)
        var literals = 0
        for file in files {
            for text in SwiftLiterals.texts(in: try String(contentsOf: file, encoding: .utf8)) {
                literals += 1
                for violation in WordingRule.violations(in: text) {
                    Issue.record("\(file.lastPathComponent): \(violation)")
                }
            }
        }
        #expect(literals > 3000)
    }

    @Test func noResourceBreaksARule() throws {
        let files = try Self.sources(["mustache", "csv", "html", "js", "css", "json", "txt"])
        #expect(files.count >= 5)
        for file in files {
            for violation in WordingRule.violations(in: try String(contentsOf: file, encoding: .utf8)) {
                Issue.record("\(file.lastPathComponent): \(violation)")
            }
        }
    }

    // MARK: - What is printed

    private func expectGoodWording(_ text: String, _ source: String) {
        #expect(!text.isEmpty, "\(source)")
        for violation in WordingRule.violations(in: text) { Issue.record("\(source): \(violation)") }
    }

    @Test func noHelpBreaksARule() throws {
        let overview = try CommandRunner.run(["--help"]).output
        let list = overview.components(separatedBy: "SUBCOMMANDS:\n").last ?? ""
        // A command stands two blanks in; what continues its line stands further in.
        let commands = list.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }.filter { $0 != "See" }
        #expect(commands.count >= 6)
        expectGoodWording(overview, "steppage")
        for command in commands {
            expectGoodWording(try CommandRunner.run(["help", command]).output, command)
        }
        expectGoodWording(try CommandRunner.run(["reference"]).output, "reference")
    }

    @Test func noResultOfTheDemoBreaksARule() throws {
        let scratch = try ScratchFolder()
        let sides = ["left", "right"].flatMap { ["--\($0)", RepositoryFiles.fixture("demo/\($0).csv").path] }
        let questions = [
            "affected_side=both", "back_trauma", "hip_trauma", "knee_trauma=left", "ankle_trauma", "leg_pain",
            "leg_numbness", "leg_weakness", "outer_foot_pain", "tight_footwear", "hip_injection", "hip_surgery",
            "diabetes", "multiple_sclerosis", "stroke", "other_systemic_condition",
        ]
        let result = scratch.path("result")
        let told = try CommandRunner.run(
            ["analyze", "--verbose"] + sides + questions.flatMap { ["--reported", $0] }
                + ["--out", result, "--format", "text"])
        #expect(told.status == 0)
        expectGoodWording(told.output, "summary")
        expectGoodWording(told.errors, "messages")
        for file in try FileManager.default.contentsOfDirectory(atPath: result).sorted() {
            expectGoodWording(try String(contentsOfFile: "\(result)/\(file)", encoding: .utf8), file)
        }
        for format in ["text", "json", "html"] {
            expectGoodWording(
                try CommandRunner.run(["compare", result, result, "--format", format]).output, "compare \(format)")
        }
        for format in ["text", "json"] {
            expectGoodWording(
                try CommandRunner.run(["evaluate", result, result, "--format", format]).output, "evaluate \(format)")
            expectGoodWording(
                try CommandRunner.run(["inspect", RepositoryFiles.fixture("demo/left.csv").path, "--format", format])
                    .output, "inspect \(format)")
        }
    }
}
