import SignalKernels

/// What a sensor stream holds, without its samples.
public struct StreamDescription: Sendable {
    /// The sensor's name in the file; empty when it has none.
    public var name: String
    /// Where it sits.
    public var placement: SensorPlacement
    /// On which side.
    public var side: Side
    /// How placement and side were decided.
    public var placementEvidence: String
    /// Samples per second, as used for everything.
    public var rate: Double
    /// Samples per second as the file's header declares them, if it does.
    public var declaredRate: Double?
    /// How unevenly its samples were stamped; `nil` where the file has no time of each sample.
    public var jitter: ClockJitter?
    /// Time of sample 0, seconds from the first sample of the recording.
    public var start: Double
    /// Length in seconds.
    public var duration: Double
    /// Samples of every channel.
    public var sampleCount: Int
    /// The channels.
    public var channels: [ChannelDescription]

    /// Describes a stream.
    ///
    /// - Complexity: O(samples), unless they are deferred.
    public init(of stream: SensorStream) {
        name = stream.name
        placement = stream.placement
        side = stream.side
        placementEvidence = stream.placementEvidence
        rate = stream.rate
        declaredRate = stream.declaredRate
        jitter = stream.jitter
        start = stream.start
        duration = stream.duration
        sampleCount = stream.sampleCount
        if let deferred = stream.deferred {
            channels = zip(stream.channels, deferred.examination.channels).map { ChannelDescription(of: $0, $1) }
        } else {
            channels = stream.channels.map(ChannelDescription.init(of:))
        }
    }
}

/// What a channel holds, without its samples.
public struct ChannelDescription: Sendable, Hashable {
    /// The name in the file, without its unit.
    public var name: String
    /// What is measured.
    public var quantity: Quantity
    /// The sensor axis, if the quantity has a direction.
    public var axis: Axis?
    /// The unit the file's values were in.
    public var fileUnit: PhysicalUnit
    /// Number of samples that were not measured.
    public var missingCount: Int
    /// Smallest and greatest measured sample, in SI units; `nil` when nothing was measured.
    public var range: ClosedRange<Double>?

    /// Describes a channel.
    ///
    /// - Complexity: O(samples).
    public init(of channel: Channel) {
        name = channel.name
        quantity = channel.quantity
        axis = channel.axis
        fileUnit = channel.fileUnit
        missingCount = channel.missing.reduce(0) { $0 + $1.count }
        range = Self.measuredRange(channel)
    }

    /// Describes a channel whose samples are not at hand.
    init(of channel: Channel, _ examination: StreamExamination.Channel) {
        name = channel.name
        quantity = channel.quantity
        axis = channel.axis
        fileUnit = channel.fileUnit
        missingCount = examination.missing.reduce(0) { $0 + $1.count }
        range = examination.extremes.map { $0.lowest...$0.highest }
    }

    private static func measuredRange(_ channel: Channel) -> ClosedRange<Double>? {
        var low = Double.infinity
        var high = -Double.infinity
        var next = 0
        for gap in channel.missing + [channel.samples.count..<channel.samples.count] {
            if next < gap.lowerBound {
                let extremes = Reduction.extremes(channel.samples.span, next..<gap.lowerBound)
                if extremes.low < low { low = extremes.low }
                if extremes.high > high { high = extremes.high }
            }
            next = max(next, gap.upperBound)
        }
        return low <= high ? low...high : nil
    }
}
