import Recordings
import SignalProcessing

/// Times toe-off and initial contact of each stride.
///
/// They are read from the pitch rate and, for flat landings, from the vibration.
///
/// The greatest pitch lies before the heel stops and the fastest loading after it; the fastest push-off lies before the
/// toe leaves and the lowest pitch after. Their midpoints are free of bias, and the four extremes are the most
/// repeatable points of a stride. At contact the centre of the jerk between the two is a third cue of equal standing.
/// Without a heel rocker only the onset of the landing's vibration is left, which needs more than 67 samples/s.
struct EventDetection: Sendable {
    /// Fall of the foot, rad, above which the landing is on the heel: the usual limit of a rear-foot strike.
    var heelRockerFall = 8 * Double.pi / 180
    /// Earliest push-off before the middle of the swing's main lobe, seconds.
    var pushOffReach = 0.6
    /// Share of the greatest vibration of a landing that marks its onset.
    var shockOnset = 0.35
    /// No foot swings for less than this, seconds.
    var shortestSwing = 0.1
    /// Latest loading after the greatest pitch, seconds.
    var loadingReach = 0.16

    /// The events of every stride of a foot, in the same order.
    func detect(_ foot: SegmentedFoot, _ timing: TimingSignals, in signal: FootSignal) -> [StrideEvents] {
        foot.strides.map { stride in
            switch stride.kind {
            case .swing:
                swingEvents(stride, timing, strength: foot.rotation.strength, signal)
            case .weak: weakEvents(stride)
            }
        }
    }

    private func swingEvents(
        _ stride: StrideCandidate, _ timing: TimingSignals, strength: Double, _ signal: FootSignal
    ) -> StrideEvents {
        guard let lobe = stride.mainLobe else { return weakEvents(stride) }
        let rate = timing.pitchRate
        let piece = signal.pieces[signal.piece(of: lobe.peak)]
        let margin = signal.samples(0.05)
        let earliest = max(piece.lowerBound, stride.range.lowerBound - margin)
        let latest = min(piece.upperBound - 1, stride.range.upperBound + margin)

        // Toe-off: between the fastest push-off and the lowest pitch that follows it. A weak foot may sink once more in
        // swing, so the lowest pitch is the first after push-off and not the last before the swing's main lobe. A foot
        // whose toe is caught turns toe-down faster than at push-off, hence before the first lobe of the swing.
        let firstPeak = peakOfFirstLobe(rate, stride.swing, main: lobe)
        let pushOffStart = max(earliest, firstPeak - signal.samples(pushOffReach))
        let pushOff = lowest(rate, min(pushOffStart, firstPeak)...firstPeak)
        let toeOff: Double
        if rate[pushOff] < -0.05 * strength {
            var i = pushOff
            while i < firstPeak, rate[i + 1] <= 0 { i += 1 }
            toeOff = (refined(rate, pushOff) + zeroCrossing(rate, i)) / 2
        } else {
            var i = firstPeak
            while i > earliest, rate[i] > 0 { i -= 1 }
            toeOff = zeroCrossing(rate, i)
        }

        // Initial contact: between the greatest pitch and the fastest loading.
        var k = min(max(stride.swing.upperBound - 1, lobe.peak), latest)
        while k > lobe.peak, rate[k] <= 0 { k -= 1 }
        while k < latest, rate[k] > 0 { k += 1 }
        let greatestPitch = k > 0 && rate[k] <= 0 ? zeroCrossing(rate, k - 1) : Double(k)
        var fall = 0.0
        if k <= latest {
            for j in k...latest { fall -= min(rate[j], 0) }
        }
        fall /= signal.rate
        var loadingRate: Double?
        let contact: Double
        let cue: StrideEvents.ContactCue
        if fall >= heelRockerFall {
            let end = min(latest, Int(greatestPitch + loadingReach * signal.rate))
            let loading = lowest(rate, min(k, end)...max(k, end))
            let fastestLoading = refined(rate, loading)
            let shock = jerkCentre(timing, from: greatestPitch, to: fastestLoading, within: piece)
            contact = (greatestPitch + fastestLoading + (shock ?? (greatestPitch + fastestLoading) / 2)) / 3
            cue = .heelRocker
            loadingRate = max(0, -rate[loading])
        } else {
            let to = min(latest, Int(greatestPitch + 0.20 * signal.rate))
            // After a landing on the forefoot the heel comes down, which may turn the foot faster than the swing did.
            let from = min(lobe.peak, Int((toeOff + greatestPitch) / 2))
            contact = landingShock(timing.vibration, from: from, to: max(from, to)) ?? greatestPitch
            cue = .vibration
        }
        // Events out of order mean that the movement was not the stride it was taken for.
        guard contact - toeOff >= shortestSwing * signal.rate else { return weakEvents(stride) }
        return StrideEvents(
            heelOff: min(Double(stride.range.lowerBound), toeOff), toeOff: toeOff, initialContact: contact,
            footFlat: max(Double(stride.range.upperBound), contact), landingFall: fall, contactCue: cue,
            loadingRate: loadingRate)
    }

    /// The sample of the greatest rate of the swing's first lobe, which may come before the main one.
    private func peakOfFirstLobe(_ rate: [Double], _ swing: Range<Int>, main: SwingLobe) -> Int {
        guard swing.lowerBound < main.range.lowerBound else { return main.peak }
        var peak = swing.lowerBound
        var i = swing.lowerBound
        while i < main.range.lowerBound, rate[i] > 0 {
            if rate[i] > rate[peak] { peak = i }
            i += 1
        }
        return rate[peak] > 0 ? peak : main.peak
    }

    private func weakEvents(_ stride: StrideCandidate) -> StrideEvents {
        StrideEvents(
            heelOff: Double(stride.range.lowerBound), toeOff: Double(stride.swing.lowerBound),
            initialContact: Double(stride.swing.upperBound), footFlat: Double(stride.range.upperBound),
            landingFall: 0, contactCue: .movement,
            loadingRate: nil)
    }

    /// The centre of the jerk between two positions.
    private func jerkCentre(
        _ timing: TimingSignals, from: Double, to: Double, within piece: Range<Int>
    ) -> Double? {
        let first = Int(from.rounded(.up))
        let last = min(Int(to), piece.upperBound - 1)
        guard first <= last else { return nil }
        var weight = 0.0
        var moment = 0.0
        for i in first...last {
            let jerk = timing.jerk(at: i, within: piece)
            weight += jerk
            moment += jerk * Double(i)
        }
        return weight > 0 ? moment / weight : nil
    }

    /// Where the vibration first rises through a share of its greatest in the window.
    ///
    /// The onset is sharper than the peak: a mount rings for several periods, and which one is highest varies.
    private func landingShock(_ vibration: Vibration, from: Int, to: Int) -> Double? {
        guard from < to else { return nil }
        let course = vibration[from..<to + 1]
        let level = shockOnset * (course.max() ?? 0)
        guard level > 0, let rise = course.firstIndex(where: { $0 >= level }) else { return nil }
        guard rise > 0 else { return Double(from) }
        let before = course[rise - 1]
        return Double(from + rise) - (course[rise] - level) / max(course[rise] - before, .leastNonzeroMagnitude)
    }

    // MARK: - Positions between samples

    /// Where the signal crosses zero between sample `i` and the next, linearly.
    private func zeroCrossing(_ values: [Double], _ i: Int) -> Double {
        guard i + 1 < values.count else { return Double(i) }
        let step = values[i + 1] - values[i]
        guard step != 0, values[i] * values[i + 1] <= 0 else { return Double(i) }
        return Double(i) - values[i] / step
    }

    private func lowest(_ values: [Double], _ range: ClosedRange<Int>) -> Int {
        var best = range.lowerBound
        for i in range where values[i] < values[best] { best = i }
        return best
    }

    /// The vertex of the parabola through an extreme sample and its neighbours.
    func refined(_ values: [Double], _ i: Int) -> Double {
        guard i > 0, i + 1 < values.count else { return Double(i) }
        let curvature = values[i - 1] - 2 * values[i] + values[i + 1]
        guard curvature != 0 else { return Double(i) }
        let shift = 0.5 * (values[i - 1] - values[i + 1]) / curvature
        return Double(i) + max(-0.5, min(0.5, shift))
    }
}
