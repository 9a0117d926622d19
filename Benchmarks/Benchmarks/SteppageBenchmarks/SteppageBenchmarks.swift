import Benchmark
import Workloads

/// Times, memory and, where the machine counts them, instructions of every workload; for reading.
///
/// Instructions are checked by `make benchmark-check`, which needs no counters of the machine.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.instructions, .wallClock, .throughput, .peakMemoryResident],
        warmupIterations: 1, maxDuration: .seconds(2), maxIterations: 20)
    for workload in Workload.all {
        Benchmark(workload.name) { benchmark in
            let work = try await workload.prepare()
            benchmark.startMeasurement()
            try await work()
            benchmark.stopMeasurement()
        }
    }
}
