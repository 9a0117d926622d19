/// The extreme values of a channel and how long it stays at them.
struct ChannelExtremes: Hashable {
    /// The smallest known sample.
    var lowest: Double
    /// The greatest known sample.
    var highest: Double
    /// Samples in runs of ``shortestRun`` or more at an extreme that is the end of the sensor's range.
    var clippedCount = 0

    /// A run at the extreme this long is no chance.
    static let shortestRun = 3
    /// Real peaks rise: an extreme less than this part of the span from the median is a floor of rest, not of the range.
    static let leastExcursion = 0.2

    /// Measures a channel in memory; `nil` when nothing in it is known.
    init?(_ channel: Channel) {
        self.init(ChannelSurvey(channel)) { Array(channel.samples[$0]) }
    }

    /// Measures a channel that was surveyed; `nil` when nothing in it is known.
    init?<Failure: Error>(_ survey: ChannelSurvey, reading read: SampleReading<Failure>) throws(Failure) {
        var low = Double.infinity
        var high = -Double.infinity
        try survey.forEachMeasuredPiece(reading: read) { (piece, _) throws(Failure) in
            if piece.low < low { low = piece.low }
            if piece.high > high { high = piece.high }
        }
        guard low <= high else { return nil }
        lowest = low
        highest = high
        guard lowest < highest else { return }
        var runs = ExtremeRuns(low: low, high: high)
        try survey.forEachMeasuredPiece(reading: read) { (piece, isFirst) throws(Failure) in
            if isFirst { runs.interrupt() }
            // Runs are where the extremes are, and they end where these are not.
            if piece.low == low || piece.high == high {
                for sample in try read(piece.range) { runs.add(sample) }
            } else {
                runs.interrupt()
            }
        }
        guard runs.lowCount + runs.highCount > 0 else { return }
        let sorted = survey.samples.sorted()
        let median = sorted[sorted.count / 2]
        let least = Self.leastExcursion * (highest - lowest)
        if median - lowest > least { clippedCount += runs.lowCount }
        if highest - median > least { clippedCount += runs.highCount }
    }
}

/// Counts the samples in long runs at either extreme.
private struct ExtremeRuns {
    let low: Double
    let high: Double
    private(set) var lowCount = 0
    private(set) var highCount = 0
    private var length = 0
    private var extreme = 0.0

    init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    /// Ends a run.
    mutating func interrupt() { length = 0 }

    /// Goes on by a sample.
    mutating func add(_ value: Double) {
        guard value == low || value == high else { return length = 0 }
        length = length > 0 && value == extreme ? length + 1 : 1
        extreme = value
        guard length >= ChannelExtremes.shortestRun else { return }
        let counted = length == ChannelExtremes.shortestRun ? ChannelExtremes.shortestRun : 1
        if value == low { lowCount += counted } else { highCount += counted }
    }
}
