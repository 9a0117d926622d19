/// What quality control needs to know of a sensor, gathered while its samples pass by.
struct StreamSurvey: Sendable {
    /// Samples of every channel.
    let count: Int
    /// The channels, in the order of the sensor's.
    private(set) var channels: [ChannelSurvey]
    /// Accelerations along three axes; `nil` without them.
    private(set) var gravity: GravitySamples?
    private let axes: [Int]

    /// The survey of a sensor with so many samples, none of which has passed by.
    init(_ stream: SensorStream, count: Int, blockSize: Int) {
        self.count = count
        channels = stream.channels.map { _ in ChannelSurvey(count: count, blockSize: blockSize) }
        axes = Axis.allCases.compactMap { axis in
            stream.channels.firstIndex { $0.quantity == .acceleration && $0.axis == axis }
        }
        gravity = axes.count == 3 ? GravitySamples(count: count) : nil
    }

    /// The survey of a sensor in memory.
    init(_ stream: SensorStream) {
        self.init(stream, count: stream.sampleCount, blockSize: ChannelSurvey.shortBlock)
        add(stream, at: 0)
    }

    /// Adds the next samples, that of channels which no check looks at left out.
    ///
    /// - Parameter first: Number of the first of them; a multiple of the blocks' size.
    mutating func add(_ part: SensorStream, at first: Int) {
        for (index, channel) in part.channels.enumerated() where channel.isInertial {
            channels[index].add(channel.samples, missing: channel.missing, at: first)
        }
        guard axes.count == 3 else { return }
        let (x, y, z) = (part.channels[axes[0]], part.channels[axes[1]], part.channels[axes[2]])
        gravity?.add(
            x.samples, y.samples, z.samples, missing: SensorStream.union([x.missing, y.missing, z.missing]), at: first)
    }
}

extension Channel {
    /// Whether it is one of a foot's two inertial quantities.
    var isInertial: Bool { quantity == .acceleration || quantity == .angularRate }
}
