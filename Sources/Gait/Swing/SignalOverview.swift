/// A foot's signals thinned for the eye: for every interval of time the least and the greatest value.
///
/// It holds at most ``mostIntervals`` intervals whatever the length of the recording; extremes are kept, so that no shock
/// is lost.
public struct SignalOverview: Sendable, Hashable {
    /// The most intervals of an overview: 12 minutes at 50 intervals a second.
    public static let mostIntervals = 36_000

    /// Seconds of one interval.
    public var interval: Double
    /// Seconds from the start of the recording to the first interval.
    public var start: Double
    /// Least and greatest magnitude of acceleration of each interval, m/s², alternating; `nan` where samples are lost.
    public var acceleration: [Float]
    /// Least and greatest pitch rate of each interval, deg/s, toe-up positive, alternating; `nan` where samples are lost.
    public var pitchRate: [Float]

    /// Creates an overview.
    public init(interval: Double, start: Double, acceleration: [Float], pitchRate: [Float]) {
        self.interval = interval
        self.start = start
        self.acceleration = acceleration
        self.pitchRate = pitchRate
    }

    /// Number of intervals.
    public var count: Int { acceleration.count / 2 }
}

extension SignalOverview {
    /// One overview of several in the order of time, as fine as its length allows; what none covers is NaN.
    ///
    /// - Parameters:
    ///   - parts: The overviews.
    ///   - whole: Length of the recording that they are of, s.
    /// - Returns: `nil` for no overviews.
    init?(joining parts: [SignalOverview], ofRecordingOf whole: Double) {
        guard let first = parts.first, let last = parts.last else { return nil }
        let duration = max(0, last.start + Double(last.count) * last.interval - first.start)
        let coarsest = parts.reduce(0) { max($0, $1.interval) }
        let interval = max(coarsest, whole / Double(Self.mostIntervals - 1))
        let count = Int(duration / interval) + 1
        var acceleration = [Float](repeating: .nan, count: 2 * count)
        var pitchRate = acceleration
        for part in parts {
            let slots = (0..<part.count).map { i in
                let time = part.start + (Double(i) + 0.5) * part.interval - first.start
                return min(max(0, Int(time / interval)), count - 1)
            }
            Self.widen(&acceleration, slots, part.acceleration)
            Self.widen(&pitchRate, slots, part.pitchRate)
        }
        self.init(interval: interval, start: first.start, acceleration: acceleration, pitchRate: pitchRate)
    }

    /// Takes pairs of extremes into those of slots.
    private static func widen(_ extremes: inout [Float], _ slots: [Int], _ other: [Float]) {
        var extremes = extremes.mutableSpan
        let (slots, other) = (slots.span, other.span)
        for index in slots.indices {
            let slot = slots[index]
            let (least, greatest) = (other[2 * index], other[2 * index + 1])
            // A comparison with NaN is false: the first value of an interval sets both.
            if !least.isNaN, !(extremes[2 * slot] <= least) { extremes[2 * slot] = least }
            if !greatest.isNaN, !(extremes[2 * slot + 1] >= greatest) { extremes[2 * slot + 1] = greatest }
        }
    }
}
