/// Stretches in which every channel of a sensor repeats its value from sample to sample, gathered while they pass by.
///
/// Noise lets no sensor of usual resolution do that for long: the transmission or the sensor hangs.
struct RepeatedRows: Sendable {
    /// Ranges of equal rows, ascending, those of the least length or more; only the first many of them.
    private(set) var runs: [Range<Int>] = []
    /// Whether two channels have been equal in every row, and whether they have been opposite.
    private(set) var pairs: [Pair]
    private let channels: [Int]
    private let leastLength: Int
    private var last: [Double] = []
    private var runStart = 0

    /// Runs that are kept: more of them are a coarse sensor and no fault.
    private static let mostRuns = 10_000

    /// Two axes of one quantity.
    struct Pair: Sendable, Hashable {
        /// The channels.
        let first: Int
        let second: Int
        /// Whether no row so far tells them apart.
        var isEqual = true
        /// Whether each has been the other with the opposite sign.
        var isOpposite = true
    }

    /// For the inertial channels of a sensor.
    ///
    /// - Parameter seconds: How long a run is at least; it has three rows whatever the rate.
    init(_ stream: SensorStream, atLeast seconds: Double) {
        channels = stream.channels.indices.filter { stream.channels[$0].isInertial }
        let rows = (seconds * stream.rate).rounded(.up)
        leastLength = rows < 1e9 ? max(3, Int(rows)) : .max
        pairs = channels.flatMap { first in
            stream.channels.indices.compactMap { second in
                let (one, other) = (stream.channels[first], stream.channels[second])
                guard second > first, one.isInertial, one.quantity == other.quantity else { return nil }
                return Pair(first: first, second: second)
            }
        }
    }

    /// Adds the next rows.
    ///
    /// - Parameter first: Number of the first of them.
    mutating func add(_ part: SensorStream, at first: Int) {
        guard let leading = channels.first else { return }
        let count = part.channels[leading].samples.count
        guard count > 0, channels.allSatisfy({ part.channels[$0].samples.count == count }) else { return }
        comparePairs(part)
        var row = 0
        if last.isEmpty {
            runStart = first
            row = 1
        }
        while row < count, isRepeat(part, row: row) { row += 1 }
        last = channels.map { part.channels[$0].samples[count - 1] }
        guard row < count else { return }
        endRun(at: first + row)
        row = appendRuns(of: part, leading, from: row, at: first)
        // The run that the next rows may go on with.
        var start = count - 1
        while start > row, isRepeat(part, row: start) { start -= 1 }
        runStart = first + start
    }

    /// Ends the last run.
    mutating func end(at count: Int) { endRun(at: count) }

    /// Appends the runs that begin at a row or later, and end before the last row; returns where the rows begin that are in
    /// none of them.
    ///
    /// A run that counts holds two neighbours among any so many rows: hardly any rows have to be looked at.
    private mutating func appendRuns(of part: SensorStream, _ leading: Int, from row: Int, at first: Int) -> Int {
        let leadingSamples = part.channels[leading].samples
        let samples = leadingSamples.span
        var row = row
        while samples.count - row >= leastLength {
            let probe = row + leastLength - 1
            guard samples[probe] == samples[probe - 1], isRepeat(part, row: probe) else {
                row = probe
                continue
            }
            var start = probe
            while start > row, isRepeat(part, row: start) { start -= 1 }
            var end = probe + 1
            while end < samples.count, isRepeat(part, row: end) { end += 1 }
            guard end < samples.count else { return start }
            runStart = first + start
            endRun(at: first + end)
            row = end
        }
        return row
    }

    private func isRepeat(_ part: SensorStream, row: Int) -> Bool {
        for (place, channel) in channels.enumerated() {
            let samples = part.channels[channel].samples
            guard samples[row] == (row > 0 ? samples[row - 1] : last[place]) else { return false }
        }
        return true
    }

    private mutating func endRun(at end: Int) {
        if end - runStart >= leastLength, runs.count < Self.mostRuns { runs.append(runStart..<end) }
        runStart = end
    }

    private mutating func comparePairs(_ part: SensorStream) {
        for index in pairs.indices where pairs[index].isEqual || pairs[index].isOpposite {
            let (first, second) = (part.channels[pairs[index].first], part.channels[pairs[index].second])
            let (firstSamples, secondSamples) = (first.samples, second.samples)
            let (one, other) = (firstSamples.span, secondSamples.span)
            var row = 0
            while row < one.count, pairs[index].isEqual || pairs[index].isOpposite {
                if one[row] != other[row] { pairs[index].isEqual = false }
                if one[row] != -other[row] { pairs[index].isOpposite = false }
                row += 1
            }
        }
    }
}
