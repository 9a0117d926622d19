/// The channels of one sensor on one clock, uniformly sampled.
public struct SensorStream: Sendable {
    /// The sensor's name in the file; empty when it has none.
    public var name: String
    /// Where it sits.
    public var placement: SensorPlacement
    /// On which side.
    public var side: Side
    /// How placement and side were decided.
    public var placementEvidence: String
    /// Samples per second as measured from the time column, or as given; used for everything.
    public var rate: Double
    /// Samples per second as the file's header declares them, if it does.
    public var declaredRate: Double?
    /// How unevenly its samples were stamped; `nil` where the file has no time of each sample.
    public var jitter: ClockJitter?
    /// Time of sample 0, seconds from the first sample of the recording.
    public var start: Double
    /// The upward axis of a force plate, in the sense in which a load is positive, where it is stated.
    public var verticalAxis: SignedAxis?
    /// The signals; all of the same length, and empty where the samples are ``deferred``.
    public var channels: [Channel]
    /// Number of the first sample among all samples of the sensor: not zero for a stretch of a longer recording.
    public var firstFrame = 0
    /// Where the samples are to be had when there are too many to hold them all; `nil` where they are at hand.
    public var deferred: DeferredSamples?

    /// Creates a stream.
    public init(
        name: String, placement: SensorPlacement, side: Side, placementEvidence: String, rate: Double,
        declaredRate: Double? = nil, start: Double = 0, channels: [Channel]
    ) {
        self.name = name
        self.placement = placement
        self.side = side
        self.placementEvidence = placementEvidence
        self.rate = rate
        self.declaredRate = declaredRate
        self.start = start
        self.channels = channels
    }

    /// Number of samples of every channel.
    public var sampleCount: Int { deferred?.count ?? channels.first?.samples.count ?? 0 }

    /// Length in seconds.
    public var duration: Double { rate > 0 ? Double(sampleCount) / rate : 0 }

    /// The channel of a quantity along an axis, if there is one.
    public func channel(_ quantity: Quantity, _ axis: Axis) -> Channel? {
        channels.first { $0.quantity == quantity && $0.axis == axis }
    }
}
