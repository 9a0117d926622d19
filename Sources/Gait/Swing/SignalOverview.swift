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
