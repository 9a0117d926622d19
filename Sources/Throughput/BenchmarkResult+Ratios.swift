extension BenchmarkResult {
    /// Processor time of all stages on one thread, the sum of their medians, nanoseconds.
    public var stageSum: Double { stages.reduce(0) { $0 + $1.nanoseconds.median } }

    /// The share of the processor time that a stage takes, 0 to 1; those of all stages sum to 1.
    public func share(of stage: Stage) -> Double { stageSum > 0 ? stage.nanoseconds.median / stageSum : 0 }

    /// A time by sample of a sensor; zero without samples.
    public func perSample(_ nanoseconds: Double) -> Double {
        input.samples > 0 ? nanoseconds / Double(input.samples) : 0
    }

    /// Samples of a sensor per second when all of them take this time; `nil` for no time.
    public func samplesPerSecond(_ nanoseconds: Double) -> Double? {
        nanoseconds > 0 ? Double(input.samples) / (nanoseconds * 1e-9) : nil
    }

    /// How many times faster than one thread; `nil` without a row of one.
    public func speedUp(of row: Scaling) -> Double? {
        guard let one = scaling.first(where: { $0.threads == 1 }), row.elapsed.median > 0 else { return nil }
        return one.elapsed.median / row.elapsed.median
    }

    /// How many times faster than the walking that was recorded.
    public func timesRealTime(_ row: Scaling) -> Double? {
        row.elapsed.median > 0 ? input.duration / (row.elapsed.median * 1e-9) : nil
    }
}
