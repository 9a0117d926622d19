import ArgumentParser
import FootDrop
import Glibc
import Recordings
import Reports
import SignalKernels
import Trials

/// `steppage collate`: answers of workers → results store, tables, report on the trial.
struct CollateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collate",
        abstract: "Put answers of workers into one results store, with tables and a report.",
        usage: "steppage collate ANSWERS ... --plan DIR --out DIR",
        discussion: """
            ANSWERS are files of what 'steppage worker' wrote, or folders of such files (*.jsonl). Answers that came twice \
            count once. Recordings of the plan without an answer are listed as missing; the exit code is 65 then.

            EXAMPLES
              steppage collate answers --plan jobs --out trial
            """)

    @Argument(help: "Files of answers, or folders of them.", completion: .file())
    var answers: [String]

    @Option(help: ArgumentHelp("The folder that 'steppage shard' wrote.", valueName: "dir"), completion: .directory)
    var plan: String

    @Option(help: ArgumentHelp("Write the results into this folder.", valueName: "dir"), completion: .directory)
    var out: String

    @Option(
        help: ArgumentHelp("The reference values the workers used instead of the built-in ones.", valueName: "file"),
        completion: .file())
    var reference: String?

    @Flag(help: "Say nothing but errors on standard error.")
    var quiet = false

    func run() async throws {
        RawProcess.createForOwnerOnly()
        let table = ReferenceArgument(path: reference)
        let settings = BatchRunner.Settings(
            version: Software.version, referenceHash: try table.hash(), identifiers: .keep, jobs: 1,
            retriesFailed: false)
        let collation = try Collation(
            plan: plan, folder: try OutputFolder(path: out), settings: settings,
            files: .reports(reference: try table.table(), jobs: RawProcess.coreCount))
        let summary = try await collation.run(answers: answers)
        if !quiet {
            for remark in summary.remarks { StandardError.print(remark) }
            StandardError.print("\(BatchProgressLine.recordings(summary.total)); see \(out)/report.html")
        }
        guard summary.failed > 0 else { return }
        StandardError.print(
            "\(out)/failures.csv: \(summary.failed) of \(summary.total) recordings have no result, \(summary.missing) of "
                + "these no answer")
        throw ExitCode(EX_DATAERR)
    }
}

/// A table of weights, limits and reference values of the user's own, or the built-in one.
struct ReferenceArgument {
    let path: String?

    /// The table.
    func table() throws(RecordingError) -> ReferenceTable {
        if let path { return try ReferenceTable(path: path) }
        return .builtIn
    }

    /// SHA-256 of the file; empty for the built-in table.
    func hash() throws(RecordingError) -> String {
        if let path { return try ContentHash.sha256(ofFile: path) }
        return ""
    }
}
