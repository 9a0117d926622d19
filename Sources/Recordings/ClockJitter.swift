/// How unevenly a clock ticks, by the time stamps of a file.
public struct ClockJitter: Sendable, Hashable {
    /// Standard deviation of the intervals between samples, s.
    public var deviation: Double
    /// The greatest deviation of an interval from the usual one, s.
    public var greatest: Double

    /// Creates a jitter.
    public init(deviation: Double, greatest: Double) {
        self.deviation = deviation
        self.greatest = greatest
    }
}

/// Collects deviations of intervals.
struct JitterSum {
    private var squares = 0.0
    private var greatest = 0.0
    private var count = 0

    /// Adds the deviation of an interval, s.
    @inline(__always)
    mutating func add(_ deviation: Double) {
        squares += deviation * deviation
        greatest = max(greatest, deviation.magnitude)
        count += 1
    }

    /// The jitter; `nil` without an interval.
    var jitter: ClockJitter? {
        count > 0 ? ClockJitter(deviation: (squares / Double(count)).squareRoot(), greatest: greatest) : nil
    }
}
