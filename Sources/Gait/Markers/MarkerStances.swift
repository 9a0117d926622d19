import SignalProcessing

/// The stances of a foot: where heel and toe both stand.
struct MarkerStances: Sendable {
    /// One stance.
    struct Stance: Sendable {
        /// Samples at which both points stand; ascending, not always adjacent.
        var flat: [Int]
        /// Median place of the heel, m.
        var heel: Vector3
        /// Median place of the toe, m.
        var toe: Vector3
        /// The sample of least motion.
        var quietest: Int

        /// Tilt of the line from heel to toe, rad.
        var pitch: Double { MarkerPitch.angle(toe - heel) }
    }

    /// Both points are slower than this, m/s.
    static let standing = 0.10
    /// Rests nearer than this belong to one stance, m: a foot rocks, but does not step so short.
    static let shortestStep = 0.10

    /// Finds the stances of a stretch from its low-passed tracks.
    static func find(heel: MarkerTrack, toe: MarkerTrack) -> [Stance] {
        let (heelSpeed, toeSpeed) = (heel.speeds(), toe.speeds())
        var groups: [[Int]] = []
        for i in heelSpeed.indices where heelSpeed[i] < standing && toeSpeed[i] < standing {
            if let last = groups.last?.last, last == i - 1 {
                groups[groups.count - 1].append(i)
            } else {
                groups.append([i])
            }
        }
        var joined: [[Int]] = []
        for group in groups {
            if let last = joined.last {
                let way = place(heel, group) - place(heel, last)
                if (way.x * way.x + way.y * way.y).squareRoot() < shortestStep {
                    joined[joined.count - 1] += group
                    continue
                }
            }
            joined.append(group)
        }
        return joined.filter { $0.count > 1 }.compactMap { flat in
            guard let quietest = flat.min(by: { heelSpeed[$0] + toeSpeed[$0] < heelSpeed[$1] + toeSpeed[$1] }) else {
                return nil
            }
            return Stance(flat: flat, heel: place(heel, flat), toe: place(toe, flat), quietest: quietest)
        }
    }

    private static func place(_ track: MarkerTrack, _ samples: [Int]) -> Vector3 {
        RobustStatistics.vectorMedian(samples.map { track.position[$0] })
    }
}
