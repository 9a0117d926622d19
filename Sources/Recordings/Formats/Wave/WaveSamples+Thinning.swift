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
        var scratch = [[Double]](repeating: Array(repeating: 0, count: room), count: self.channels.count)
        var result = [[Double]](repeating: [], count: channels.count)
        var next = frames.lowerBound
        while next < frames.upperBound - 1 {
            var decoding = WaveDecoding(channels: self.channels.count)
            let found: Int
            if isWhole {
                found = try decode(frames, into: &scratch, at: 0, &decoding)
                next = frames.upperBound
            } else {
                let pairs = min(Self.pairsAtOnce, (frames.upperBound - 2 - next) / step + 1)
                let places = (0..<pairs).map { next + $0 * step..<next + $0 * step + 2 }
                found = try decode(each: places, into: &scratch, &decoding)
                next += pairs * step
            }
            for gap in decoding.missing[channels[0]] {
                for sample in gap { scratch[channels[0]][sample] = .nan }
            }
            for (place, channel) in channels.enumerated() { result[place] += scratch[channel].prefix(found) }
        }
        return result
    }
}
