/// On which sample of a uniform clock each row stands, by its stamp.
struct RowPlaces {
    /// The sample of each row; `nil` when every row stands one sample after the row before.
    private(set) var positions: [Int]?
    /// The sample of the last row.
    private(set) var last: Double
    /// The sum of all samples.
    private(set) var sum: Double
    /// Rows on the sample of the row before, though their stamp is later.
    private(set) var crowded = 0

    /// Places rows by the steps of their stamps; one step after another, so that a clock that drifts loses none.
    init(_ times: [Double], _ interval: Double) throws(ClockEstimate.Failure) {
        last = Double(max(0, times.count - 1))
        sum = last * Double(times.count) / 2
        guard let first = Self.firstLongOrShortStep(times, interval) else { return }
        let limit = Double(times.count) * 50 + 1e6
        var positions = Array(0..<times.count)
        var position = Double(first - 1)
        sum = position * Double(first) / 2
        for row in first..<times.count {
            let step = times[row] - times[row - 1]
            let intervals = Self.wholeIntervals(step / interval)
            position += intervals
            guard position < limit else { throw .jump(row: row, seconds: step) }
            positions[row] = Int(position)
            sum += position
            if intervals == 0, step > 0 { crowded += 1 }
        }
        self.positions = positions
        last = position
    }

    /// The sample of a row.
    subscript(row: Int) -> Double { Double(positions?[row] ?? row) }

    /// The first row that is not one interval after the row before.
    private static func firstLongOrShortStep(_ times: [Double], _ interval: Double) -> Int? {
        times.indices.dropFirst().first { row in
            let steps = (times[row] - times[row - 1]) / interval
            return !(steps >= 0.5 && steps < 1.5)
        }
    }

    /// A number of intervals, rounded; one is by far the most frequent.
    static func wholeIntervals(_ intervals: Double) -> Double {
        intervals >= 0.5 && intervals < 1.5 ? 1 : intervals.rounded()
    }
}
