import Foundation
import TestSupport
import Testing

/// Results that cannot be written: one line, exit code 74, nothing left behind.
struct OutputErrorTests {
    private let demo = [
        "analyze", "--quiet", "--left", RepositoryFiles.fixture("demo/left.csv").path, "--right",
        RepositoryFiles.fixture("demo/right.csv").path,
    ]

    private func expectFailure(_ outcome: CommandRunner.Outcome) {
        #expect(outcome.status == 74)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("steppage: "))
        #expect(outcome.errors.split(separator: "\n").count == 1)
    }

    @Test(arguments: ["taken", "taken/below"])
    func aFileStandsWhereTheFolderShould(name: String) throws {
        let scratch = try ScratchFolder()
        _ = try scratch.write("mine", to: "taken")
        expectFailure(try CommandRunner.run(demo + ["--out", scratch.path(name)]))
        #expect(try scratch.listing() == ["taken"])
    }

    @Test func aFolderStandsWhereAFileShould() throws {
        let scratch = try ScratchFolder()
        try FileManager.default.createDirectory(
            at: scratch.url.appendingPathComponent("strides.csv"), withIntermediateDirectories: true)
        expectFailure(try CommandRunner.run(demo + ["--out", scratch.url.path]))
        #expect(try scratch.listing() == ["strides.csv"])
    }

    @Test func noFoldersCanBeMadeInAKernelFileSystem() throws {
        // Not even the administrator can make a folder there, so this holds whoever runs the tests.
        expectFailure(try CommandRunner.run(demo + ["--out", "/proc/steppage-result"]))
    }

    @Test func filesMayNotGrow() throws {
        let scratch = try ScratchFolder()
        let words = [CommandRunner.binary.path] + demo + ["--out", scratch.path("a/result")]
        expectFailure(
            try CommandRunner.run(["-c", "ulimit -f 1; exec \"$0\" \"$@\""] + words, program: "/bin/bash"))
        #expect(try scratch.listing() == [])
    }

    @Test func theDiskIsFull() throws {
        let scratch = try ScratchFolder()
        let mount = try CommandRunner.run(
            ["-t", "tmpfs", "-o", "size=8k", "tmpfs", scratch.url.path], program: "/bin/mount")
        guard mount.status == 0 else { return print("skipped: a small file system cannot be mounted here") }
        defer { _ = try? CommandRunner.run([scratch.url.path], program: "/bin/umount") }
        let outcome = try CommandRunner.run(demo + ["--out", scratch.path("result")])
        expectFailure(outcome)
        #expect(outcome.errors.contains("the disk is full"))
        #expect(try scratch.listing() == [])
    }

    @Test(arguments: [["--format", "json"], ["--format", "text"]])
    func standardOutputIsFull(format: [String]) throws {
        expectFailure(try CommandRunner.run(demo + format, outputFile: "/dev/full"))
        expectFailure(try CommandRunner.run(["analyze", "--help"], outputFile: "/dev/full"))
    }

    @Test func aReaderThatHasSeenEnoughIsNoError() throws {
        // The shell closes the pipe before anything is written to it.
        let words = [CommandRunner.binary.path] + demo + ["--format", "json"]
        let outcome = try CommandRunner.run(
            ["-c", "(sleep 0.3; exec \"$0\" \"$@\") | true; exit ${PIPESTATUS[0]}"] + words, program: "/bin/bash")
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
    }
}
