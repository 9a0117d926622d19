extension WaveSamples {
    /// Pairs of neighbouring frames, as many as ``GravityLevel`` looks at in all of them; short recordings whole.
    ///
    /// A level measured on what comes back is that of all frames. Samples that are missing in the first of the channels
    /// are NaN, which it passes over.
    mutating func thinned(_ frames: Range<Int>, channels: [Int]) throws(RecordingError) -> [[Double]] {
        let step = max(1, frames.count / GravitySamples.usualCount)
        // Up to a step of 1 all frames are looked at, each of them with the one before.
        let isWhole = step == 1
        let room = isWhole ? frames.count : 1024
        var scratch = [[Double]](repeating: Array(repeating: 0, count: room), count: self.channels.count)
        var result = [[Double]](repeating: [], count: channels.count)
        var next = frames.lowerBound
        while next < frames.upperBound - 1 {
            let pairs = isWhole ? 1 : min((room - 2) / step, (frames.upperBound - 2 - next) / step) + 1
            let stretch = next..<(isWhole ? frames.upperBound : next + (pairs - 1) * step + 2)
            var decoding = WaveDecoding(channels: self.channels.count)
            let found = try decode(stretch, into: &scratch, at: 0, &decoding)
            for gap in decoding.missing[channels[0]] {
                for sample in gap { scratch[channels[0]][sample] = .nan }
            }
            for (place, channel) in channels.enumerated() {
                if isWhole {
                    result[place] = Array(scratch[channel].prefix(found))
                } else {
                    for pair in 0..<pairs where pair * step + 1 < found {
                        result[place] += scratch[channel][pair * step...pair * step + 1]
                    }
                }
            }
            next = isWhole ? frames.upperBound : next + pairs * step
        }
        return result
    }
}
