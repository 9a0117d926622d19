import Recordings
import SignalProcessing

/// Which axis of the laboratory points up, found from how feet move.
///
/// A foot that stands is always at the same height and never at the same place; a foot that swings is above it.
struct MarkerFrame: Sendable, Hashable {
    /// The axis.
    var vertical: Axis
    /// 1 when the axis points up, -1 when it points down.
    var sign: Double
    /// Why.
    var evidence: String

    /// Below this a marker stands, m/s.
    static let standing = 0.2
    /// Above this it swings, m/s.
    static let swinging = 1.0
    /// How much less the standing heights must scatter than the places along the other axes.
    static let distinction = 0.5
    /// A marker slower than `standing` may have risen by this much, m: less scatter tells no axis from another.
    static let leastSpread = 0.02

    /// Finds the axis from tracks of foot markers; `nil` when none of them ever stands and swings.
    init?(_ tracks: [MarkerTrack]) {
        var spreads = [0.0, 0, 0]
        var lifts = [0.0, 0, 0]
        var used = 0.0
        for track in tracks {
            let speeds = track.speeds()
            var standing: [[Double]] = [[], [], []]
            var swinging: [[Double]] = [[], [], []]
            for (i, speed) in speeds.enumerated() {
                for axis in 0..<3 {
                    if speed < Self.standing { standing[axis].append(track.position[i][axis]) }
                    if speed > Self.swinging { swinging[axis].append(track.position[i][axis]) }
                }
            }
            guard swinging[0].count > 5, standing[0].count > 5 else { continue }
            used += 1
            for axis in 0..<3 {
                spreads[axis] += max(Self.leastSpread, RobustStatistics.standardDeviation(standing[axis]) ?? 0)
                lifts[axis] +=
                    (RobustStatistics.median(swinging[axis]) ?? 0) - (RobustStatistics.median(standing[axis]) ?? 0)
            }
        }
        guard used > 0, let least = spreads.indices.min(by: { spreads[$0] < spreads[$1] }) else { return nil }
        // Who walks one straight way scatters as little across it; but no foot swings as far across as up.
        let low = spreads.indices.filter {
            spreads[least] >= Self.distinction * spreads[$0]
        }
        let highest = low.max { abs(lifts[$0]) < abs(lifts[$1]) } ?? least
        // One stance scatters in no direction: then the laboratory's custom decides.
        let axis = low.count == 3 ? 2 : highest
        vertical = Axis.allCases[axis]
        sign = lifts[axis] < 0 ? -1 : 1
        let place = sign < 0 ? "below" : "above"
        evidence =
            switch low.count {
            case 1: "standing feet scatter least along it, and swinging ones lie \(place) them"
            case 2: "standing feet scatter little along it, and swinging ones lie farthest \(place) them"
            default: "too few stances to tell; the usual axis of a laboratory"
            }
    }

    /// A position turned so that the third component points up; handedness is kept.
    func upright(_ position: Vector3) -> Vector3 {
        let turned =
            switch vertical {
            case .x: Vector3(position.y, position.z, position.x)
            case .y: Vector3(position.z, position.x, position.y)
            case .z: position
            }
        // Half a turn about the first axis.
        return sign < 0 ? Vector3(turned.x, -turned.y, -turned.z) : turned
    }

    /// The axis with its sign as a person writes it.
    var label: String { (sign < 0 ? "-" : "+") + vertical.rawValue }
}
