/// Places rows by a number that rises by one a sample.
struct CounterClock {
    /// Samples per second.
    var rate: Double
    /// After how many bits the counter starts again at 0; `nil` to have it told by where it does.
    var bits: Int?

    /// Why a counter cannot be used.
    enum Failure: Error, Hashable {
        /// It goes back in this row, and not because it is full.
        case goesBack(row: Int, from: Int, to: Int)
        /// It jumps too far to be true.
        case jump(row: Int, count: Int)
    }

    /// Places rows by their counter, NaN where it is missing.
    func grid(_ counters: some RowValues, name: String) throws(Failure) -> SampleGrid {
        var positions = RowRuns()
        var previous: Int?
        var position = -1
        var wraps: [Int] = []
        var repeats = 0
        /// The last counter before the last loss.
        var lastBeforeLoss: Int?
        // More samples in all are no recording with losses.
        let limit = 50 * counters.count + 1_000_000
        let step = Self.usualStep(counters)
        for (row, value) in counters.enumerated() {
            // A row whose counter is missing, or no count at all, follows the row before.
            guard value.magnitude < 1e15, let current = Int(exactly: value.rounded()) else {
                position += 1
                positions.append(position)
                previous = previous.map { $0 &+ step }
                continue
            }
            guard let last = previous else {
                (previous, position) = (current, position + 1)
                positions.append(position)
                continue
            }
            var rise = current &- last
            if rise < 0, let size = wrap(from: last, to: current) {
                rise += size
                wraps.append(row)
            }
            guard rise >= 0 else { throw .goesBack(row: row, from: last, to: current) }
            guard rise / step < limit - position else { throw .jump(row: row, count: rise / step) }
            let samples = (rise + step / 2) / step
            previous = current
            if samples == 0 {
                repeats += 1
                positions.leaveOut()
                continue
            }
            if samples > 1 { lastBeforeLoss = last }
            position += samples
            positions.append(position)
        }
        var grid = SampleGrid(positions: positions, rate: rate)
        if !wraps.isEmpty {
            grid.decisions.append(
                .init(
                    "counter wrap", "at \(NumberText.count(wraps.count, "row"))",
                    because: "'\(name)' starts again at 0 when it is full"))
        }
        if repeats > 0 {
            grid.notes.append(
                QualityNote(
                    code: "duplicate_timestamps", severity: .warning,
                    message: "'\(name)' repeats at \(NumberText.count(repeats, "row")), left out"))
        }
        if grid.missing.count == 1, let gap = grid.missing.first, let before = lastBeforeLoss {
            grid.notes.insert(
                QualityNote(
                    code: "packets_lost", severity: .warning,
                    message: "\(NumberText.count(gap.count, "packet")) lost after counter \(before)"), at: 0)
        }
        grid.decisions.append(
            .init("time", "'\(name)' at \(NumberText.text(rate)) Hz", because: "it rises by \(step) a row"))
        return grid
    }

    /// The commonest rise.
    private static func usualStep(_ counters: some RowValues) -> Int {
        let first = Array(counters.prefix(20_001))
        let rises = zip(first, first.dropFirst()).map { ($1 - $0).rounded() }
            .filter { $0 > 0 && $0 < 1e15 }.map { Int($0) }.sorted()
        return rises.isEmpty ? 1 : rises[rises.count / 2]
    }

    /// The size of the counter that was full: what is stated, else 8, 16 or 32 bits; `nil` when going back means
    /// something else.
    private func wrap(from last: Int, to current: Int) -> Int? {
        if let bits {
            let size = 1 << bits
            // A loss of more than half the range cannot be told from going back.
            return last < size && current >= 0 && current - last + size <= size / 2 ? size : nil
        }
        for bits in [8, 16, 32] {
            let size = 1 << bits
            guard last < size, current >= 0 else { continue }
            // Full within a tenth of the range, before and after.
            return last >= size - size / 10 && current <= size / 10 ? size : nil
        }
        return nil
    }
}
