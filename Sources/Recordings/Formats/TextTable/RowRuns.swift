/// On which sample of a uniform clock each row stands, as runs of rows that follow one another.
///
/// Memory grows with the places where rows were lost or are left out, not with the rows.
struct RowRuns: Sendable, Hashable {
    /// Rows on consecutive samples, or rows that are left out.
    struct Run: Sendable, Hashable {
        /// The first of the rows.
        var firstRow: Int
        /// Number of rows.
        var count: Int
        /// The sample of the first row; of rows that are left out the one behind the row before them.
        var firstSample: Int
        /// Whether the rows are left out.
        var isLeftOut: Bool

        /// The samples of the rows.
        var samples: Range<Int> { firstSample..<(isLeftOut ? firstSample : firstSample + count) }
    }

    /// The runs, none of them empty, in the order of the rows.
    private(set) var runs: [Run] = []
    /// Number of rows.
    private(set) var rowCount = 0

    /// No rows yet.
    init() {}

    /// Rows on these samples.
    init(_ samples: some Sequence<Int>) { for sample in samples { append(sample) } }

    /// Whether row i stands on sample i.
    var isConsecutive: Bool {
        runs.isEmpty || (runs.count == 1 && runs[0].firstSample == 0 && !runs[0].isLeftOut)
    }

    /// The sample behind the last one.
    var end: Int { runs.last?.samples.upperBound ?? 0 }

    /// Adds rows that stand on consecutive samples.
    @inline(__always)
    mutating func append(_ sample: Int, count: Int = 1) {
        let last = runs.count - 1
        if last >= 0, !runs[last].isLeftOut, runs[last].firstSample + runs[last].count == sample {
            runs[last].count += count
        } else if count > 0 {
            runs.append(Run(firstRow: rowCount, count: count, firstSample: sample, isLeftOut: false))
        }
        rowCount += count
    }

    /// Adds a row that is left out.
    mutating func leaveOut() {
        let last = runs.count - 1
        if last >= 0, runs[last].isLeftOut {
            runs[last].count += 1
        } else {
            runs.append(Run(firstRow: rowCount, count: 1, firstSample: end, isLeftOut: true))
        }
        rowCount += 1
    }

    /// The sample of a row, `nil` for one that is left out.
    ///
    /// - Complexity: O(log runs).
    subscript(row: Int) -> Int? {
        let run = runs[place { $0.firstRow <= row } - 1]
        return run.isLeftOut ? nil : run.firstSample + row - run.firstRow
    }

    /// The sample of the first row from a given one on that is not left out.
    func sample(from row: Int) -> Int? {
        guard row < rowCount else { return nil }
        for run in runs[max(0, place { $0.firstRow <= row } - 1)...] where !run.isLeftOut {
            return run.firstSample + max(0, row - run.firstRow)
        }
        return nil
    }

    /// The parts of the runs that stand on a range of samples, in their order.
    func parts(on samples: Range<Int>) -> [Run] {
        guard !samples.isEmpty else { return [] }
        var parts: [Run] = []
        for run in runs[max(0, place { $0.firstSample <= samples.lowerBound } - 1)...] {
            guard run.firstSample < samples.upperBound else { break }
            let inside = run.samples.clamped(to: samples)
            guard !inside.isEmpty else { continue }
            parts.append(
                Run(
                    firstRow: run.firstRow + inside.lowerBound - run.firstSample, count: inside.count,
                    firstSample: inside.lowerBound, isLeftOut: false))
        }
        return parts
    }

    /// Runs of which something is true that is true of the first ones alone.
    private func place(_ isTrue: (Run) -> Bool) -> Int {
        var (low, high) = (0, runs.count)
        while low < high {
            let middle = (low + high) / 2
            if isTrue(runs[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
