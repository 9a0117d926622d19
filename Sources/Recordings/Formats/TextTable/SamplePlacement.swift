import SignalProcessing

/// Puts the values of a column onto the uniform clock.
struct SamplePlacement {
    /// The clock.
    var grid: SampleGrid

    /// Uniform samples and what is missing of them; finite everywhere.
    func place(_ column: consuming [Double], hasMissing: Bool) -> (samples: [Double], missing: [Range<Int>]) {
        switch grid.placement {
        case .consecutive:
            guard hasMissing else { return (column, []) }
            return Self.masked(column)
        case .positions(let positions):
            var samples = Array(repeating: Double.nan, count: grid.count)
            for run in positions.runs where !run.isLeftOut {
                samples.replaceSubrange(run.samples, with: column[run.firstRow..<run.firstRow + run.count])
            }
            return Self.masked(samples)
        case .irregular(let times):
            return interpolated(column, times)
        }
    }

    /// Finds NaN and puts the last known value in its place, so that filters run over it unharmed.
    ///
    /// - Parameter before: The last known value before the column, or the first one in it.
    static func masked(
        _ column: consuming [Double], after before: Double? = nil
    ) -> (samples: [Double], missing: [Range<Int>]) {
        var samples = column
        var missing: [Range<Int>] = []
        var start: Int?
        var last = before ?? samples.first { !$0.isNaN } ?? 0
        for index in samples.indices {
            if samples[index].isNaN {
                if start == nil { start = index }
                samples[index] = last
            } else {
                last = samples[index]
                if let first = start { missing.append(first..<index) }
                start = nil
            }
        }
        if let first = start { missing.append(first..<samples.count) }
        return (samples, missing)
    }

    private func interpolated(_ column: [Double], _ times: [Double]) -> (samples: [Double], missing: [Range<Int>]) {
        let known = column.indices.filter { !column[$0].isNaN && !times[$0].isNaN }
        let instants = known.map { times[$0] }
        guard let curve = try? PiecewiseCubic(times: instants, values: known.map { column[$0] }),
            let first = instants.first, let last = instants.last
        else { return (Array(repeating: 0, count: grid.count), [0..<grid.count]) }
        let samples = curve.values(at: (0..<grid.count).map { min(max(Double($0) / grid.rate, first), last) })
        var mask = Array(repeating: false, count: grid.count)
        for gap in grid.missing { for index in gap { mask[index] = true } }
        // Between the neighbours of a missing cell nothing was measured.
        var lastTime = -Double.infinity
        var row = 0
        for time in instants {
            while row < times.count, times[row].isNaN || times[row] < time {
                if !times[row].isNaN, column[row].isNaN { Self.mark(&mask, after: lastTime, before: time, grid.rate) }
                row += 1
            }
            lastTime = time
            row += 1
        }
        Self.mark(&mask, after: last, before: .infinity, grid.rate)
        return (samples, Self.ranges(mask))
    }

    private static func mark(_ mask: inout [Bool], after start: Double, before end: Double, _ rate: Double) {
        let from = start.isFinite ? min(mask.count, Int((start * rate).rounded(.down)) + 1) : 0
        let to = end.isFinite ? min(mask.count, Int((end * rate).rounded(.up))) : mask.count
        if from < to { for index in from..<to { mask[index] = true } }
    }

    private static func ranges(_ mask: [Bool]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start: Int?
        for (index, isMissing) in mask.enumerated() {
            if isMissing, start == nil { start = index }
            if !isMissing, let first = start {
                ranges.append(first..<index)
                start = nil
            }
        }
        if let first = start { ranges.append(first..<mask.count) }
        return ranges
    }
}
