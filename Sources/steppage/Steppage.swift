import ArgumentParser
import Reports
import SignalKernels

/// The command line: arguments → resolved options → run → export.
@main
struct Steppage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "steppage",
        abstract: "Turns recordings of walking from foot sensors into strides and toe clearance.",
        discussion: """
            It measures and compares; it never diagnoses.

            Exit codes: 0 done, 64 usage, 65 bad data, 66 cannot open, 70 internal error, 74 cannot write.
            """,
        version: "\(Software.name) \(Software.version)",
        subcommands: [
            AnalyzeCommand.self, InspectCommand.self, ConvertCommand.self, SimulateCommand.self,
            EvaluateCommand.self, CompareCommand.self, BatchCommand.self, ExportCommand.self, WorkerCommand.self,
            ShardCommand.self, CollateCommand.self, ReferenceCommand.self, ProfilesCommand.self,
            BenchmarkCommand.self,
        ])

    /// Parses the arguments, runs the command they name, and leaves with its exit code.
    ///
    /// Arguments are parsed on the first thread, before there is another one.
    @MainActor static func main() async {
        Termination.letWritesFail()
        ProcessMemory.keepFreed(bytes: 64 << 20)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            Termination.exit(after: error)
        }
    }
}
