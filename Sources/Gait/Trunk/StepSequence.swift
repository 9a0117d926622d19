import SignalProcessing

/// A step as a peak of the combined signal, before its contact is timed.
struct TrunkPeak: Sendable {
    /// The sample of the peak.
    var index: Int
    /// The height of the peak, m/s².
    var height: Double
    /// Whether it fills a gap of two step times.
    var isFilled = false
}

/// Turns peaks into bouts: double peaks become one step, single missed steps are looked for again, pauses divide.
struct StepSequence: Sendable {
    /// Of two peaks closer than this, in step times, one is kept.
    ///
    /// Short steps of a hemiparetic gait are hardly shorter.
    var closest = 0.5
    /// A gap of so many step times holds one missed step.
    var missed = 1.6...2.5
    /// Least height of a missed step relative to the smaller of its neighbours.
    var missedShare = 0.08
    /// Fewest steps of a bout.
    var fewestSteps = 3

    /// The bouts of a signal; none reaches across a gap of the recording.
    func bouts(
        _ steps: PickedSteps, in values: [Double], stepTime: Double, longestPause: Double, _ signal: FootSignal
    ) -> [[TrunkPeak]] {
        var bouts: [[TrunkPeak]] = []
        var next = 0
        for piece in signal.pieces {
            var peaks: [TrunkPeak] = []
            while next < steps.peaks.count, steps.peaks[next] < piece.upperBound {
                let peak = TrunkPeak(index: steps.peaks[next], height: values[steps.peaks[next]])
                add(peak, to: &peaks, least: closest * stepTime * signal.rate)
                next += 1
            }
            var bout: [TrunkPeak] = []
            for peak in filled(peaks, in: values, stepTime: stepTime * signal.rate) {
                if let last = bout.last, Double(peak.index - last.index) > longestPause * signal.rate {
                    if bout.count >= fewestSteps { bouts.append(bout) }
                    bout = []
                }
                bout.append(peak)
            }
            if bout.count >= fewestSteps { bouts.append(bout) }
        }
        return bouts
    }

    /// Appends a peak; of peaks that are too close the highest stays.
    private func add(_ peak: TrunkPeak, to peaks: inout [TrunkPeak], least: Double) {
        while let last = peaks.last, Double(peak.index - last.index) < least {
            guard peak.height > last.height else { return }
            peaks.removeLast()
        }
        peaks.append(peak)
    }

    /// The peaks with one more in each gap that holds a missed step.
    private func filled(_ peaks: [TrunkPeak], in values: [Double], stepTime: Double) -> [TrunkPeak] {
        var result: [TrunkPeak] = []
        for peak in peaks {
            if let last = result.last, missed.contains(Double(peak.index - last.index) / stepTime) {
                let gap = Double(peak.index - last.index)
                let middle = last.index + Int((0.3 * gap).rounded())...last.index + Int((0.7 * gap).rounded())
                var top = middle.lowerBound
                for i in middle where values[i] > values[top] { top = i }
                let isInner = middle.lowerBound < top && top < middle.upperBound
                if isInner, values[top] > missedShare * min(last.height, peak.height) {
                    result.append(TrunkPeak(index: top, height: values[top], isFilled: true))
                }
            }
            result.append(peak)
        }
        return result
    }

    /// Whether a bout is walking, from the heights of its steps and the recording's strength.
    func grade(_ bout: [TrunkPeak], reference: Double) -> TrunkBout.Grade {
        let height = RobustStatistics.median(bout.map(\.height)) ?? 0
        return height >= 0.5 * reference || (bout.count >= 10 && height >= 0.35 * reference) ? .a : .b
    }

    /// Whether the first or last step of a bout is much weaker than the two steps beside it.
    func isEdge(_ number: Int, of bout: [TrunkPeak]) -> Bool {
        guard bout.count >= 3 else { return false }
        let neighbours: (Int, Int)
        switch number {
        case 0: neighbours = (1, 2)
        case bout.count - 1: neighbours = (number - 1, number - 2)
        default: return false
        }
        return bout[number].height < 0.35 * min(bout[neighbours.0].height, bout[neighbours.1].height)
    }
}
