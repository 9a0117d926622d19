/// What quality control needs to know of a sensor, gathered while its samples pass by.
struct StreamSurvey: Sendable {
    /// Samples of every channel.
    private(set) var count: Int
    /// The channels, in the order of the sensor's.
    private(set) var channels: [ChannelSurvey]
    /// Accelerations along three axes; `nil` without them.
    private(set) var gravity: GravitySamples?
    /// Angular rates about three axes; `nil` without them.
    private(set) var turning: AngularSpeeds?
    /// Rows that repeat the one before, and channels that repeat another.
    private(set) var repetition: RepeatedRows
    /// How much the sensor turns, from its own start on; `nil` where nobody asks for it.
    private(set) var turningBlocks: TurningBlocks?
    /// Samples a second.
    let rate: Double
    /// Whether the units of acceleration and angular rate are known.
    let hasUnit: Bool
    /// The channels of acceleration, x first.
    let axes: [Int]
    /// The channels of angular rate, x first.
    let rateAxes: [Int]
    /// Whether all samples have passed by.
    private(set) var isEnded = false
    private let isOfAllChannels: Bool

    /// The survey of a sensor with so many samples, none of which has passed by.
    ///
    /// - Parameters:
    ///   - isOfAllChannels: Whether channels are surveyed, too, that no check looks at.
    ///   - countsTurning: Whether it is gathered how much the sensor turns, which is read from the samples later otherwise.
    init(
        _ stream: SensorStream, count: Int, blockSize: Int, isOfAllChannels: Bool, countsTurning: Bool = false
    ) {
        self.count = count
        self.isOfAllChannels = isOfAllChannels
        channels = stream.channels.map { _ in ChannelSurvey(count: count, blockSize: blockSize) }
        rate = stream.rate
        hasUnit = stream.channels.allSatisfy { !$0.isInertial || $0.fileUnit != .unknown }
        axes = stream.axes(of: .acceleration)
        rateAxes = stream.axes(of: .angularRate)
        gravity = axes.count == 3 ? GravitySamples(count: count) : nil
        turning = rateAxes.count == 3 ? AngularSpeeds(count: count) : nil
        repetition = RepeatedRows(stream, atLeast: StuckStretches.shortest)
        // A clock that is wrong could have any number of half seconds.
        if countsTurning, QualityControl.possibleRates.contains(stream.rate), stream.start.isFinite {
            turningBlocks = TurningBlocks(stream, from: stream.start)
        }
    }

    /// The survey of a sensor in memory.
    init(_ stream: SensorStream, countsTurning: Bool = false) {
        self.init(
            stream, count: stream.sampleCount, blockSize: ChannelSurvey.shortBlock, isOfAllChannels: false,
            countsTurning: countsTurning)
        add(stream, at: 0)
        end(at: count)
    }

    /// Adds the next samples.
    ///
    /// - Parameter first: Number of the first of them; a multiple of the blocks' size.
    mutating func add(_ part: SensorStream, at first: Int) {
        for (index, channel) in part.channels.enumerated() where isOfAllChannels || channel.isInertial {
            channels[index].add(channel.samples, missing: channel.missing, at: first)
        }
        repetition.add(part, at: first)
        if axes.count == 3 {
            let (x, y, z) = (part.channels[axes[0]], part.channels[axes[1]], part.channels[axes[2]])
            gravity?.add(
                x.samples, y.samples, z.samples, missing: SensorStream.union([x.missing, y.missing, z.missing]),
                at: first)
        }
        if rateAxes.count == 3 {
            let (x, y, z) = (part.channels[rateAxes[0]], part.channels[rateAxes[1]], part.channels[rateAxes[2]])
            let missing = SensorStream.union([x.missing, y.missing, z.missing])
            turning?.add(x.samples, y.samples, z.samples, missing: missing, at: first)
            turningBlocks?.add(x.samples, y.samples, z.samples, missing: missing, at: first)
        }
    }

    /// Ends the survey when all samples have passed by, be they fewer than was expected.
    mutating func end(at count: Int) {
        isEnded = true
        self.count = min(self.count, count)
        for index in channels.indices { channels[index].end(at: count) }
        repetition.end(at: self.count)
        turningBlocks?.close()
    }
}

extension SensorStream {
    /// The places of the axes of a quantity, those that there are, x first.
    func axes(of quantity: Quantity) -> [Int] {
        Axis.allCases.compactMap { axis in channels.firstIndex { $0.quantity == quantity && $0.axis == axis } }
    }
}

extension Channel {
    /// Whether it is one of a foot's two inertial quantities.
    var isInertial: Bool { quantity == .acceleration || quantity == .angularRate }
}
