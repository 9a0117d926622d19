public import Throughput

/// Turns the result of a benchmark into text, with how it stands to an earlier one where there is one.
public protocol BenchmarkExporter: Sendable {
    /// The whole text.
    func text(of result: BenchmarkResult, against comparison: BenchmarkComparison?) -> String
}
