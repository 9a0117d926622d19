/// On which sample of a uniform clock each row stands, by its stamp.
struct RowPlaces {
    /// The sample of each row; none is left out.
    private(set) var runs = RowRuns()
    /// The sample of the last row.
    private(set) var last = 0.0
    /// The sum of all samples.
    private(set) var sum = 0.0
    /// Rows on the sample of the row before, though their stamp is later.
    private(set) var crowded = 0

    /// Places rows by the steps of their stamps; one step after another, so that a clock that drifts loses none.
    init(_ times: some RowValues, _ interval: Double) throws(ClockEstimate.Failure) {
        let limit = Double(times.count) * 50 + 1e6
        var (row, previous) = (0, 0.0)
        for time in times {
            if row > 0 {
                let step = time - previous
                let intervals = Self.wholeIntervals(step / interval)
                last += intervals
                guard last < limit else { throw .jump(row: row, seconds: step) }
                sum += last
                if intervals == 0, step > 0 { crowded += 1 }
            }
            runs.append(Int(last))
            previous = time
            row += 1
        }
    }

    /// Visits the rows: their samples and their stamps.
    @inline(__always)
    func forEach(_ times: some RowValues, _ visit: (_ sample: Double, _ time: Double) -> Void) {
        var iterator = times.makeIterator()
        for run in runs.runs {
            for sample in run.samples {
                guard let time = iterator.next() else { return }
                visit(Double(sample), time)
            }
        }
    }

    /// A number of intervals, rounded; one is by far the most frequent.
    static func wholeIntervals(_ intervals: Double) -> Double {
        intervals >= 0.5 && intervals < 1.5 ? 1 : intervals.rounded()
    }
}
