import Foundation
import TestSupport
import Testing

/// The table of reference values: printed, and replaced.
struct ReferenceCommandTests {
    private let walk = [
        "analyze", "--left", RepositoryFiles.fixture("demo/left.csv").path, "--quiet", "--format", "json",
    ]

    @Test func theTableIsPrintedAsItIs() throws {
        let outcome = try CommandRunner.run(["reference"])
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        let file = RepositoryFiles.root.appendingPathComponent("Sources/FootDrop/Reference/reference.csv")
        #expect(outcome.output == String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }

    @Test func theSameTableGivesTheSameBytes() throws {
        let scratch = try ScratchFolder()
        let path = scratch.path("own.csv")
        try CommandRunner.run(["reference"]).output.write(toFile: path, atomically: true, encoding: .utf8)
        let own = try CommandRunner.run(walk + ["--reference", path])
        #expect(own.status == 0)
        #expect(own.output == (try CommandRunner.run(walk)).output)
    }

    @Test func aBadTableIsOneLineWithItsNumber() throws {
        let scratch = try ScratchFolder()
        let path = scratch.path("bad.csv")
        let text = try CommandRunner.run(["reference"]).output
        try text.replacingOccurrences(of: "rule.fewest_strides,6,", with: "rule.fewest_strides,six,")
            .write(toFile: path, atomically: true, encoding: .utf8)
        let bad = try CommandRunner.run(walk + ["--reference", path])
        #expect(bad.status == 65)
        #expect(bad.output.isEmpty)
        #expect(bad.errors.hasPrefix("steppage: \(path):2: rule.fewest_strides: 'six' found"))
        #expect(bad.errors.split(separator: "\n").count == 1)
        let missing = try CommandRunner.run(walk + ["--reference", scratch.path("none.csv")])
        #expect(missing.status == 66)
        #expect(missing.errors.split(separator: "\n").count == 1)
    }
}
