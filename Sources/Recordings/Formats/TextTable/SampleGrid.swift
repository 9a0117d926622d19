/// Where the rows of a table stand on a uniform clock.
struct SampleGrid {
    /// How rows become samples.
    enum Placement {
        /// Row i is sample i.
        case consecutive
        /// Row i is sample `positions[i]`; −1 for a row that is left out.
        case positions([Int])
        /// The rows lie at irregular instants, in seconds from the first sample, and are interpolated.
        case irregular(times: [Double])
    }

    /// Samples per second.
    var rate: Double
    /// Number of samples.
    var count: Int
    /// How rows become samples.
    var placement: Placement
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

    /// Rows at ascending positions from 0, −1 for one that is left out.
    init(positions: [Int], rate: Double) {
        self.rate = rate
        var next = 0
        var isConsecutive = true
        missing = []
        for (row, position) in positions.enumerated() {
            if position != row { isConsecutive = false }
            guard position >= 0 else { continue }
            if position > next { missing.append(next..<position) }
            next = position + 1
        }
        count = next
        placement = isConsecutive ? .consecutive : .positions(positions)
        noteMissing()
    }

    /// Rows at irregular instants; a pause longer than `longestStep` is missing.
    init(times: [Double], rate: Double, longestStep: Double) {
        self.rate = rate
        count = Int(((times.last ?? 0) * rate).rounded(.down)) + 1
        placement = .irregular(times: times)
        for (before, after) in zip(times, times.dropFirst()) where after - before > longestStep {
            let first = Int((before * rate).rounded(.down)) + 1
            let end = min(count, Int((after * rate).rounded(.up)))
            if first < end { missing.append(first..<end) }
        }
        noteMissing()
    }

    /// No file describes more samples than this by a jump of its clock.
    static let greatestCount = 1 << 32

    private mutating func noteMissing() {
        guard !missing.isEmpty else { return }
        let lost = missing.reduce(0) { $0 + $1.count }
        let share = NumberText.text(100 * Double(lost) / Double(count), decimals: 1)
        notes.append(
            QualityNote(
                code: "lost_samples", severity: .warning,
                message: "\(lost) missing samples (\(share) %) in \(missing.count) places: "
                    + "short losses are bridged, longer ones split the recording"))
        // Each gap is told while there are few; many are summed up above.
        for gap in missing where Double(gap.count) / rate > 0.15 && missing.count <= 20 {
            let before = Double(gap.lowerBound - 1) / rate
            let after = Double(gap.upperBound) / rate
            notes.append(
                QualityNote(
                    code: "gap", severity: .warning,
                    message: "gap of \(NumberText.text(after - before)) s at t=\(NumberText.text(before)) s: "
                        + "no stride may span it",
                    start: before, end: after))
        }
    }
}
