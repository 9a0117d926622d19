import Glibc
import Recordings
import SignalProcessing

/// Compares every swing of a foot with the foot's own usual one.
///
/// Swings are laid over each other at the start of their movement and moved by up to 0.1 s until they fit best.
struct AccelerometerSwings: Sendable {
    /// Fewest ordinary swings to learn the usual one from, and the most, spread over the recording.
    var references = 6...300
    /// Part of the swing searched, s before its contact.
    var window = (from: 0.42, to: 0.06)
    /// The usual greatest: quantiles over ordinary swings of vibration and departure.
    var vibrationQuantile = 0.75
    var departureQuantile = 0.80
    /// Least vibration that counts as usual, m/s², and least usual departure, m/s.
    var leastVibration = 0.5
    var leastDeparture = 0.05
    /// Band of the acceleration compared, and above which is vibration, Hz.
    var cutoff = 12.0
    var vibrationCutoff = 20.0

    /// Samples at 100/s: how far a swing may be moved, how far its course may be, and about a departure.
    private static let shift = 10
    private static let elasticity = 6
    private static let impact = 7
    private static let integration = 2

    /// The swings of a foot, one a stride; none with too few ordinary ones.
    ///
    /// - Parameters:
    ///   - candidates: The strides in samples of `signal`.
    ///   - strides: The same, timed and labelled.
    ///   - signal: At 100 samples/s.
    func measure(
        _ candidates: [StrideCandidate], _ strides: [Stride], in signal: FootSignal
    ) -> [AccelerometerSwing] {
        let edges = strides.indices.map { isEdge($0, strides) }
        let ordinary = candidates.indices.filter { !edges[$0] && strides[$0].isStraight }
        guard ordinary.count >= references.lowerBound,
            let movement = AccelerationMovement(signal),
            let highPass = try? Butterworth.highPass(order: 2, cutoff: vibrationCutoff, rate: signal.rate)
        else { return [] }
        let step = (ordinary.count + references.upperBound - 1) / references.upperBound
        let chosen = stride(from: 0, to: ordinary.count, by: step).map { ordinary[$0] }
        let ranges = trimmed(candidates, movement, in: signal)
        let lengths = ranges.map { Double($0.count) }
        let usualLength = RobustStatistics.median(chosen.map { lengths[$0] }) ?? 0
        let deviation = RobustStatistics.medianAbsoluteDeviation(chosen.map { lengths[$0] }) ?? 0
        guard usualLength >= 20 else { return [] }

        let smooth = signal.lowPassed(signal.acceleration, cutoff: cutoff)
        let fast = signal.filtered(signal.acceleration, highPass)
        let vibration = signal.movingMean(fast.norm, seconds: 0.030)
        var usual = UsualAcceleration(length: Int(usualLength), smooth, signal)
        var starts = ranges.map(\.lowerBound)
        for _ in 0..<2 {
            usual.learn(chosen.map { starts[$0] })
            for i in candidates.indices {
                starts[i] = usual.bestStart(near: ranges[i].lowerBound, reach: Self.shift)
            }
        }
        usual.learn(chosen.map { starts[$0] })

        let contacts = chosen.map { strides[$0].initialContact }
        let offsets = zip(chosen, contacts).map { number, contact in
            (contact - signal.time(Double(starts[number]))) * signal.rate
        }
        let contact = RobustStatistics.median(offsets) ?? usualLength
        let widening = Int(8 + min(8, 3 * deviation))
        let searched = Int(contact - 100 * window.from)...Int(contact - 100 * window.to)
        var rows = SwingRows(
            searched: searched, widening: widening, usual: usual, vibration: vibration,
            elasticity: Self.elasticity, integration: Self.integration)
        rows.learn(
            chosen.map { starts[$0] }, vibrationQuantile: vibrationQuantile, departureQuantile: departureQuantile,
            leastVibration: leastVibration)

        let paths = ranges.map { range in range.reduce(0) { $0 + movement.size[$1] } }
        let usualPath = RobustStatistics.median(chosen.map { paths[$0] }) ?? 0
        let spread = RobustStatistics.normalConsistency * deviation / usualLength
        let intervals = intervals(of: strides)
        return candidates.indices.map { i in
            let found = rows.compare(starts[i], impact: Self.impact)
            return AccelerometerSwing(
                stride: i, time: signal.time(Double(found.sample), inPiece: signal.piece(of: starts[i])),
                vibration: found.vibration, vibrationAtDeparture: found.vibrationAtDeparture,
                departure: found.departure,
                relativeDeparture: found.departure / max(leastDeparture, rows.usualDeparture),
                durationChange: lengths[i] / usualLength - 1, pathChange: usualPath > 0 ? paths[i] / usualPath - 1 : 0,
                nextDurationChange: i + 1 < lengths.count ? lengths[i + 1] / usualLength - 1 : 0,
                intervalDeviation: intervals[i], durationSpread: spread, isEdge: edges[i])
        }
    }

    /// The strides from where the acceleration leaves that of the rest before to where it comes to that of the rest after.
    ///
    /// The bursts of the segmentation may be cut anywhere in stance.
    private func trimmed(
        _ candidates: [StrideCandidate], _ movement: AccelerationMovement, in signal: FootSignal
    ) -> [Range<Int>] {
        let rests = AccelerometerRests(of: candidates, in: signal)
        let smooth = signal.lowPassed(signal.acceleration, cutoff: AccelerationMovement.band.high)
        let limit = max(AccelerationMovement.restFloor, AccelerationMovement.restShares.least * movement.strength)
        func moves(_ i: Int, from rest: AccelerometerRests.Rest) -> Bool {
            let departure = Vector3(smooth.x[i], smooth.y[i], smooth.z[i]) - rest.acceleration
            return departure.dot(departure) >= limit * limit
        }
        return candidates.indices.map { number in
            let range = candidates[number].range
            var (first, last) = (range.lowerBound, range.upperBound)
            if let before = rests.bounds[number].before {
                first = before.index
                while first < range.upperBound, !moves(first, from: before) { first += 1 }
            }
            if let after = rests.bounds[number].after {
                last = after.index
                while last > first, !moves(last - 1, from: after) { last -= 1 }
            }
            return first < last ? first..<last : range
        }
    }

    /// Whether a stride begins or ends a bout or lies beside lost samples.
    private func isEdge(_ i: Int, _ strides: [Stride]) -> Bool {
        let flags: Set<StrideFlag> = [.first, .last, .shortBout, .afterGap]
        if !flags.isDisjoint(with: strides[i].flags) { return true }
        return i + 1 < strides.count && strides[i + 1].flags.contains(.afterGap)
    }

    /// The time since the stride before in robust standard deviations from the usual one.
    private func intervals(of strides: [Stride]) -> [Double] {
        let times = strides.compactMap(\.strideTime)
        guard let usual = RobustStatistics.median(times),
            let spread = RobustStatistics.robustStandardDeviation(times)
        else { return strides.map { _ in 0 } }
        return strides.map { stride in
            stride.strideTime.map { ($0 - usual) / max(spread, 0.02 * usual) } ?? 0
        }
    }
}
