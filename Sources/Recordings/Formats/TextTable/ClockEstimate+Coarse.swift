extension ClockEstimate {
    /// Rows that share stamps: the rate is the rows of whole blocks over their time.
    func coarseGrid(_ times: [Double]) throws(Failure) -> SampleGrid {
        var starts = [0]
        for row in times.indices.dropFirst() where times[row] > times[row - 1] { starts.append(row) }
        guard starts.count >= 3 else {
            if let statedRate {
                var grid = SampleGrid(consecutive: times.count, rate: statedRate)
                grid.notes.append(
                    QualityNote(
                        code: "coarse_timestamps", severity: .warning,
                        message: "the time column has \(starts.count) different values and was not used: "
                            + "lost rows cannot be seen"))
                return grid
            }
            throw .coarse(distinct: starts.count)
        }
        let first = starts[1]
        let last = starts[starts.count - 1]
        let steps = zip(starts.dropFirst(), starts.dropFirst(2)).map { times[$1] - times[$0] }.sorted()
        let step = steps[steps.count / 2]
        // Pauses are no time in which rows were measured.
        let pauses = steps.filter { $0 > 1.5 * step }.reduce(0) { $0 + $1 - step }
        let rate =
            Self.rateOfManyBlocks(times, starts, step)
            ?? roundest(Double(last - first) / (times[last] - times[first] - pauses), [Double]())
        let sizes = zip(starts.dropFirst(), starts.dropFirst(2)).map { $1 - $0 }
        var positions = RowRuns()
        positions.append(0, count: starts[1])
        var shift = 0
        for (block, start) in starts.enumerated().dropFirst() {
            let pause = times[start] - times[starts[block - 1]] - step
            if pause > 0.5 * step {
                let lost = (pause * rate).rounded()
                guard Double(shift) + lost < Double(times.count) * 50 + 1e6 else {
                    throw .jump(row: start, seconds: pause)
                }
                shift += Int(lost)
            }
            let end = block + 1 < starts.count ? starts[block + 1] : times.count
            positions.append(start + shift, count: end - start)
        }
        var grid = SampleGrid(positions: positions, rate: rate)
        let sizeText =
            sizes.min() == sizes.max() ? "\(sizes[0])" : "\(sizes.min() ?? 0) to \(sizes.max() ?? 0)"
        grid.notes.insert(
            QualityNote(
                code: "coarse_timestamps", severity: .warning,
                message: "time has a resolution of \(NumberText.text(step)) s, \(sizeText) rows per stamp: the rate of "
                    + "\(NumberText.text(rate)) Hz follows from the blocks; short losses cannot be seen"),
            at: 0)
        grid.decisions.append(
            .init(
                "rate", "\(NumberText.text(rate)) Hz",
                because: "\(last - first) rows between stamps \(NumberText.text(times[last] - times[first])) s apart"))
        return grid
    }

    /// The rate of rows in many small blocks without a pause, from the slope of the stamps over the rows.
    ///
    /// A block's border may lie anywhere within a row, which tells the rate of two blocks only to a row; the slope of a
    /// staircase of m steps is off by 1/m² of itself at most, and rounding of the stamps averages out.
    private static func rateOfManyBlocks(_ times: [Double], _ starts: [Int], _ step: Double) -> Double? {
        guard starts.count >= 200, zip(starts, starts.dropFirst()).allSatisfy({ times[$1] - times[$0] < 1.5 * step })
        else { return nil }
        let count = Double(times.count)
        let meanTime = times.reduce(0, +) / count
        var products = 0.0
        var squares = 0.0
        for (row, time) in times.enumerated() {
            let offset = Double(row) - (count - 1) / 2
            products += offset * (time - meanTime)
            squares += offset * offset
        }
        guard products > 0, let last = times.last, last > times[0] else { return nil }
        let rate = squares / products
        let blocks = Double(starts.count)
        let doubt = max(4 * step / (count.squareRoot() * (last - times[0])), 1 / (blocks * blocks))
        return roundest(rate, within: rate * doubt)
    }
}
