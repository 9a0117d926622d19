import ArgumentParser
import Dispatch
import Glibc
import Recordings
import Reports
import SignalKernels
import Synchronization
import Trials

/// `steppage batch`: a folder or manifest of trial files → results store, tables, report on the trial.
struct BatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Analyse all recordings of a trial into a results store, tables and a report.",
        usage: "steppage batch INPUT --out DIR [options]",
        discussion: """
            INPUT is a folder or a manifest. Files of a folder whose names differ only by side are one session; BIDS names \
            are understood; --pattern says it otherwise, and --dry-run shows what would be grouped how, as a manifest. A \
            manifest is a table with the column recording_id and any of participant, visit, condition, file, left, right, \
            lower_back, and options such as rate, acc_unit and gyro_unit.

            A recording is analysed again only when its files, its options or the version changed. Whenever a run ends, \
            the same command goes on. Broken recordings are listed in failures.csv and do not stop the others; the exit \
            code is 65 then.

            EXAMPLES
              steppage batch recordings --out trial --dry-run
              steppage batch recordings --out trial --pattern '{participant}/{visit}/{condition}_{side}.csv'
              steppage batch manifest.csv --out trial --jobs 4 --timeout 600 --max-memory 2000
              steppage batch manifest.csv --out trial --identifiers hash --identifier-key ../trial.key
            """)

    @Argument(help: "A folder of recordings, or a manifest.", completion: .file())
    var input: String

    @Option(help: ArgumentHelp("Write the results into this folder.", valueName: "dir"), completion: .directory)
    var out: String

    @OptionGroup(title: "Which recordings")
    var planning: PlanArguments

    @Flag(help: "Print what would be grouped how, as a manifest, and do nothing.")
    var dryRun = false

    @Flag(help: "Try recordings again that failed, though nothing changed.")
    var retryFailed = false

    @OptionGroup(title: "Analysis")
    var limits: LimitArguments

    @Option(help: "Tables for statistics programs, and also for REDCap.")
    var format: ExportCommand.Format = .csv

    @OptionGroup(title: "Names of persons and files")
    var identifiers: IdentifierArguments

    @Flag(help: "Say nothing but errors on standard error.")
    var quiet = false

    func run() async throws {
        RawProcess.createForOwnerOnly()
        let plan = try planning.plan(of: input, excluding: out)
        if !quiet { PlanMessages.report(plan) }
        if dryRun { return try StandardOutput.write(ManifestText.text(of: plan)) }
        try OutputFolder.check(plan, input: input, out: out)
        let stop = StopRequest()
        let signals = StopSignals(stop)
        let policy = try identifiers.policy(quiet: quiet)
        let supervisor = try limits.supervisor()
        let settings = BatchRunner.Settings(
            version: Software.version, referenceHash: try limits.table.hash(), identifiers: policy,
            jobs: limits.jobs, retriesFailed: retryFailed)
        let runner = BatchRunner(
            plan: plan, folder: try OutputFolder(path: out), supervisor: supervisor, settings: settings,
            files: .reports(reference: try limits.table.table(), withREDCap: format == .redcap, jobs: limits.jobs))
        let progress = BatchProgressLine(quiet: quiet)
        let summary = try await progress.during { try await runner.run(stop: stop) { progress.show($0) } }
        if summary.removed > 0, !quiet {
            StandardError.print(
                "no longer in the input, and taken out of the results: \(BatchProgressLine.recordings(summary.removed))"
            )
        }
        if summary.wasStopped {
            let done = summary.progress.total - summary.progress.remaining
            StandardError.print(
                "stopped with \(done) of \(summary.progress.total) recordings done; the same command goes on")
            throw ExitCode(128 + signals.received)
        }
        if !quiet { StandardError.print(BatchProgressLine.closing(summary, out: out)) }
        if summary.progress.failed > 0 {
            StandardError.print(
                "\(out)/failures.csv: \(summary.progress.failed) of \(summary.progress.total) recordings have no result"
            )
            throw ExitCode(EX_DATAERR)
        }
    }
}

/// Lets Ctrl-C and a request to terminate end a batch in good order.
final class StopSignals {
    private let sources: [any DispatchSourceSignal]
    private let first: First

    private final class First: Sendable {
        let number = Mutex(Int32(0))
    }

    /// Listens from now on.
    init(_ stop: StopRequest) {
        let first = First()
        self.first = first
        sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                first.number.withLock { if $0 == 0 { $0 = number } }
                stop.make()
            }
            source.resume()
            return source
        }
    }

    /// The signal that came first; 0 when none did.
    var received: Int32 { first.number.withLock { $0 } }
}
