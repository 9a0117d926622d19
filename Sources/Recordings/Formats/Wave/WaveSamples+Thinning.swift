extension WaveSamples {
    /// Pairs of frames that are decoded together.
    private static let pairsAtOnce = 1024

    /// Pairs of neighbouring frames, as many as ``GravityLevel`` looks at in all of them; short recordings whole.
    ///
    /// A level measured on what comes back is that of all frames. Samples that are missing in the first of the channels
    /// are NaN, which it passes over.
    mutating func thinned(_ frames: Range<Int>, channels: [Int]) throws(RecordingError) -> [[Double]] {
        let step = max(1, frames.count / GravitySamples.usualCount)
        // Up to a step of 1 all frames are looked at, each of them with the one before.
        let isWhole = step == 1
        let room = isWhole ? frames.count : 2 * Self.pairsAtOnce
        // What libsndfile has to seek for is read along, as far as there is room.
        let most = readsAnywhere ? Self.pairsAtOnce : (room - 2) / step + 1
        var scratch = [[Double]](repeating: Array(repeating: 0, count: room), count: self.channels.count)
        var result = [[Double]](repeating: [], count: channels.count)
        var next = frames.lowerBound
        while next < frames.upperBound - 1 {
            let pairs = isWhole ? 1 : min(most, (frames.upperBound - 2 - next) / step + 1)
            let last = isWhole ? frames.upperBound : next + (pairs - 1) * step + 2
            var decoding = WaveDecoding(channels: self.channels.count)
            let found: Int
            if readsAnywhere, !isWhole {
                let places = (0..<pairs).map { next + $0 * step..<next + $0 * step + 2 }
                found = try decode(each: places, into: &scratch, &decoding)
            } else {
                found = try decode(next..<last, into: &scratch, at: 0, &decoding)
            }
            for gap in decoding.missing[channels[0]] {
                for sample in gap { scratch[channels[0]][sample] = .nan }
            }
            // Pairs that were read one by one lie side by side.
            let distance = readsAnywhere ? 2 : step
            for (place, channel) in channels.enumerated() {
                if isWhole || distance == 2 {
                    result[place] += scratch[channel].prefix(isWhole ? found : found / 2 * 2)
                } else {
                    for pair in 0..<pairs where pair * distance + 1 < found {
                        result[place] += scratch[channel][pair * distance...pair * distance + 1]
                    }
                }
            }
            next = isWhole ? frames.upperBound : next + pairs * step
        }
        return result
    }
}
