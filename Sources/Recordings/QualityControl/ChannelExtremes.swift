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
    init?(_ channel: Channel) { self.init(ChannelSurvey(channel)) }

    /// Measures a channel that was surveyed; `nil` when nothing in it is known.
    init?(_ survey: ChannelSurvey) {
        let runs = survey.extremeRuns
        guard runs.low <= runs.high else { return nil }
        lowest = runs.low
        highest = runs.high
        guard lowest < highest, runs.lowCount + runs.highCount > 0 else { return }
        let sorted = survey.samples.sorted()
        let median = sorted[sorted.count / 2]
        let least = Self.leastExcursion * (highest - lowest)
        if median - lowest > least { clippedCount += runs.lowCount }
        if highest - median > least { clippedCount += runs.highCount }
    }
}

/// Counts the samples in long runs at either extreme of what has passed by.
///
/// Where a new extreme comes, what was counted at the one before is forgotten.
struct ExtremeRuns: Sendable {
    /// The smallest sample so far; infinite before the first.
    private(set) var low = Double.infinity
    /// The greatest sample so far.
    private(set) var high = -Double.infinity
    /// Samples in long runs at the smallest one.
    private(set) var lowCount = 0
    /// Samples in long runs at the greatest one.
    private(set) var highCount = 0
    private var length = 0
    private var extreme = 0.0

    /// Ends a run.
    mutating func interrupt() { length = 0 }

    /// Goes on by samples, of which the smallest and the greatest are known.
    mutating func add(_ samples: Span<Double>, low: Double, high: Double) {
        if low < self.low {
            // What has been one value so far, and both extremes, is now the greatest.
            if self.low == self.high { highCount = lowCount } else if extreme == self.low { interrupt() }
            (self.low, lowCount) = (low, 0)
        }
        if high > self.high {
            if self.low != self.high, extreme == self.high { interrupt() }
            (self.high, highCount) = (high, 0)
        }
        // Runs are where the extremes are, and they end where these are not.
        if low == self.low || high == self.high { add(samples) } else { interrupt() }
    }

    private mutating func add(_ samples: Span<Double>) {
        let ahead = ChannelExtremes.shortestRun - 1
        var place = 0
        while place < samples.count {
            // A run that begins here or at one of the next samples, and counts, holds the last of so many.
            if length == 0, place + ahead < samples.count, !isExtreme(samples[place + ahead]) {
                place += ahead + 1
                continue
            }
            add(samples[place])
            place += 1
        }
    }

    private func isExtreme(_ value: Double) -> Bool { value == low || value == high }

    private mutating func add(_ value: Double) {
        guard isExtreme(value) else { return length = 0 }
        length = length > 0 && value == extreme ? length + 1 : 1
        extreme = value
        guard length >= ChannelExtremes.shortestRun else { return }
        let counted = length == ChannelExtremes.shortestRun ? ChannelExtremes.shortestRun : 1
        if value == low { lowCount += counted } else { highCount += counted }
    }
}
