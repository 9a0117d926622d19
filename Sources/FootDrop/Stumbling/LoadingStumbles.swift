import Gait
import Recordings
import SignalProcessing

/// Possible stumbles and drags of a foot that is followed by what it stands on alone: an insole or a belt.
///
/// A toe that meets the floor loads the front of an insole in mid-swing; in 31,727 swings of 165 people (PhysioNet gaitpdb)
/// that happened once. On a belt, where nobody turns, an unusual contact with an unusual swing counts as well; on
/// insoles it comes with the turns of a walk, 37 times in ten such walks. A swing that is interrupted lasts longer when the foot is lifted over the obstacle and shorter when
/// it is put down, and the next contact is loaded unlike the others. No recording of a stumble on insoles or plates with
/// its truth is known, so the scores are judgement.
struct LoadingStumbles: Sendable {
    /// Distance of a swing from the usual one that stands out, in robust standard deviations.
    var deviations = 4.0
    /// It stands out only when it is this share of the usual swing, too.
    var leastShare = 0.2
    /// Candidates of the same kind so near are a turn or a stop, s.
    var near = 3.0
    /// Most candidates that are near each other in a stumble.
    var mostNear = 2
    /// Score of a load in swing with a swing that stands out, of a load alone, and of two figures that stand out.
    var scores = (loadedAndUnusual: 0.6, loaded: 0.4, unusual: 0.3)

    /// The search in a foot; `nil` for a foot of another sensor.
    func search(_ foot: FootAnalysis, in loadings: [LoadingAnalysis]) -> FootStumbles? {
        guard foot.source == .insole || foot.source == .forcePlate else { return nil }
        let candidates = loadings.flatMap(\.candidates).filter { $0.side == foot.side && $0.source == foot.source }
        let swings = foot.strides.map(\.swingTime)
        guard swings.count >= 10, let usual = RobustStatistics.median(swings),
            let deviation = RobustStatistics.robustStandardDeviation(swings)
        else { return FootStumbles(reason: "\(swings.count) swings are too few to know what is usual; 10 are needed") }
        let limit = max(deviations * deviation, leastShare * usual)
        let unusual = candidates.filter { $0.kind == .unusualContact }.map(\.time)
        var events: [FootStumbles.Event] = []
        for candidate in candidates {
            guard let stride = stride(at: candidate.time, in: foot.strides) else { continue }
            let change = stride.swingTime - usual
            let standsOut = abs(change) > limit
            let score: Double
            switch candidate.kind {
            case .toeContactInSwing: score = standsOut ? scores.loadedAndUnusual : scores.loaded
            case .briefContact:
                // A chattering cell gives as brief a load.
                guard standsOut else { continue }
                score = scores.loadedAndUnusual
            case .unusualContact, .possibleDoubleContact:
                // Every turn makes such a contact with such a swing; on a belt nobody turns.
                guard foot.source == .forcePlate, standsOut,
                    unusual.count(where: { abs($0 - candidate.time) < near }) <= mostNear
                else { continue }
                score = scores.unusual
            }
            // Two signs of one swing are one event.
            if let last = events.last, last.stumble.stride == stride.index {
                if last.stumble.score >= score { continue }
                events.removeLast()
            }
            let percent = 100 * (candidate.time - stride.toeOff) / max(stride.swingTime, 0.01)
            let stumble = Stumble(
                side: foot.side, time: candidate.time,
                kind: standsOut ? (change > 0 ? .stumbleElevating : .stumbleLowering) : .scuff,
                swingPercent: (0...100).contains(percent) ? percent : nil, score: score,
                reason: "possible stumble (forces only): \(candidate.why)"
                    + (standsOut
                        ? "; the swing takes \(Int((1000 * stride.swingTime).rounded())) ms, usually "
                            + "\(Int((1000 * usual).rounded())) ms" : ""),
                stride: stride.index)
            events.append(FootStumbles.Event(stumble: stumble, isSpeedLoss: false))
        }
        return FootStumbles(
            events: events.sorted { $0.stumble.time < $1.stumble.time }, swingCount: swings.count,
            walkingTime: foot.strides.reduce(0) { $0 + ($1.strideTime ?? $1.end - $1.start) }, falsePerHour: nil,
            remarks: [
                "The \(foot.side.rawValue) foot was followed by forces alone: how many stumbles are seen this way, and how "
                    + "many of these are false, is not known. A walk without such events may hold stumbles all the same."
            ])
    }

    /// The stride in whose swing, or at whose contact, an instant lies.
    private func stride(at time: Double, in strides: [Stride]) -> Stride? {
        var low = 0
        var high = strides.count
        while low < high {
            let middle = (low + high) / 2
            if strides[middle].initialContact < time - 0.1 { low = middle + 1 } else { high = middle }
        }
        guard low < strides.count, strides[low].toeOff - 0.1 <= time else { return nil }
        return strides[low]
    }
}
