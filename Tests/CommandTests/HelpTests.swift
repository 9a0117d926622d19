import Foundation
import TestSupport
import Testing

/// The help a user reads, against the one that was last agreed on.
///
/// `STEPPAGE_RECORD=1 swift test --filter HelpTests` writes the texts anew; read the difference before committing it.
struct HelpTests {
    @Test(arguments: [
        "", "analyze", "inspect", "convert", "simulate", "evaluate", "compare", "export", "batch", "worker", "shard",
        "collate", "reference", "profiles", "benchmark",
    ])
    func helpIsAsAgreed(command: String) throws {
        let arguments = (command.isEmpty ? [] : [command]) + ["--help"]
        let outcome = try CommandRunner.run(arguments)
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.count <= 80 })

        let file = RepositoryFiles.root
            .appendingPathComponent("Tests/CommandTests/Snapshots/\(command.isEmpty ? "steppage" : command).txt")
        if ProcessInfo.processInfo.environment["STEPPAGE_RECORD"] != nil {
            try Data(outcome.output.utf8).write(to: file)
        }
        #expect(outcome.output == String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }

    @Test func everyCommandIsListedAndHasExamples() throws {
        let overview = try CommandRunner.run(["--help"]).output
        for command in [
            "analyze", "inspect", "convert", "simulate", "evaluate", "compare", "export", "batch", "worker", "shard",
            "collate", "reference", "profiles", "benchmark",
        ] {
            #expect(overview.contains("\n  \(command) "))
            #expect(try CommandRunner.run([command, "--help"]).output.contains("EXAMPLES\n"))
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionScriptsKnowTheCommands(shell: String) throws {
        let outcome = try CommandRunner.run(["--generate-completion-script", shell])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("analyze"))
        #expect(outcome.output.contains("gyro-unit"))
        #expect(outcome.output.contains("benchmark"))
        #expect(outcome.output.contains("baseline"))
    }

    @Test func theVersionIsOneLine() throws {
        let outcome = try CommandRunner.run(["--version"])
        #expect(outcome.status == 0)
        #expect(outcome.output.split(separator: "\n").count == 1)
        #expect(outcome.output.hasPrefix("steppage "))
    }
}
