import SignalProcessing

/// How large specific force is at rest, in whatever unit it is in.
///
/// The median of |a| over a recording lies near 1 g on the trunk and at rest, but at 1.2 g for a foot in slow and near
/// 2 g in fast walking. The median over the quietest third of the samples (those that change least from one sample to
/// the next) lies within 6 % of 1 g in all of them, since a foot stands still in every step. Both are given.
struct GravityLevel: Hashable, Sendable {
    /// Median of |a| over all samples.
    var median: Double
    /// Median of |a| over the quietest third of the samples.
    var quiet: Double
    /// 5th percentile of |a|.
    var low: Double

    /// Measures samples, every n-th pair of a long recording; `nil` when fewer than three are known.
    init?(_ x: [Double], _ y: [Double], _ z: [Double], missing: [Range<Int>] = []) {
        var samples = GravitySamples(count: min(x.count, y.count, z.count))
        samples.add(x, y, z, missing: missing, at: 0)
        self.init(samples)
    }

    /// Measures what was gathered; `nil` when fewer than three samples are known.
    ///
    /// Rows of three zeros are no measurement: some converters write them where a sensor gave nothing. Only when there
    /// is nothing else do they count.
    init?(_ samples: GravitySamples) {
        var (magnitudes, changes) = (samples.magnitudes, samples.changes)
        guard magnitudes.count >= 3 else { return nil }
        if magnitudes.contains(where: { $0 > 0 }) {
            changes = zip(changes, magnitudes).compactMap { $1 == 0 ? nil : $0 }
            magnitudes.removeAll { $0 == 0 }
        }
        let calm = Self.magnitudes(magnitudes, ofLeast: max(3, changes.count / 3), changes)
        quiet = calm.value(atRank: calm.count / 2)
        median = magnitudes.value(atRank: magnitudes.count / 2)
        low = magnitudes.value(atRank: magnitudes.count / 20)
    }

    /// The magnitudes where the change is least.
    ///
    /// Samples repeat where a sensor is slower than its stream: of equal changes those of small magnitude come first.
    private static func magnitudes(_ magnitudes: [Double], ofLeast number: Int, _ changes: [Double]) -> [Double] {
        guard number < changes.count else { return magnitudes }
        let limit = changes.value(atRank: number - 1)
        var calm: [Double] = []
        var equal: [Double] = []
        calm.reserveCapacity(number)
        for (change, magnitude) in zip(changes, magnitudes) {
            if change < limit { calm.append(magnitude) } else if change == limit { equal.append(magnitude) }
        }
        return calm + equal.sorted().prefix(number - calm.count)
    }

    /// Whether the samples lie near gravity when one g is `unit`, within a tenth.
    func isNear(_ unit: Double) -> Bool {
        let range = 0.9 * unit...1.1 * unit
        // A recording without gravity may pass through this range by chance, but it does not stay there.
        guard quiet >= 0.45 * median else { return false }
        return range.contains(median) || (range.contains(quiet) && low >= 0.65 * quiet)
    }

    /// Whether samples in m/s² show no gravity: a sensor at rest would read 9.8.
    var lacksGravity: Bool { quiet < 3 }
}

/// Some twenty thousand evenly spaced accelerations, gathered while a recording passes by.
struct GravitySamples: Sendable {
    /// The magnitude of each.
    private(set) var magnitudes: [Double] = []
    /// The squared change from the sample before to each.
    private(set) var changes: [Double] = []

    /// How many samples a gathering has about, of recordings that have as many.
    static let usualCount = 20_000

    private let distance: Int
    /// The last sample that passed by, and whether it was measured.
    private var last: (value: Vector3, isKnown: Bool) = (.zero, false)

    /// For a recording of so many samples.
    init(count: Int) {
        distance = max(1, count / Self.usualCount)
        magnitudes.reserveCapacity(count / distance + 1)
        changes.reserveCapacity(count / distance + 1)
    }

    /// Adds the next samples.
    ///
    /// - Parameters:
    ///   - x: The samples along x.
    ///   - y: The samples along y.
    ///   - z: The samples along z.
    ///   - missing: Those that were not measured, counted from the first of the part.
    ///   - first: Number of the part's first sample.
    mutating func add(_ x: [Double], _ y: [Double], _ z: [Double], missing: [Range<Int>], at first: Int) {
        let (x, y, z) = (x.span, y.span, z.span)
        let count = min(x.count, y.count, z.count)
        guard count > 0 else { return }
        // Every so many samples, from sample 1 of the recording on.
        let skipped = max(0, first - 1 + distance - 1) / distance
        var gap = missing[...]
        var next = 1 + skipped * distance - first
        while next < count {
            let place = next
            next += distance
            while let lost = gap.first, lost.upperBound < place { gap = gap.dropFirst() }
            if let lost = gap.first, lost.contains(place) || lost.contains(place - 1) { continue }
            if place == 0, !last.isKnown { continue }
            let value = Vector3(x[place], y[place], z[place])
            let before = place > 0 ? Vector3(x[place - 1], y[place - 1], z[place - 1]) : last.value
            let magnitude = value.norm
            let change = (value - before).dot(value - before)
            guard magnitude.isFinite, change.isFinite else { continue }
            magnitudes.append(magnitude)
            changes.append(change)
        }
        last = (Vector3(x[count - 1], y[count - 1], z[count - 1]), missing.last.map { $0.upperBound < count } ?? true)
    }

    /// How far 95 % of the magnitudes stay from their level at rest; `nil` without samples.
    func liveliness(about level: Double) -> Double? {
        let distances = magnitudes.map { ($0 - level).magnitude }
        guard !distances.isEmpty else { return nil }
        return distances.value(atRank: min(distances.count - 1, distances.count * 95 / 100))
    }
}
