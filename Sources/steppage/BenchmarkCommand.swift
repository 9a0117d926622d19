import ArgumentParser
import Gait
import Recordings
import Reports
import SignalKernels
import Throughput

/// `steppage benchmark`: detection throughput of this machine, by stage.
struct BenchmarkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmark",
        abstract: "Measure how fast this machine turns recordings into findings, by stage.",
        usage: "steppage benchmark [FILE ...] [--left F] [--right F] [options]",
        discussion: """
            The FILEs are one session, as for 'steppage analyze'; without any, walking is simulated. Everything is read, \
            analysed and written again and again with 1, 2, … threads. Stages are given in processor time of one thread, \
            by sample of a sensor; a memory copy beside them tells how fast the machine is just now. --rate is that of the \
            simulated sensors, where there is no FILE.

            With --baseline, an earlier result of --format json, each stage is compared with it. Slower is what takes \
            more than --factor times as long, both plainly and in units of copying memory; the exit code is then 1.

            EXAMPLES
              steppage benchmark
              steppage benchmark --minutes 60 --input csv --threads 1
              steppage benchmark walk.csv --repeats 20
              steppage benchmark --format json > before.json
              steppage benchmark --baseline before.json --factor 1.2
            """)

    @Argument(help: "Recordings of a session's sensors; none to simulate.", completion: .file())
    var files: [String] = []

    @Option(help: ArgumentHelp("Recording of the left foot.", valueName: "file"), completion: .file())
    var left: String?

    @Option(help: ArgumentHelp("Recording of the right foot.", valueName: "file"), completion: .file())
    var right: String?

    @Option(help: ArgumentHelp("Minutes of walking in a simulated session (default: 10).", valueName: "min"))
    var minutes: Double?

    @Option(
        help: ArgumentHelp("Simulated sessions, both feet each (default: one a processor).", valueName: "n"))
    var recordings: Int?

    @Option(help: "Format of the simulated recordings (default: wav).")
    var input: InputFormat?

    @Option(help: ArgumentHelp("Greatest number of threads (default: the processors).", valueName: "n"))
    var threads: Int?

    @Option(help: ArgumentHelp("Runs before those that are measured.", valueName: "n"))
    var warmup = 1

    @Option(help: ArgumentHelp("Runs that are measured, with each number of threads.", valueName: "n"))
    var repeats = 5

    @Option(help: "Print for a person, a program, a spreadsheet or a document.")
    var format: ResultFormat = .text

    @Option(
        help: ArgumentHelp("Compare with this earlier result of --format json.", valueName: "file"),
        completion: .file())
    var baseline: String?

    @Option(help: ArgumentHelp("How many times as long is slower.", valueName: "x"))
    var factor = 1.5

    @OptionGroup(title: "Reading options")
    var reading: ReadingArguments

    @Flag(help: "Say nothing but errors on standard error.")
    var quiet = false

    /// The format of simulated recordings, as it is typed.
    enum InputFormat: String, CaseIterable, ExpressibleByArgument {
        case wav
        case csv
    }

    /// How the result is printed.
    enum ResultFormat: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
        case csv
        case markdown

        var exporter: any BenchmarkExporter {
            switch self {
            case .text: BenchmarkText()
            case .json: BenchmarkJSON()
            case .csv: BenchmarkCSV()
            case .markdown: BenchmarkMarkdown()
            }
        }
    }

    private var isSimulated: Bool { files.isEmpty && left == nil && right == nil }

    func validate() throws {
        if !isSimulated, minutes != nil || recordings != nil || input != nil {
            throw ValidationError("--minutes, --recordings and --input are about simulated walking; leave FILE out")
        }
        if isSimulated, [reading.from, reading.to].contains(where: { $0 != nil }) || reading.side != nil {
            throw ValidationError("--from, --to and --side are about a recording; name one")
        }
        if let minutes, !(minutes > 0 && minutes <= 1440) {
            throw ValidationError("--minutes \(minutes): more than 0 and at most 1440 are expected")
        }
        if isSimulated, let rate = reading.rate, !(10...2000).contains(rate) {
            throw ValidationError("--rate \(rate): 10 to 2000 Hz are expected of simulated recordings")
        }
        for (name, value, range) in [
            ("--recordings", recordings, 1...10_000), ("--threads", threads, 1...1024), ("--warmup", warmup, 0...1000),
            ("--repeats", repeats, 1...1000),
        ] {
            if let value, !range.contains(value) {
                throw ValidationError("\(name) \(value): \(range.lowerBound) to \(range.upperBound) are expected")
            }
        }
        if !(factor >= 1 && factor.isFinite) { throw ValidationError("--factor \(factor): 1 or more is expected") }
    }

    func run() async throws {
        // A file that cannot be compared with is told before the long work.
        let earlier: BenchmarkBaseline?
        if let baseline { earlier = try BenchmarkBaseline(path: baseline) } else { earlier = nil }
        let progress = ProgressLine(quiet: quiet)
        let result = try await progress.during { try await measure(progress) }
        let comparison = earlier.map { BenchmarkComparison(result, with: $0, factor: factor) }
        try StandardOutput.write(format.exporter.text(of: result, against: comparison))
        guard let slower = comparison?.slower, !slower.isEmpty else { return }
        StandardError.print("slower than in \(baseline ?? ""): \(slower.joined(separator: ", "))")
        throw ExitCode(1)
    }

    private func measure(_ progress: ProgressLine) async throws(RecordingError) -> BenchmarkResult {
        let scratch = try TemporaryFolder()
        var plan: BenchmarkPlan
        if isSimulated {
            progress.stage("simulating")
            let simulated = SimulatedSessions(
                minutes: minutes ?? 10, rate: reading.rate ?? 200,
                count: recordings ?? threads ?? Processors.allowed?.count ?? RawProcess.coreCount,
                format: input == .csv ? .csv : .wav)
            plan = BenchmarkPlan(
                try simulated.write(to: scratch.path), name: simulated.name, scratch: scratch.path)
        } else {
            let named = SessionFiles.File.feet(files, left: left, right: right, side: reading.side?.side)
            plan = BenchmarkPlan(
                [SessionFiles(named, options: reading.options)],
                name: named.map { $0.path.split(separator: "/").last.map(String.init) ?? $0.path }
                    .joined(separator: ", "), scratch: scratch.path)
        }
        plan.threads = threads
        plan.warmUps = warmup
        plan.repeats = repeats
        let benchmark = Benchmark(plan) { (assessed, folder, threads) async throws(RecordingError) in
            try await SessionExporters.write(assessed, to: folder, atMost: threads)
        }
        return try await benchmark.run { run, count in progress.stage("run \(run) of \(count)") }
    }
}

/// A folder for files that nobody keeps, removed when it goes out of scope.
struct TemporaryFolder: ~Copyable {
    /// Where it is.
    let path: String

    /// Makes a new folder below `TMPDIR`, or `/tmp` where that is not set.
    init() throws(RecordingError) {
        let name = "steppage-\(RawFile.processIdentifier)-\(String(UInt64.random(in: .min ... .max), radix: 36))"
        path = "\(RawProcess.environment("TMPDIR") ?? "/tmp")/\(name)"
        try AtomicFolder.create(path)
    }

    deinit { RawFolder.removeTree(path) }
}
