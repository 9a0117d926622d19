public import Throughput

/// The result of a benchmark as a document that a later one can be compared with.
public struct BenchmarkJSON: BenchmarkExporter {
    /// Creates the exporter.
    public init() {}

    /// The document of the schema `steppage.benchmark/1`.
    public func text(of result: BenchmarkResult, against comparison: BenchmarkComparison?) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("schema")
            writer.string(BenchmarkBaseline.schema)
            writer.key("software")
            writer.object(inline: true) { writer in
                writer.key("name")
                writer.string(Software.name)
                writer.key("version")
                writer.string(Software.version)
            }
            Self.describe(result, &writer)
            writer.key("stages")
            writer.array { writer in
                for stage in result.stages { Self.add(stage, of: result, &writer) }
            }
            writer.key("threads")
            writer.array { writer in
                for row in result.scaling { Self.add(row, of: result, &writer) }
            }
            writer.key("comparison")
            if let comparison { Self.add(comparison, &writer) } else { writer.null() }
        }
        return writer.text
    }

    private static func describe(_ result: BenchmarkResult, _ writer: inout JSONWriter) {
        writer.key("machine")
        writer.object { writer in
            writer.key("processors")
            writer.integer(result.machine.processors)
            writer.key("threads_have_own_processors")
            writer.boolean(result.machine.isBound)
            add(result.machine.memoryCopy, "memory_copy_bytes_per_s", decimals: 0, &writer)
        }
        writer.key("input")
        writer.object { writer in
            writer.key("name")
            writer.string(result.input.name)
            writer.key("format")
            writer.string(result.input.format)
            for (name, count) in [
                ("sessions", result.input.sessions), ("sensors", result.input.sensors),
                ("samples", result.input.samples), ("bytes", result.input.bytes), ("strides", result.input.strides),
            ] {
                writer.key(name)
                writer.integer(count)
            }
            writer.key("recorded_s")
            writer.number(result.input.duration, decimals: 3)
        }
        writer.key("warm_ups")
        writer.integer(result.warmUps)
        writer.key("repeats")
        writer.integer(result.repeats)
    }

    private static func add(
        _ stage: BenchmarkResult.Stage, of result: BenchmarkResult, _ writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.key("stage")
            writer.string(stage.name)
            add(perSample(stage.nanoseconds, result), "ns_per_sample", decimals: 4, &writer)
            writer.key("samples_per_s")
            writer.number(result.samplesPerSecond(stage.nanoseconds.median), decimals: 0)
            writer.key("bytes_per_s")
            writer.number(stage.bytesPerSecond, decimals: 0)
            writer.key("share")
            writer.number(result.share(of: stage), decimals: 6)
            writer.key("calls")
            writer.integer(stage.calls)
            writer.key("bytes")
            writer.integer(stage.bytes)
        }
    }

    private static func add(
        _ row: BenchmarkResult.Scaling, of result: BenchmarkResult, _ writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.key("threads")
            writer.integer(row.threads)
            add(perSample(row.elapsed, result), "ns_per_sample", decimals: 4, &writer)
            writer.key("seconds")
            writer.number(row.elapsed.median * 1e-9, decimals: 6)
            writer.key("processor_seconds")
            writer.number(row.processor.median * 1e-9, decimals: 6)
            writer.key("samples_per_s")
            writer.number(result.samplesPerSecond(row.elapsed.median), decimals: 0)
            writer.key("speed_up")
            writer.number(result.speedUp(of: row), decimals: 4)
            writer.key("times_real_time")
            writer.number(result.timesRealTime(row), decimals: 2)
            writer.key("peak_memory_bytes")
            if let peak = row.peakMemory { writer.integer(peak) } else { writer.null() }
        }
    }

    private static func add(_ comparison: BenchmarkComparison, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("baseline")
            writer.string(comparison.baseline.name)
            writer.key("baseline_version")
            writer.string(comparison.baseline.version)
            writer.key("same_input")
            writer.boolean(comparison.isSameInput)
            writer.key("factor")
            writer.number(comparison.factor, decimals: 4)
            writer.key("memory_copy_ratio")
            writer.number(comparison.copyRatio, decimals: 4)
            writer.key("lines")
            writer.array { writer in
                for line in comparison.lines { add(line, comparison.factor, &writer) }
            }
            writer.key("slower")
            writer.array(inline: true) { writer in
                for name in comparison.slower { writer.string(name) }
            }
        }
    }

    private static func add(_ line: BenchmarkComparison.Line, _ factor: Double, _ writer: inout JSONWriter) {
        writer.object(inline: true) { writer in
            writer.key("name")
            writer.string(line.name)
            writer.key("ratio")
            writer.number(line.ratio, decimals: 4)
            writer.key("ratio_by_memory_copy")
            writer.number(line.ratioByCopy, decimals: 4)
            writer.key("judged")
            writer.boolean(line.isJudged)
            writer.key("slower")
            writer.boolean(line.isSlower(than: factor))
        }
    }

    /// The middle under a name, the quarters under the same with `_low` and `_high`.
    private static func add(_ spread: Spread, _ name: String, decimals: Int, _ writer: inout JSONWriter) {
        for (ending, value) in [("", spread.median), ("_low", spread.low), ("_high", spread.high)] {
            writer.key(name + ending)
            writer.number(value, decimals: decimals)
        }
    }

    private static func perSample(_ time: Spread, _ result: BenchmarkResult) -> Spread {
        Spread(
            median: result.perSample(time.median), low: result.perSample(time.low), high: result.perSample(time.high))
    }
}
