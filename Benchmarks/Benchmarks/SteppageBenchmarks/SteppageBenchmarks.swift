import Benchmark

/// Everything that is measured; names have no blanks, as the names of threshold files are made of them.
///
/// Instructions are the same on every run of a machine and are checked against `Thresholds`; the other figures are for
/// reading.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.instructions, .wallClock, .throughput, .peakMemoryResident],
        warmupIterations: 1, maxDuration: .seconds(2), maxIterations: 20,
        thresholds: [.instructions: .init(relative: [.p50: 2, .p90: 2])])
    measureKernels()
    measureReaders()
    measureStages()
    measureStore()
}
