import Gait
import Glibc

/// Tells a toe that slides over the floor, which costs hardly any speed: it shakes the shoe in mid-swing, for long, while
/// the toe is at the floor.
struct DragJudgement: Sendable {
    let usual: UsualSwing
    let parameters: StumbleParameters

    /// A stretch of unusual vibration.
    struct Ringing: Sendable, Hashable {
        /// When it began, s after toe-off.
        var time: Double
        /// How long it lasted, s.
        var duration: Double
        /// Logarithm of its peak over the limit.
        var strength: Double
        /// Whether the toe was at the floor meanwhile; `nil` where clearance is withheld.
        var isAtFloor: Bool?
    }

    /// The longest unusual vibration inside a swing.
    func ringing(_ swing: AlignedSwing) -> Ringing? {
        guard usual.hasVibration else { return nil }
        let from = max(swing.known.lowerBound, SwingAxis.point(parameters.dragAfterToeOff))
        let to = min(
            swing.known.upperBound, usual.axis.count,
            SwingAxis.point(min(swing.swingTime, usual.swingTime) - parameters.dragBeforeContact))
        guard from < to else { return nil }
        // The logarithm is taken only where it can matter: most of a swing is quiet.
        let loud = exp(parameters.dragLevel) * (1 - 1e-9)
        var best: Ringing?
        var start: Int?
        // Filters let vibration begin early; the toe drags from when it is at the floor.
        var onset: Int?
        var peak = 0.0
        var strongest = 0.0
        var lowest = Double.infinity
        for k in from...to {
            let ratio = k < to ? max(swing.vibration[k], 1e-3) / usual.vibrationLimit[k] : 0
            if start == nil, ratio < loud { continue }
            let level = k < to ? log(ratio) : -.infinity
            if level > parameters.dragLevel {
                if start == nil { (start, onset, peak, strongest, lowest) = (k, nil, 0, 0, .infinity) }
                peak = max(peak, level)
                strongest = max(strongest, swing.vibration[k])
                let clearance = swing.clearance(k)
                if clearance < lowest { lowest = clearance }
                if onset == nil, clearance < parameters.dragClearance { onset = k }
            } else if let first = start {
                let duration = Double(k - first) * SwingAxis.step
                if duration >= parameters.dragTime, peak > parameters.dragPeak,
                    strongest >= parameters.dragVibration, duration > best?.duration ?? 0
                {
                    best = Ringing(
                        time: SwingAxis.time(onset ?? first), duration: duration, strength: peak,
                        isAtFloor: lowest < .infinity ? lowest < parameters.dragClearance : nil)
                }
                start = nil
            }
        }
        return best
    }
}
