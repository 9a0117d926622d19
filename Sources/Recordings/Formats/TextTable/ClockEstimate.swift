import SignalProcessing

/// Finds the uniform clock behind the time stamps of rows.
///
/// Stamps are rounded, so the rate is the number of sampling intervals between the first and the last row over the time
/// between them, lost rows counted; neither the first nor the median difference would do (204.8 Hz rounded to
/// milliseconds has a median difference of 5 ms).
struct ClockEstimate {
    /// The rate that is stated; it wins over the stamps.
    var statedRate: Double?
    /// Who states it.
    var rateSource = "--rate"
    /// The rate the file declares.
    var declaredRate: Double?
    /// To how many seconds the numbers hold the stamps; large numbers, such as seconds since 1970, hold them less well.
    var stampPrecision = 0.0

    /// Stamps that differ from the uniform clock by more than this part of an interval are irregular.
    static let toleratedJitter = 0.1
    /// A longer step of an irregular clock, in intervals, is a pause in which rows were lost.
    static let longestStep = 2.5
    /// Rows whose stamp equals the one before, above which the stamps are too coarse to place rows.
    static let coarseShare = 0.25

    /// Why stamps cannot be used.
    enum Failure: Error, Hashable {
        /// Time goes back in this row.
        case goesBack(row: Int)
        /// The pause before this row is too long to be one.
        case jump(row: Int, seconds: Double)
        /// There are fewer than three different stamps.
        case coarse(distinct: Int)
    }

    /// Places rows by their stamps.
    ///
    /// - Parameters:
    ///   - stamps: seconds, NaN where missing.
    ///   - isRepeat: whether a row holds the same values as the row before.
    func grid(_ stamps: [Double], isRepeat: (Int) -> Bool) throws(Failure) -> SampleGrid {
        var notes: [QualityNote] = []
        let times = Self.filled(stamps, &notes)
        var grid: SampleGrid
        switch try placed(times, isRepeat) {
        case .fine(let found): grid = found
        case .coarse: grid = try coarseGrid(times)
        case .irregular: grid = irregularGrid(times, last: times.ends.last)
        }
        grid.notes = notes + grid.notes
        applyStatedRate(&grid)
        return grid
    }

    /// Places rows by stamps that need not be in memory, as above; `nil` where they would have to be.
    ///
    /// That is where stamps are missing, are too coarse, or wander.
    func grid(streaming stamps: some RowValues, isRepeat: (Int) -> Bool) throws(Failure) -> SampleGrid? {
        guard stamps.allSatisfy(\.isFinite), case .fine(var grid) = try placed(stamps, isRepeat) else { return nil }
        applyStatedRate(&grid)
        return grid
    }

    /// What stamps are good for.
    private enum Placing {
        /// They follow a uniform clock.
        case fine(SampleGrid)
        /// Many rows share one.
        case coarse
        /// They wander.
        case irregular
    }

    private func placed(_ times: some RowValues, _ isRepeat: (Int) -> Bool) throws(Failure) -> Placing {
        let (equal, repeats) = try Self.equalSteps(times, isRepeat)
        guard Double(equal - repeats) <= Self.coarseShare * Double(times.count - 1) else { return .coarse }
        return try finelyPlaced(times, isRepeat)
    }

    /// Rows whose stamp equals the one before, and those of them that repeat its values too.
    private static func equalSteps(
        _ times: some RowValues, _ isRepeat: (Int) -> Bool
    ) throws(Failure) -> (equal: Int, repeats: Int) {
        var (equal, repeats) = (0, 0)
        var (row, previous) = (0, -Double.infinity)
        for time in times {
            if !(time > previous) {
                if time < previous { throw .goesBack(row: row) }
                equal += 1
                if isRepeat(row) { repeats += 1 }
            }
            previous = time
            row += 1
        }
        return (equal, repeats)
    }

    // MARK: - Fine stamps

    private func finelyPlaced(_ times: some RowValues, _ isRepeat: (Int) -> Bool) throws(Failure) -> Placing {
        let interval = Self.interval(times)
        guard interval > 0 else { throw .coarse(distinct: Set(times.prefix(1000)).count) }
        let last = times.ends.last
        let places = try RowPlaces(times, interval)
        let jitter = Self.jitter(times, places, interval)
        let tolerated = 0.005 * Double(times.count)
        guard Double(jitter.strays) <= tolerated, Double(places.crowded) <= tolerated else { return .irregular }
        var notes: [QualityNote] = []
        let rate = roundest(places.last / last, times)
        var grid = SampleGrid(positions: Self.repaired(places.runs, isRepeat, &notes), rate: rate)
        grid.jitter = jitter.ofIntervals
        grid.notes = notes + grid.notes
        grid.decisions.append(
            .init(
                "rate", "\(NumberText.text(grid.rate)) Hz",
                because: "\(Int(places.last)) intervals in \(NumberText.text(last)) s, stamps off by "
                    + "\(NumberText.text(jitter.deviation * 1000)) ms (standard deviation)"))
        return .fine(grid)
    }

    /// Rows whose stamps wander: a step is one interval, whatever its length, unless it is a pause.
    private func irregularGrid(_ times: [Double], last: Double) -> SampleGrid {
        let steps = zip(times, times.dropFirst()).map { $1 - $0 }
        let rising = steps.filter { $0 > 0 }.sorted()
        let median = rising[rising.count / 2]
        let ordinary = steps.filter { $0 <= Self.longestStep * median }
        let interval = ordinary.reduce(0, +) / Double(max(1, ordinary.count))
        let pauses = steps.filter { $0 > Self.longestStep * median }.reduce(0) { $0 + ($1 / interval).rounded() }
        let count = Double(ordinary.count) + pauses
        let rate = roundest(count / last, times)
        var sum = JitterSum()
        for step in ordinary { sum.add(step - interval) }
        var grid = SampleGrid(times: Self.ascending(times), rate: rate, longestStep: Self.longestStep * median)
        grid.jitter = sum.jitter
        grid.notes.insert(
            QualityNote(
                code: "irregular_clock", severity: .warning,
                message: "the clock is irregular (steps of \(NumberText.text(1000 * interval)) ± "
                    + "\(NumberText.text(1000 * (grid.jitter?.deviation ?? 0))) ms): the signals were interpolated to "
                    + "\(NumberText.text(rate)) Hz"),
            at: 0)
        grid.decisions.append(
            .init(
                "rate", "\(NumberText.text(rate)) Hz",
                because: "\(Int(count)) irregular steps in \(NumberText.text(last)) s"))
        return grid
    }

    /// The roundest rate that the stamps allow: each end of the recording is known to the place it is rounded to.
    ///
    /// So 100 Hz is not told as 99.99999998 Hz, nor 204.8 Hz as 204.797 Hz from stamps in milliseconds.
    func roundest(_ rate: Double, _ times: some RowValues) -> Double {
        let ends = times.ends
        let span = ends.last - ends.first
        let doubt = span > 0 ? max(Self.resolution(times), stampPrecision) / span : 0
        return Self.roundest(rate, within: rate * max(doubt, 1e-12))
    }

    static func roundest(_ rate: Double, within tolerance: Double) -> Double {
        var scale = 1.0
        for _ in 0..<9 {
            let candidate = (rate * scale).rounded() / scale
            if candidate > 0, (candidate - rate).magnitude <= tolerance { return candidate }
            scale *= 10
        }
        return rate
    }

    /// The mean of the steps that are one interval long, from the median step.
    private static func interval(_ times: some RowValues) -> Double {
        let stride = max(1, times.count / 20_000)
        var steps: [Double] = []
        var (wait, previous) = (1, 0.0)
        for time in times {
            if wait == 0 {
                if time - previous > 0 { steps.append(time - previous) }
                wait = stride
            }
            wait -= 1
            previous = time
        }
        guard !steps.isEmpty else { return 0 }
        var interval = steps.select(steps.count / 2)
        let single = steps.filter { $0 > 0.5 * interval && $0 <= 1.5 * interval }
        interval = single.reduce(0, +) / Double(max(1, single.count))
        // Steps over a few lost rows average the rounding of the stamps further.
        var total = 0.0
        var count = 0.0
        previous = .nan
        for time in times {
            let step = time - previous
            let intervals = RowPlaces.wholeIntervals(step / interval)
            if intervals <= 3 {
                total += step
                count += intervals
            }
            previous = time
        }
        return count > 0 ? total / count : interval
    }

    /// How far stamps lie from the uniform clock: standard deviation in seconds, how many stray, and how far their
    /// intervals differ from those of the clock.
    private static func jitter(
        _ times: some RowValues, _ places: RowPlaces, _ interval: Double
    ) -> (deviation: Double, strays: Int, ofIntervals: ClockJitter?) {
        let count = Double(times.count)
        let meanPosition = places.sum / count
        let meanTime = times.reduce(0, +) / count
        var squares = 0.0
        var products = 0.0
        places.forEach(times) { sample, time in
            let offset = sample - meanPosition
            squares += offset * offset
            products += offset * (time - meanTime)
        }
        let slope = squares > 0 ? products / squares : interval
        let resolution = resolution(times)
        let tolerated = max(toleratedJitter * interval, resolution <= interval ? 1.01 * resolution : 0)
        var sum = 0.0
        var strays = 0
        var intervals = JitterSum()
        var previous = Double.nan
        places.forEach(times) { sample, time in
            let residual = time - meanTime - slope * (sample - meanPosition)
            sum += residual * residual
            if residual.magnitude > tolerated { strays += 1 }
            if !previous.isNaN { intervals.add(residual - previous) }
            previous = residual
        }
        return ((sum / count).squareRoot(), strays, intervals.jitter)
    }

    /// The decimal place the stamps are rounded to.
    private static func resolution(_ times: some RowValues) -> Double {
        let some = Array(times.prefix(2000))
        for unit in [1, 0.1, 0.01, 0.001, 1e-4, 1e-5] {
            let isMultiple = some.allSatisfy { time in
                let units = time / unit
                return (units - units.rounded()).magnitude < 1e-4
            }
            if isMultiple { return unit }
        }
        return 0
    }

    /// Gives rows with the stamp of the row before a place of their own, or leaves them out.
    ///
    /// A row that repeats the values too is left out. Where a later step is longer by as much, the stamps were late and
    /// the rows between move up by one; otherwise the row is one too many.
    private static func repaired(
        _ positions: RowRuns, _ isRepeat: (Int) -> Bool, _ notes: inout [QualityNote]
    ) -> RowRuns {
        var repaired = RowRuns()
        var moved = 0
        var dropped = 0
        var row = 0
        /// Moving rows up may have met the next crowd: positions must ascend.
        func append(_ sample: Int, count: Int) {
            let late = min(max(0, repaired.end - sample), count)
            for _ in 0..<late { repaired.leaveOut() }
            repaired.append(sample + late, count: count - late)
        }
        for (place, run) in positions.runs.enumerated() {
            // Two rows meet only where a run begins.
            if row == run.firstRow, place > 0, positions.runs[place - 1].samples.upperBound == run.firstSample + 1 {
                let end = min(positions.rowCount, row + 10)
                let room = (row + 1..<max(row + 1, end)).first { (positions[$0] ?? 0) - (positions[$0 - 1] ?? 0) >= 2 }
                if !isRepeat(row), let room {
                    for late in row..<room { append((positions[late] ?? 0) + 1, count: 1) }
                    moved += room - row
                    row = room
                } else {
                    repaired.leaveOut()
                    dropped += 1
                    row += 1
                }
            }
            let end = run.firstRow + run.count
            guard row < end else { continue }
            append(run.firstSample + row - run.firstRow, count: end - row)
            row = end
        }
        if moved + dropped > 0 {
            notes.append(
                QualityNote(
                    code: "duplicate_timestamps", severity: .warning,
                    message:
                        "duplicate timestamps at \(NumberText.count(moved + dropped, "row")): \(moved) late stamps "
                        + "corrected, \(NumberText.count(dropped, "repeated row")) left out"))
        }
        return repaired
    }

    /// Of rows with equal instants the first is kept, the others become NaN.
    private static func ascending(_ times: [Double]) -> [Double] {
        var ascending = times
        for row in times.indices.dropFirst() where times[row] <= times[row - 1] { ascending[row] = .nan }
        return ascending
    }

    // MARK: - Missing stamps and stated rates

    /// Stamps with the missing ones interpolated by row.
    private static func filled(_ stamps: [Double], _ notes: inout [QualityNote]) -> [Double] {
        if stamps.allSatisfy(\.isFinite) { return stamps }
        let known = stamps.indices.filter { stamps[$0].isFinite }
        guard let first = known.first, let last = known.last, first < last else {
            return stamps.map { $0.isFinite ? $0 : 0 }
        }
        var times = stamps
        let interval = (stamps[last] - stamps[first]) / Double(last - first)
        for row in 0..<first { times[row] = stamps[first] - Double(first - row) * interval }
        for row in last..<stamps.count where row > last { times[row] = stamps[last] + Double(row - last) * interval }
        for (before, after) in zip(known, known.dropFirst()) where after > before + 1 {
            for row in before + 1..<after {
                let share = Double(row - before) / Double(after - before)
                times[row] = stamps[before] + share * (stamps[after] - stamps[before])
            }
        }
        notes.append(
            QualityNote(
                code: "missing_timestamps", severity: .warning,
                message: "\(stamps.count - known.count) rows without a time were placed between their neighbours"))
        let start = times[0]
        return times.map { $0 - start }
    }

    private func applyStatedRate(_ grid: inout SampleGrid) {
        let measured = grid.rate
        if let statedRate {
            grid.rate = statedRate
            grid.decisions.append(
                .init("rate", "\(NumberText.text(statedRate)) Hz", because: "stated with \(rateSource)"))
            note(measured, against: statedRate, "\(rateSource) says", &grid)
        } else if let declaredRate {
            note(measured, against: declaredRate, "the header declares", &grid)
        }
    }

    private func note(_ measured: Double, against rate: Double, _ source: String, _ grid: inout SampleGrid) {
        let difference = (measured / rate - 1).magnitude
        guard difference > 0.005 else { return }
        grid.notes.append(
            QualityNote(
                code: "rate_disagrees", severity: .warning,
                message: "\(source) \(NumberText.text(rate)) Hz, the time column \(NumberText.text(measured)) Hz: "
                    + "times and speeds follow the rate of \(NumberText.text(grid.rate)) Hz"))
    }
}
