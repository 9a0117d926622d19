/// Where the rows of a table stand on a uniform clock.
struct SampleGrid {
    /// How rows become samples.
    enum Placement {
        /// Row i is sample i.
        case consecutive
        /// The rows stand on these samples.
        case positions(RowRuns)
        /// The rows lie at irregular instants, in seconds from the first sample, and are interpolated; NaN for a row
        /// that is left out.
        case irregular(times: [Double])
    }

    /// Samples per second.
    var rate: Double
    /// Number of samples.
    var count: Int
    /// How rows become samples.
    var placement: Placement
    /// How unevenly the rows were stamped; `nil` where nothing or too little tells.
    var jitter: ClockJitter?
    /// Samples for which there is no row.
    var missing: [Range<Int>] = []
    /// What was decided.
    var decisions: [Recording.Decision] = []
    /// What a user should know.
    var notes: [QualityNote] = []

    /// Rows one after another.
    init(consecutive rowCount: Int, rate: Double) {
        self.rate = rate
        count = rowCount
        placement = .consecutive
    }

    /// Rows at ascending samples from 0.
    init(positions: RowRuns, rate: Double) {
        self.rate = rate
        count = positions.end
        placement = positions.isConsecutive ? .consecutive : .positions(positions)
        var next = 0
        for run in positions.runs where !run.isLeftOut {
            if run.firstSample > next { missing.append(next..<run.firstSample) }
            next = run.samples.upperBound
        }
        noteMissing()
    }

    /// Rows at irregular instants; a pause longer than `longestStep` is missing.
    init(times: [Double], rate: Double, longestStep: Double) {
        self.rate = rate
        let kept = times.filter { !$0.isNaN }
        count = Int(((kept.last ?? 0) * rate).rounded(.down)) + 1
        placement = .irregular(times: times)
        for (before, after) in zip(kept, kept.dropFirst()) where after - before > longestStep {
            let first = Int((before * rate).rounded(.down)) + 1
            let end = min(count, Int((after * rate).rounded(.up)))
            if first < end { missing.append(first..<end) }
        }
        noteMissing()
    }

    private mutating func noteMissing() {
        guard !missing.isEmpty else { return }
        let lost = missing.reduce(0) { $0 + $1.count }
        let share = NumberText.fixed(100 * Double(lost) / Double(count), decimals: 1)
        notes.append(
            QualityNote(
                code: "lost_samples", severity: .warning,
                message: "\(NumberText.count(lost, "missing sample")) (\(share) %) in "
                    + "\(NumberText.count(missing.count, "place")): "
                    + "short losses are bridged, longer ones split the recording"))
        // Each gap is told while there are few; many are summed up above.
        let gaps = missing.filter { Double($0.count) / rate > 0.15 }
        for gap in gaps where gaps.count <= 20 {
            let before = Double(gap.lowerBound - 1) / rate
            let after = Double(gap.upperBound) / rate
            let length = NumberText.fixed(Double(gap.count) / rate)
            notes.append(
                QualityNote(
                    code: "gap", severity: .warning,
                    message: "gap of \(length) s at t=\(NumberText.fixed(before)) s: no stride may span it; "
                        + "\(gaps.count + 1) segments",
                    start: before, end: after))
        }
    }
}

extension SampleGrid {
    /// Seconds from the first sample at which a row stands; for the row behind the last, the end.
    func time(ofRow row: Int) -> Double {
        switch placement {
        case .consecutive:
            return Double(min(row, count)) / rate
        case .positions(let positions):
            return Double(positions.sample(from: row) ?? count) / rate
        case .irregular(let times):
            return times[min(row, times.count)...].first { !$0.isNaN } ?? Double(count) / rate
        }
    }
}
