/// What quality control needs to know of a sensor, gathered while its samples pass by.
struct StreamSurvey: Sendable {
    /// Samples of every channel.
    private(set) var count: Int
    /// The channels, in the order of the sensor's.
    private(set) var channels: [ChannelSurvey]
    /// Accelerations along three axes; `nil` without them.
    private(set) var gravity: GravitySamples?
    private let axes: [Int]
    private let isOfAllChannels: Bool

    /// The survey of a sensor with so many samples, none of which has passed by.
    ///
    /// - Parameter isOfAllChannels: Whether channels are surveyed, too, that no check looks at.
    init(_ stream: SensorStream, count: Int, blockSize: Int, isOfAllChannels: Bool) {
        self.count = count
        self.isOfAllChannels = isOfAllChannels
        channels = stream.channels.map { _ in ChannelSurvey(count: count, blockSize: blockSize) }
        axes = Axis.allCases.compactMap { axis in
            stream.channels.firstIndex { $0.quantity == .acceleration && $0.axis == axis }
        }
        gravity = axes.count == 3 ? GravitySamples(count: count) : nil
    }

    /// The survey of a sensor in memory.
    init(_ stream: SensorStream) {
        self.init(stream, count: stream.sampleCount, blockSize: ChannelSurvey.shortBlock, isOfAllChannels: false)
        add(stream, at: 0)
    }

    /// Adds the next samples.
    ///
    /// - Parameter first: Number of the first of them; a multiple of the blocks' size.
    mutating func add(_ part: SensorStream, at first: Int) {
        for (index, channel) in part.channels.enumerated() where isOfAllChannels || channel.isInertial {
            channels[index].add(channel.samples, missing: channel.missing, at: first)
        }
        guard axes.count == 3 else { return }
        let (x, y, z) = (part.channels[axes[0]], part.channels[axes[1]], part.channels[axes[2]])
        gravity?.add(
            x.samples, y.samples, z.samples, missing: SensorStream.union([x.missing, y.missing, z.missing]), at: first)
    }

    /// Ends the survey of a sensor that has fewer samples than was expected.
    mutating func end(at count: Int) {
        self.count = min(self.count, count)
        for index in channels.indices { channels[index].end(at: count) }
    }
}

extension Channel {
    /// Whether it is one of a foot's two inertial quantities.
    var isInertial: Bool { quantity == .acceleration || quantity == .angularRate }
}
