import SignalKernels

/// What is found out about the samples of a WAV file while they are decoded.
struct WaveDecoding {
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

    /// Bit 15 of the auxiliary word: nothing was measured in this frame (openmovementproject/omconvert, wav.c).
    private static let unavailableBit: UInt16 = 0x8000
    /// Bit 14 of the auxiliary word: some channel was clipped.
    private static let clippedBit: UInt16 = 0x4000

    init(channels: Int) { missing = Array(repeating: [], count: channels) }

    /// Takes the numbers of another stretch, but not its missing samples.
    mutating func count(_ other: WaveDecoding) {
        notNumbers += other.notNumbers
        unavailable += other.unavailable
        clipped += other.clipped
        atFullScale += other.atFullScale
    }

    /// Puts zeros where a column holds no numbers, and keeps those places as missing.
    mutating func dropWhatIsNoNumber<Sample: ColumnSample>(
        in column: inout [Sample], _ stretch: Range<Int>, channel: Int
    ) {
        for sample in stretch where !column[sample].isFinite {
            column[sample] = 0
            notNumbers += 1
            missing[channel].extend(with: sample)
        }
    }

    /// Reads the device's own word of each frame, whose column holds signed numbers until then.
    mutating func takeWords<Sample: ColumnSample>(
        in column: inout [Sample], _ stretch: Range<Int>, channel: Int
    ) {
        for sample in stretch {
            let word = UInt16(bitPattern: Int16(clamping: Int(column[sample])))
            column[sample] = Sample(word)
            if word & Self.clippedBit != 0 { clipped += 1 }
            guard word & Self.unavailableBit != 0 else { continue }
            unavailable += 1
            for other in missing.indices where other != channel { missing[other].extend(with: sample) }
        }
    }

    /// What a user should know of it.
    func notes(frames: Int) -> [QualityNote] {
        var notes: [QualityNote] = []
        func add(_ code: String, _ count: Int, _ message: String) {
            if count > 0 { notes.append(QualityNote(code: code, severity: .warning, message: message)) }
        }
        add(
            "missing_samples", notNumbers,
            "\(notNumbers) values are not numbers (NaN or infinite) and count as missing")
        add(
            "missing_samples", unavailable,
            "the device marks \(unavailable) of \(frames) frames as not available; they count as missing")
        add(
            "clipped", clipped,
            "the device marks \(clipped) of \(frames) frames as clipped: the true values were larger")
        add(
            "clipped", clipped == 0 ? atFullScale : 0,
            "\(atFullScale) samples stand at the end of the range: the true values may have been larger")
        return notes
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
