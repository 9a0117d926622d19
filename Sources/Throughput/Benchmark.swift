public import FootDrop
public import Recordings
import SignalKernels
import SignalProcessing

/// Measures how fast this machine turns recordings into reports.
///
/// The numbers of threads take turns, so that a slow spell of the machine meets all of them. With a number of threads
/// goes the same number of processors, where the kernel allows it: one thread has no helper on another processor.
public struct Benchmark: Sendable {
    /// What is measured.
    public var plan: BenchmarkPlan
    private let export: SessionPass.Export

    /// Creates a benchmark.
    ///
    /// - Parameters:
    ///   - plan: What is measured.
    ///   - export: Writes the files of an assessed session into a folder with some threads.
    public init(
        _ plan: BenchmarkPlan,
        export:
            @escaping @Sendable (AssessedSession, _ folder: String, _ threads: Int) async throws(RecordingError)
            -> Void
    ) {
        self.plan = plan
        self.export = export
    }

    /// Runs the whole work again and again.
    ///
    /// - Parameter progress: Is told before each run its number and how many there are.
    /// - Throws: What reading, analysing or writing throws.
    public func run(
        progress: @Sendable (_ run: Int, _ count: Int) -> Void = { _, _ in }
    ) async throws(RecordingError) -> BenchmarkResult {
        let processors = Processors.allowed
        defer { _ = processors?.bindAllThreads() }
        let available = processors?.count ?? RawProcess.coreCount
        let counts = BenchmarkPlan.threadCounts(upTo: plan.threads ?? available)
        let pass = SessionPass(plan: plan, export: export)
        var isBound = true
        var measured: [Int: [Measurement]] = [:]
        let rounds = plan.warmUps + max(1, plan.repeats)
        var done = 0
        for round in 0..<rounds {
            for threads in counts {
                done += 1
                progress(done, rounds * counts.count)
                isBound = (processors?.prefix(threads).bindAllThreads() ?? false) && isBound
                let measurement = try await Measurement(pass, threads: threads)
                if round >= plan.warmUps { measured[threads, default: []].append(measurement) }
            }
        }
        return BenchmarkResult(
            measured, plan: plan, processors: available, isBound: isBound)
    }
}

extension BenchmarkResult {
    /// The result of repeated runs, by number of threads.
    init(_ measured: [Int: [Measurement]], plan: BenchmarkPlan, processors: Int, isBound: Bool) {
        let one = measured[1] ?? []
        let none = Spread(median: 0, low: 0, high: 0)
        var stages = ProcessingStage.allCases.compactMap { stage -> Stage? in
            let tallies = one.map { $0.stages[stage] ?? StageClock.Tally() }
            guard let first = tallies.first, first.calls > 0 else { return nil }
            return Stage(
                name: stage.rawValue, nanoseconds: Spread(tallies.map { Double($0.nanoseconds) }) ?? none,
                calls: first.calls, bytes: first.bytes)
        }
        let other = one.map { run in
            max(0, run.processor - run.stages.values.reduce(0) { $0 + Double($1.nanoseconds) })
        }
        stages.append(Stage(name: Self.otherStage, nanoseconds: Spread(other) ?? none, calls: 0, bytes: 0))
        let scaling = measured.keys.sorted().map { threads in
            let runs = measured[threads] ?? []
            return Scaling(
                threads: threads, elapsed: Spread(runs.map(\.elapsed)) ?? none,
                processor: Spread(runs.map(\.processor)) ?? none, peakMemory: runs.compactMap(\.peakMemory).max())
        }
        let copies = measured.values.flatMap { $0.map(\.memoryCopy) }
        self.init(
            machine: Machine(processors: processors, isBound: isBound, memoryCopy: Spread(copies) ?? none),
            input: one.first?.input ?? BenchmarkInput(name: plan.name), warmUps: plan.warmUps, repeats: one.count,
            stages: stages, scaling: scaling)
    }
}
