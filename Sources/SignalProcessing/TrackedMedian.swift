/// The median of a sample that changes a little from one time to the next, as in iterations that converge.
///
/// The last median tells where to look: one pass counts what lies below a narrow window about it and keeps what lies
/// within; only that is put in order. Where the median has left the window it is found in the usual way. The result is
/// exactly that of ``RobustStatistics/median(_:)``.
public struct TrackedMedian: Sendable {
    /// The last median and the one before.
    private var last: (now: Double, before: Double)?
    private var window: [Double] = []

    /// Widest window about the last median, as a share of it.
    private static let widest = 0.25
    /// Narrowest window.
    private static let narrowest = 0.02

    /// No sample yet.
    public init() {}

    /// The median of a sample of the same size as before; `nil` for none.
    public mutating func median(_ values: [Double]) -> Double? {
        let found = tracked(values) ?? RobustStatistics.median(values)
        if let found { last = (found, last?.now ?? .infinity) }
        return found
    }

    private mutating func tracked(_ values: [Double]) -> Double? {
        guard let last, last.now > 0, values.count > 64 else { return nil }
        let change = abs(last.now / last.before - 1)
        let reach = last.before.isFinite ? min(max(2 * change, Self.narrowest), Self.widest) : Self.widest
        let (low, high) = (last.now * (1 - reach), last.now * (1 + reach))
        if window.count < values.count { window = values }
        let (below, inside, above) = Self.collect(values.span, low, high, &window)
        // A sample with a NaN has no order.
        guard below + inside + above == values.count else { return nil }
        let (lower, upper) = ((values.count - 1) / 2, values.count / 2)
        guard below <= lower, upper < below + inside else { return nil }
        window[..<inside].sort()
        let (a, b) = (window[lower - below], window[upper - below])
        return lower == upper || b <= a ? a : b - (b - a) * 0.5
    }

    /// Counts the values below, within and above a window, and copies those within.
    private static func collect(
        _ values: Span<Double>, _ low: Double, _ high: Double, _ window: inout [Double]
    ) -> (below: Int, inside: Int, above: Int) {
        var below = 0
        var inside = 0
        var above = 0
        var kept = window.mutableSpan
        for k in 0..<values.count {
            let value = values[k]
            // No branches: which way a value goes cannot be foretold.
            kept[inside] = value
            inside += value >= low && value <= high ? 1 : 0
            below += value < low ? 1 : 0
            above += value > high ? 1 : 0
        }
        return (below, inside, above)
    }
}
