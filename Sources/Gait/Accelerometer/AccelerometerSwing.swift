/// How a swing of a foot without a gyroscope departs from this foot's usual one.
///
/// Stumbles are judged from it. Everything is relative to the foot's own swings in the same recording.
public struct AccelerometerSwing: Sendable, Hashable {
    /// Number of the stride.
    public var stride: Int
    /// When the acceleration departs most from the usual, seconds from the start of the recording.
    public var time: Double
    /// Greatest vibration above 20 Hz in swing over its usual greatest at that time, natural logarithm.
    public var vibration: Double
    /// The same within 70 ms of ``time``.
    public var vibrationAtDeparture: Double
    /// Greatest departure of the acceleration from the usual one, integrated over 50 ms, beyond its usual greatest, m/s.
    public var departure: Double
    /// The same relative to the usual departure.
    public var relativeDeparture: Double
    /// Duration of the movement relative to the usual one, less 1.
    public var durationChange: Double
    /// Path of the movement relative to the usual one, less 1.
    public var pathChange: Double
    /// ``durationChange`` of the next stride; 0 after the last.
    public var nextDurationChange: Double
    /// Time since the stride before, in robust standard deviations from the usual one; 0 for the first of a bout.
    public var intervalDeviation: Double
    /// Robust standard deviation of the duration over its median, the same for all swings of a foot.
    public var durationSpread: Double
    /// Whether it is the first or the last of a bout or beside lost samples.
    public var isEdge: Bool

    /// Creates the description of a swing.
    public init(
        stride: Int, time: Double, vibration: Double, vibrationAtDeparture: Double, departure: Double,
        relativeDeparture: Double, durationChange: Double = 0, pathChange: Double = 0, nextDurationChange: Double = 0,
        intervalDeviation: Double = 0, durationSpread: Double = 0, isEdge: Bool = false
    ) {
        self.stride = stride
        self.time = time
        self.vibration = vibration
        self.vibrationAtDeparture = vibrationAtDeparture
        self.departure = departure
        self.relativeDeparture = relativeDeparture
        self.durationChange = durationChange
        self.pathChange = pathChange
        self.nextDurationChange = nextDurationChange
        self.intervalDeviation = intervalDeviation
        self.durationSpread = durationSpread
        self.isEdge = isEdge
    }
}
