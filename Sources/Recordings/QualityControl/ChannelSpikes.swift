import SignalProcessing

/// Single samples far off both neighbours, as a transmission error leaves them.
struct ChannelSpikes: Hashable {
    /// The samples.
    var indices: [Int] = []

    /// A spike's steps exceed the 99th percentile of all steps by this factor; a foot's hardest contacts stay below it.
    static let factor = 12.0
    /// Behind a spike the signal is back where it was, to this part of the spike's height.
    static let returns = 0.25

    /// Looks through a channel in memory, missing stretches left out.
    init(_ channel: Channel) {
        self.init(ChannelSurvey(channel)) { Array(channel.samples[$0]) }
    }

    /// Looks through a channel that was surveyed.
    init<Failure: Error>(_ survey: ChannelSurvey, reading read: SampleReading<Failure>) throws(Failure) {
        guard survey.count > 100 else { return }
        let limit = Self.factor * survey.steps.value(atRank: survey.steps.count * 99 / 100)
        guard limit > 0 else { return }
        var before: ChannelSurvey.Piece?
        for piece in survey.pieces {
            defer { before = piece }
            // No step into or within a block is longer than from the least to the greatest sample of it and the one before.
            let (low, high) = (min(piece.low, before?.low ?? piece.low), max(piece.high, before?.high ?? piece.high))
            guard high - low > limit else { continue }
            let searched = piece.range.clamped(to: 1..<survey.count - 1)
            guard !searched.isEmpty else { continue }
            let first = searched.lowerBound - 1
            let samples = try read(first..<searched.upperBound + 1)
            for index in searched {
                let sample = samples[index - first]
                let rise = sample - samples[index - first - 1]
                guard rise.magnitude > limit else { continue }
                let fall = sample - samples[index - first + 1]
                guard fall.magnitude > limit, (rise < 0) == (fall < 0),
                    (rise - fall).magnitude < Self.returns * rise.magnitude,
                    !survey.missing.contains(where: { $0.lowerBound <= index + 1 && index - 1 < $0.upperBound })
                else { continue }
                indices.append(index)
            }
        }
    }
}
