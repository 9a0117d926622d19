import Recordings
import Throughput

/// What a person reads of a benchmark: a few sentences and tables, whatever they are set in.
struct BenchmarkTables {
    let result: BenchmarkResult
    let comparison: BenchmarkComparison?

    /// What was worked on, where, and how often.
    var sentences: [String] {
        let input = result.input
        let machine = result.machine
        let copy = Self.number(machine.memoryCopy.median * 1e-9, 1) + " GB/s ± " + Self.percent(machine.memoryCopy)
        return [
            "\(input.name): \(NumberText.count(input.sensors, "sensor")), "
                + "\(Self.number(input.duration / 60, 1)) min recorded, \(Self.millions(input.samples)) samples, "
                + "\(Self.number(Double(input.bytes) * 1e-6, 1)) MB (\(input.format)), \(input.strides) strides",
            "\(Software.name) \(Software.version), \(NumberText.count(machine.processors, "processor")); memory copied at \(copy)",
            "\(NumberText.count(result.repeats, "run")) with each number of threads after \(result.warmUps) to warm up; "
                + "medians, ± half the interquartile range",
        ]
    }

    /// A row a stage.
    var stages: DataTable {
        var rows = result.stages.map { stage in
            DataTable.Row([
                stage.name, Self.number(result.perSample(stage.nanoseconds.median), 2), Self.percent(stage.nanoseconds),
                Self.number(result.samplesPerSecond(stage.nanoseconds.median).map { $0 * 1e-6 }, 2),
                Self.number(stage.bytesPerSecond.map { $0 * 1e-6 }, 0),
                Self.number(100 * result.share(of: stage), 1) + " %",
            ])
        }
        rows.append(
            DataTable.Row([
                "all", Self.number(result.perSample(result.stageSum), 2),
                result.scaling.first.map { Self.percent($0.processor) } ?? "–",
                Self.number(result.samplesPerSecond(result.stageSum).map { $0 * 1e-6 }, 2), "–", "100.0 %",
            ]))
        return DataTable(
            caption: "Processor time by stage, one thread",
            head: ["stage", "ns/sample", "±", "M samples/s", "MB/s", "share"], rows: rows, isNumeric: true)
    }

    /// A row a number of threads.
    var scaling: DataTable {
        let rows = result.scaling.map { row in
            DataTable.Row([
                String(row.threads), Self.number(row.elapsed.median * 1e-9, 3), Self.percent(row.elapsed),
                Self.number(result.speedUp(of: row), 2), Self.number(result.timesRealTime(row), 0),
                Self.number(result.samplesPerSecond(row.elapsed.median).map { $0 * 1e-6 }, 2),
                Self.number(row.peakMemory.map { Double($0) * 1e-6 }, 0),
            ])
        }
        return DataTable(
            caption: result.machine.isBound
                ? "Time by threads, each on a processor of its own"
                : "Time by threads, all processors being open to each",
            head: ["threads", "seconds", "±", "speed-up", "× real time", "M samples/s", "peak MB"],
            rows: rows, isNumeric: true)
    }

    /// A row a line of the comparison.
    var lines: DataTable? {
        guard let comparison else { return nil }
        let rows = comparison.lines.map { line in
            DataTable.Row(
                [
                    line.name, Self.number(line.before, 2), Self.number(line.now, 2), Self.number(line.ratio, 2),
                    Self.number(line.ratioByCopy, 2), Self.verdict(line, comparison.factor),
                ], isFlagged: line.isSlower(than: comparison.factor))
        }
        return DataTable(
            caption: "Against \(comparison.baseline.name)",
            head: ["ns/sample", "before", "now", "ratio", "by memory copy", ""], rows: rows, isNumeric: true)
    }

    /// What the comparison comes to.
    var conclusions: [String] {
        guard let comparison else { return [] }
        let slower = comparison.slower
        let factor = Self.number(comparison.factor, 2)
        var sentences = [
            "memory is copied at \(Self.number(comparison.copyRatio, 2)) of its speed then; "
                + "slower is what is so plainly and by memory copy",
            slower.isEmpty
                ? "nothing is slower by more than \(factor)"
                : "slower by more than \(factor): \(slower.joined(separator: ", "))",
        ]
        if !comparison.isSameInput {
            sentences.insert("the input then was another: \(comparison.baseline.input)", at: 0)
        }
        return sentences
    }

    private static func verdict(_ line: BenchmarkComparison.Line, _ factor: Double) -> String {
        guard line.isJudged else { return "too short to judge" }
        if line.isSlower(than: factor) { return "slower" }
        return max(line.ratio, line.ratioByCopy) < 1 / factor ? "faster" : ""
    }

    private static func number(_ value: Double?, _ decimals: Int) -> String {
        value.map { FixedDecimals.text($0, decimals: decimals) } ?? "–"
    }

    private static func percent(_ spread: Spread) -> String {
        spread.relative.map { number(100 * $0, 1) + " %" } ?? "–"
    }

    private static func millions(_ count: Int) -> String { number(Double(count) * 1e-6, 3) + " M" }
}
