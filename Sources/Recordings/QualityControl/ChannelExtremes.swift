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

    /// Measures a channel; `nil` when nothing in it is known.
    init?(_ channel: Channel) {
        var low = Double.infinity
        var high = -Double.infinity
        let samples = channel.samples.span
        Self.forEachStretch(channel) { stretch in
            for index in stretch {
                let value = samples[index]
                if value < low { low = value }
                if value > high { high = value }
            }
        }
        guard low <= high else { return nil }
        lowest = low
        highest = high
        guard lowest < highest else { return }
        var clipped = (low: 0, high: 0)
        Self.forEachStretch(channel) { stretch in
            var run = 0
            var extreme = 0.0
            for index in stretch {
                let value = samples[index]
                // Hardly ever true, so that the loop is a comparison a sample.
                guard value == low || value == high else {
                    run = 0
                    continue
                }
                run = value == extreme ? run + 1 : 1
                extreme = value
                guard run >= Self.shortestRun else { continue }
                let counted = run == Self.shortestRun ? Self.shortestRun : 1
                if value == low { clipped.low += counted } else { clipped.high += counted }
            }
        }
        guard clipped.low + clipped.high > 0 else { return }
        let sorted = stride(from: 0, to: channel.samples.count, by: max(1, channel.samples.count / 5000))
            .map { channel.samples[$0] }.sorted()
        let median = sorted[sorted.count / 2]
        let least = Self.leastExcursion * (highest - lowest)
        if median - lowest > least { clippedCount += clipped.low }
        if highest - median > least { clippedCount += clipped.high }
    }

    /// Visits the stretches that were measured.
    private static func forEachStretch(_ channel: Channel, _ visit: (Range<Int>) -> Void) {
        var first = 0
        for gap in channel.missing {
            if first < gap.lowerBound { visit(first..<gap.lowerBound) }
            first = gap.upperBound
        }
        if first < channel.samples.count { visit(first..<channel.samples.count) }
    }
}
