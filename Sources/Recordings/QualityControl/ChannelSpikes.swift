import SignalProcessing

/// Single samples far off both neighbours, as a transmission error leaves them.
struct ChannelSpikes: Hashable {
    /// The samples.
    var indices: [Int] = []

    /// A spike's steps exceed the 99th percentile of all steps by this factor; a foot's hardest contacts stay below it.
    static let factor = 12.0
    /// Behind a spike the signal is back where it was, to this part of the spike's height.
    static let returns = 0.25

    /// Looks through a channel, missing stretches left out.
    init(_ channel: Channel) { self.init(channel, ChannelBlocks(channel)) }

    /// Looks through a channel with what is known of its blocks.
    init(_ channel: Channel, _ blocks: ChannelBlocks) {
        let samples = channel.samples.span
        guard samples.count > 100 else { return }
        var steps: [Double] = []
        steps.reserveCapacity(20_000)
        for index in stride(from: 1, to: samples.count, by: max(1, samples.count / 10_000)) {
            steps.append((samples[index] - samples[index - 1]).magnitude)
        }
        let limit = Self.factor * steps.select(steps.count * 99 / 100)
        guard limit > 0 else { return }
        for piece in blocks.pieces {
            // No step into or within a block is longer than from its least to its greatest sample.
            let before = samples[max(0, piece.range.lowerBound - 1)]
            guard max(piece.high, before) - min(piece.low, before) > limit else { continue }
            for index in piece.range.clamped(to: 1..<samples.count - 1) {
                let rise = samples[index] - samples[index - 1]
                guard rise.magnitude > limit else { continue }
                let fall = samples[index] - samples[index + 1]
                guard fall.magnitude > limit, (rise < 0) == (fall < 0),
                    (rise - fall).magnitude < Self.returns * rise.magnitude,
                    !channel.missing.contains(where: { $0.lowerBound <= index + 1 && index - 1 < $0.upperBound })
                else { continue }
                indices.append(index)
            }
        }
    }
}
