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
    /// Shorter ways between two stances are no steps, m.
    static let leastStep = 0.2
    /// Least mean lift of a swing that tells the axis, m.
    static let leastLift = 0.02
    /// How much greater it must be than along the other axes.
    static let distinction = 1.5

    /// Finds the axis from tracks of foot markers; `nil` when none of them ever stands and swings.
    ///
    /// Between two stances a foot goes forward evenly about the line that joins them and hardly aside, but always above
    /// it, on a slope and on stairs as well.
    init?(_ tracks: [MarkerTrack]) {
        var lifts: [[Double]] = [[], [], []]
        for track in tracks {
            let speeds = track.speeds()
            var last: Int?
            for (i, speed) in speeds.enumerated() where speed < Self.standing {
                if let from = last, i - from > 4 {
                    let swing = (from...i).max { speeds[$0] < speeds[$1] }
                    let chord = track.position[i] - track.position[from]
                    if let swing, speeds[swing] > Self.swinging, chord.norm > Self.leastStep {
                        // Only what is square to the way counts: a foot is not half way at half the time.
                        var mean = Vector3.zero
                        for k in from...i {
                            let way = track.position[k] - track.position[from]
                            mean += way - chord * (way.dot(chord) / chord.dot(chord))
                        }
                        mean *= 1 / Double(i - from + 1)
                        for axis in 0..<3 { lifts[axis].append(mean[axis]) }
                    }
                }
                last = i
            }
        }
        guard !lifts[0].isEmpty else { return nil }
        let usual = lifts.map { RobustStatistics.median($0) ?? 0 }
        let order = usual.indices.sorted { abs(usual[$0]) > abs(usual[$1]) }
        let isClear =
            abs(usual[order[0]]) >= Self.leastLift && abs(usual[order[0]]) >= Self.distinction * abs(usual[order[1]])
        let axis = isClear ? order[0] : 2
        vertical = Axis.allCases[axis]
        sign = usual[axis] < 0 ? -1 : 1
        let lift = NumberText.text(100 * abs(usual[axis]), decimals: 1)
        evidence =
            isClear
            ? "swinging feet lie \(lift) cm \(sign < 0 ? "below" : "above") the line between their stances"
            : "the swings do not tell; the usual axis of a laboratory"
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
