/// Turns the frames of a sound file into columns in SI units.
struct WaveDecoder {
    /// How each channel is read.
    var channels: [WaveChannelPlan]

    /// What was decoded.
    struct Result {
        /// The samples of each channel; zero where nothing was measured.
        var columns: [[Double]]
        /// Where nothing was measured, by channel.
        var missing: [[Range<Int>]]
        /// Samples that were no numbers (NaN or infinite).
        var notNumbers = 0
        /// Frames the device marks as not available.
        var unavailable = 0
        /// Frames the device marks as clipped.
        var clipped = 0
        /// Samples of integer channels at either end of their range.
        var atFullScale = 0
    }

    /// Bit 15 of the auxiliary word: nothing was measured in this frame (openmovementproject/omconvert, wav.c).
    private static let unavailableBit: UInt16 = 0x8000
    /// Bit 14 of the auxiliary word: some channel was clipped.
    private static let clippedBit: UInt16 = 0x4000
    private static let blockSamples = 65_536

    /// Decodes a range of frames; the columns are shorter when the file ends before it.
    func decode(_ file: borrowing SoundFile, frames: Range<Int>) -> Result {
        var result = Result(
            columns: Array(repeating: Array(repeating: 0, count: frames.count), count: channels.count),
            missing: Array(repeating: [], count: channels.count))
        guard frames.isEmpty || file.seek(to: frames.lowerBound) else { return result.cut(to: 0) }
        let blockFrames = max(1, min(frames.count, Self.blockSamples / channels.count))
        var integers = [Int32](repeating: 0, count: file.format.isFloat ? 0 : blockFrames * channels.count)
        var floats = [Double](repeating: 0, count: file.format.isFloat ? blockFrames * channels.count : 0)
        var done = 0
        while done < frames.count {
            let found = file.format.isFloat ? file.read(into: &floats) : file.read(into: &integers)
            let count = min(found, frames.count - done)
            guard count > 0 else { break }
            if file.format.isFloat {
                takeFloats(floats, count: count, at: done, into: &result)
            } else {
                takeIntegers(integers, count: count, at: done, bits: file.format.bits, into: &result)
            }
            done += count
        }
        return result.cut(to: done)
    }

    private func takeFloats(_ block: [Double], count: Int, at start: Int, into result: inout Result) {
        for (channel, plan) in channels.enumerated() {
            var column = result.columns[channel].mutableSpan
            var lost: [Int] = []
            for frame in 0..<count {
                let value = block[frame &* channels.count &+ channel] * plan.factor
                if value.isFinite {
                    column[start &+ frame] = value
                } else {
                    lost.append(start &+ frame)
                }
            }
            result.notNumbers += lost.count
            for sample in lost { result.missing[channel].extend(with: sample) }
        }
    }

    private func takeIntegers(
        _ block: [Int32], count: Int, at start: Int, bits: Int, into result: inout Result
    ) {
        let highest = (Int32.max >> (32 - bits)) << (32 - bits)
        for (channel, plan) in channels.enumerated() {
            var column = result.columns[channel].mutableSpan
            if plan.isAuxiliary {
                for frame in 0..<count {
                    let word = UInt16(truncatingIfNeeded: block[frame &* channels.count &+ channel] >> 16)
                    column[start &+ frame] = Double(word)
                }
                continue
            }
            var ends = 0
            for frame in 0..<count {
                let value = block[frame &* channels.count &+ channel]
                column[start &+ frame] = Double(value) * plan.factor
                if value == highest || value == .min { ends &+= 1 }
            }
            result.atFullScale += ends
        }
        guard let auxiliary = channels.firstIndex(where: \.isAuxiliary) else { return }
        for frame in start..<start + count {
            let word = UInt16(truncatingIfNeeded: Int(result.columns[auxiliary][frame]))
            if word & Self.clippedBit != 0 { result.clipped += 1 }
            guard word & Self.unavailableBit != 0 else { continue }
            result.unavailable += 1
            for channel in channels.indices where !channels[channel].isAuxiliary {
                result.missing[channel].extend(with: frame)
            }
        }
    }
}

extension WaveDecoder.Result {
    /// The result for the frames that were there.
    fileprivate consuming func cut(to frames: Int) -> Self {
        for channel in columns.indices { columns[channel].removeLast(columns[channel].count - frames) }
        return self
    }
}

extension [Range<Int>] {
    /// Adds a sample behind all that are there.
    fileprivate mutating func extend(with sample: Int) {
        if let last, last.upperBound == sample {
            self[count - 1] = last.lowerBound..<sample + 1
        } else {
            append(sample..<sample + 1)
        }
    }
}
