import SignalProcessing

/// What quality control found in the samples of a sensor, whatever the sensor and its channels are called.
struct StreamExamination: Sendable {
    /// What was found in one channel.
    struct Channel: Sendable {
        /// Ascending, disjoint ranges of samples that were not measured.
        var missing: [Range<Int>]
        /// Its extreme values; `nil` when nothing in it is known.
        var extremes: ChannelExtremes?
        /// Single samples far off both neighbours.
        var spikes: [Int]
        /// Whether every sample is zero, missing ones included.
        var isZero: Bool
        /// Median of evenly spaced samples; `nil` when it was not examined.
        var median: Double?
    }

    /// Samples of every channel.
    let count: Int
    /// The channels, in the order of the sensor's.
    let channels: [Channel]
    /// Acceleration at rest; `nil` without three axes of it.
    let gravity: GravityLevel?
    /// The acceleration that differs from gravity by more than at 95 % of the samples, in the unit of the samples.
    let liveliness: Double?
    /// The angular rates that half and nearly all of the samples stay below; `nil` without three axes of it.
    let turning: (median: Double, most: Double, highest: Double)?
    /// Ascending, disjoint stretches in which the values stand still though the sensor cannot have rested.
    let stuck: [Range<Int>]
    /// Channels that repeat another one throughout, with its sign or the opposite one.
    let duplicates: [RepeatedRows.Pair]
    /// How much the sensor turns, where that was gathered.
    var turningBlocks: TurningBlocks?

    /// Examines a sensor in memory, channels that no check looks at left out.
    init(_ stream: SensorStream) {
        self.init(StreamSurvey(stream), of: { stream.channels[$0].isInertial }) { channel, range in
            Array(stream.channels[channel].samples[range])
        }
    }

    /// Examines a sensor that was surveyed.
    ///
    /// - Parameters:
    ///   - survey: What was gathered of its samples.
    ///   - isExamined: Whether a channel is examined; of others nothing is said.
    ///   - read: Gives the samples of a range of a channel.
    init<Failure: Error>(
        _ survey: StreamSurvey, of isExamined: (Int) -> Bool,
        reading read: (Int, Range<Int>) throws(Failure) -> [Double]
    ) throws(Failure) {
        precondition(survey.isEnded, "what is open at the end belongs to the survey")
        count = survey.count
        turningBlocks = survey.turningBlocks
        gravity = survey.gravity.flatMap { GravityLevel($0) }
        liveliness = gravity.flatMap { survey.gravity?.liveliness(about: $0.quiet) }
        turning = survey.turning.flatMap { turning in
            guard let median = turning.quantile(0.5), let most = turning.quantile(0.95),
                let highest = turning.quantile(0.99)
            else { return nil }
            return (median, most, highest)
        }
        duplicates = survey.repetition.pairs.filter { pair in
            guard pair.isEqual || pair.isOpposite else { return false }
            let values = survey.channels[pair.first].allSamples
            return values.low < values.high
        }
        stuck = try StuckStretches(survey, level: gravity, reading: read).stretches
        var channels: [Channel] = []
        for (index, channel) in survey.channels.enumerated() {
            guard isExamined(index) else {
                channels.append(Channel(missing: channel.missing, extremes: nil, spikes: [], isZero: false))
                continue
            }
            let extremes = ChannelExtremes(channel)
            let spikes = try ChannelSpikes(channel) { range throws(Failure) in try read(index, range) }
            channels.append(
                Channel(
                    missing: channel.missing, extremes: extremes, spikes: spikes.indices,
                    isZero: channel.allSamples == (0, 0), median: RobustStatistics.median(channel.samples)))
        }
        self.channels = channels
    }
}
