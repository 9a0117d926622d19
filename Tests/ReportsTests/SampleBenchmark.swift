import Throughput

/// The result of a benchmark with round numbers, and an earlier one.
enum SampleBenchmark {
    private static func spread(_ value: Double, _ share: Double) -> Spread {
        Spread(median: value, low: value * (1 - share), high: value * (1 + share))
    }

    static let result = BenchmarkResult(
        machine: .init(processors: 2, isBound: true, memoryCopy: spread(8e9, 0.02)),
        input: BenchmarkInput(
            name: "2 simulated sessions of 10 min at 200 Hz", format: "wav", sessions: 2, sensors: 4,
            samples: 480_000, bytes: 11_520_352, duration: 1200, strides: 2184),
        warmUps: 1, repeats: 5,
        stages: [
            .init(name: "read", nanoseconds: spread(1.2e6, 0.05), calls: 96, bytes: 11_520_352),
            .init(name: "decode", nanoseconds: spread(48e6, 0.01), calls: 4, bytes: 11_520_352),
            .init(name: "segment", nanoseconds: spread(96e6, 0.03), calls: 8, bytes: 0),
            .init(name: "write", nanoseconds: spread(24e6, 0.04), calls: 12, bytes: 1_500_000),
            .init(name: BenchmarkResult.otherStage, nanoseconds: spread(22.8e6, 0.1), calls: 0, bytes: 0),
        ],
        scaling: [
            .init(threads: 1, elapsed: spread(200e6, 0.02), processor: spread(192e6, 0.02), peakMemory: 104_857_600),
            .init(threads: 2, elapsed: spread(110e6, 0.04), processor: spread(205e6, 0.02), peakMemory: nil),
        ])

    static let baseline = BenchmarkBaseline(
        name: "before.json", version: "0.0.9", input: "1 simulated session of 10 min at 200 Hz", memoryCopy: 10e9,
        stages: ["read": 2, "decode": 100, "segment": 100, "write": 50, "other": 48],
        elapsed: [1: 400, 2: 230])

    static let comparison = BenchmarkComparison(result, with: baseline, factor: 1.5)
}
