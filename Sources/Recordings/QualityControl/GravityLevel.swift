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
    ///
    /// Rows of three zeros are no measurement: some converters write them where a sensor gave nothing. Only when there
    /// is nothing else do they count.
    init?(_ x: [Double], _ y: [Double], _ z: [Double], missing: [Range<Int>] = []) {
        let count = min(x.count, y.count, z.count)
        let stride = max(1, count / 20_000)
        var magnitudes: [Double] = []
        var changes: [(change: Double, magnitude: Double)] = []
        var gap = missing[...]
        for index in Swift.stride(from: 1, to: count, by: stride) {
            while let first = gap.first, first.upperBound < index { gap = gap.dropFirst() }
            if let first = gap.first, first.contains(index) || first.contains(index - 1) { continue }
            let magnitude = (x[index] * x[index] + y[index] * y[index] + z[index] * z[index]).squareRoot()
            let (dx, dy, dz) = (x[index] - x[index - 1], y[index] - y[index - 1], z[index] - z[index - 1])
            let change = dx * dx + dy * dy + dz * dz
            guard magnitude.isFinite, change.isFinite else { continue }
            magnitudes.append(magnitude)
            changes.append((change, magnitude))
        }
        guard magnitudes.count >= 3 else { return nil }
        if magnitudes.contains(where: { $0 > 0 }) {
            magnitudes.removeAll { $0 == 0 }
            changes.removeAll { $0.magnitude == 0 }
        }
        median = magnitudes.select(magnitudes.count / 2)
        low = magnitudes.select(magnitudes.count / 20)
        quiet = Self.quiet(changes)
    }

    /// The median of the magnitudes whose change is among the smallest third.
    private static func quiet(_ changes: [(change: Double, magnitude: Double)]) -> Double {
        let count = min(changes.count, max(3, changes.count / 3))
        var sizes = changes.map(\.change)
        let limit = sizes.select(count - 1)
        var calm = Array(changes.lazy.filter { $0.change < limit }.map(\.magnitude))
        // Samples repeat where a sensor is slower than its stream: of equal changes take the smallest magnitudes.
        calm += changes.lazy.filter { $0.change == limit }.map(\.magnitude).sorted().prefix(count - calm.count)
        return calm.select(calm.count / 2)
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
