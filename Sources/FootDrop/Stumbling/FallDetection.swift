import Gait
import Recordings

/// Falls of a walker, from a foot that lies for seconds right after steps and an impact.
///
/// Who sits down and puts the legs up tilts the foot as well, but without a hard impact within a moment of walking.
struct FallDetection: Sendable {
    /// Least impact, m/s².
    var impact = 2 * 9.80665
    /// How soon after the last contact of a stride the foot lies, s.
    var soon = 3.0
    /// How near another event of the same foot is that led to it, s.
    var together = 4.0
    /// Chance given to such an event: judgement; no fall of a foot sensor was at hand.
    var score = 0.5

    /// The events with falls among them, in the order of time.
    ///
    /// A stumble that ends in a fall is called a fall; a fall without one stands for itself.
    func join(_ events: [Stumble], feet: [FootAnalysis]) -> [Stumble] {
        var events = events
        for foot in feet {
            for stretch in foot.lying where stretch.impact > impact {
                guard
                    let last = foot.strides.last(where: { $0.toeOff <= stretch.start && !$0.flags.contains(.shortBout) }
                    ),
                    stretch.start - last.initialContact <= soon
                else { continue }
                let seconds = FigureText.number(stretch.end - stretch.start, decimals: 0)
                let reason =
                    "the foot lay for \(seconds) s after an impact of "
                    + "\(FigureText.number(stretch.impact / 9.80665, decimals: 1)) g"
                if let number = events.lastIndex(where: {
                    $0.side == foot.side && $0.time <= stretch.start && stretch.start - $0.time <= together
                }) {
                    events[number].kind = .fall
                    events[number].reason += "; \(reason)"
                } else {
                    events.append(
                        Stumble(
                            side: foot.side, time: stretch.impactTime, kind: .fall, score: score, reason: reason,
                            stride: last.index))
                }
            }
        }
        return events.sorted { ($0.time, $0.side.rawValue) < ($1.time, $1.side.rawValue) }
    }
}
