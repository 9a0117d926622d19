/// Values sorted into bins of equal, round width, for drawing.
struct Histogram: Sendable {
    /// The lower edge of the first bin.
    let start: Double
    /// The width of every bin.
    let width: Double
    /// Values in each bin.
    let counts: [Int]

    /// Bins that all groups share, and each group's values in them.
    ///
    /// There are about `count` of them; non-finite values are left out. Empty when there are no values.
    static func histograms(of groups: [[Double]], about count: Int = 20) -> [Histogram] {
        guard let range = PlotScale.range(of: groups.joined(), margin: 0) else { return [] }
        let extent = range.upperBound - range.lowerBound
        let width = PlotScale.roundStep(extent > 0 ? extent / Double(count) : 1)
        let first = (range.lowerBound / width).rounded(.down)
        let bins = Int((range.upperBound / width).rounded(.down) - first) + 1
        return groups.map { values in
            var counts = [Int](repeating: 0, count: bins)
            for value in values where value.isFinite {
                counts[min(bins - 1, max(0, Int((value / width).rounded(.down) - first)))] += 1
            }
            return Histogram(start: first * width, width: width, counts: counts)
        }
    }

    /// The edges of a bin.
    func edges(of bin: Int) -> (low: Double, high: Double) {
        (start + Double(bin) * width, start + Double(bin + 1) * width)
    }
}
