public import Throughput

/// The result of a benchmark as one table: a row a stage, one for all of them, and a row a number of threads.
public struct BenchmarkCSV: BenchmarkExporter {
    /// Creates the exporter.
    public init() {}

    /// The table; what a row does not have is empty.
    public func text(of result: BenchmarkResult, against comparison: BenchmarkComparison?) -> String {
        var table = CSVText(header: [
            "row", "name", "ns_per_sample", "ns_per_sample_low", "ns_per_sample_high", "samples_per_s", "bytes_per_s",
            "share", "speed_up", "times_real_time", "peak_memory_bytes", "ratio", "ratio_by_memory_copy",
            "memory_copy_bytes_per_s",
        ])
        func add(
            _ row: String, _ name: String, _ time: Spread, line: String, bytesPerSecond: Double? = nil,
            share: Double? = nil, speedUp: Double? = nil, timesRealTime: Double? = nil, peakMemory: Int? = nil
        ) {
            let compared = comparison?.lines.first { $0.name == line }
            table.cell(row)
            table.cell(name)
            for value in [time.median, time.low, time.high] { table.cell(result.perSample(value), decimals: 4) }
            table.cell(result.samplesPerSecond(time.median) ?? .nan, decimals: 0)
            table.cell(bytesPerSecond ?? .nan, decimals: 0)
            table.cell(share ?? .nan, decimals: 6)
            table.cell(speedUp ?? .nan, decimals: 4)
            table.cell(timesRealTime ?? .nan, decimals: 2)
            table.cell(peakMemory.map { Double($0) } ?? .nan, decimals: 0)
            table.cell(compared?.ratio ?? .nan, decimals: 4)
            table.cell(compared?.ratioByCopy ?? .nan, decimals: 4)
            table.cell(result.machine.memoryCopy.median, decimals: 0)
            table.endRow()
        }
        for stage in result.stages {
            add(
                "stage", stage.name, stage.nanoseconds, line: stage.name, bytesPerSecond: stage.bytesPerSecond,
                share: result.share(of: stage))
        }
        for row in result.scaling {
            add(
                "threads", String(row.threads), row.elapsed,
                line: row.threads == 1 ? "1 thread" : "\(row.threads) threads", speedUp: result.speedUp(of: row),
                timesRealTime: result.timesRealTime(row), peakMemory: row.peakMemory)
        }
        return table.text
    }
}
