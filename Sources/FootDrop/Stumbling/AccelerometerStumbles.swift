import Gait
import Glibc
import Recordings

/// Possible stumbles of a foot whose sensor has no gyroscope.
///
/// Of the ways to recover only the elevating one, in which the foot is lifted over the obstacle in the same swing, shows in
/// the acceleration: the movement takes a longer path. The score is a sum of departures from the foot's own usual swing
/// whose weights were fitted to 1,309 stumbles computed into real walking and 73,536 real swings without any, people apart
/// from those it was judged on; `docs/accelerometer-only.md` has its table.
struct AccelerometerStumbles: Sendable {
    /// Least score of an event, and least change of path of the elevating type.
    var leastScore = 1.0
    var leastPathChange = 0.45
    /// False events in an hour of one foot's walking: the greater of those in healthy people and in patients.
    var falsePerHour = 1.7
    /// Natural logarithm of the stumbles in a swing without one, among the swings the weights were fitted to.
    private static let fittedOdds = log(1309.0 / 73_536)

    let parameters: StumbleParameters

    /// The search in a foot.
    func search(_ foot: FootAnalysis) -> FootStumbles {
        let swings = foot.accelerometerSwings.filter { foot.strides.indices.contains($0.stride) }
        guard !swings.isEmpty else {
            return FootStumbles(
                reason: "too few regular swings, or too few samples/s, to know this foot's usual acceleration")
        }
        var events: [FootStumbles.Event] = []
        var walkingTime = 0.0
        for swing in swings {
            let stride = foot.strides[swing.stride]
            walkingTime += stride.strideTime ?? stride.end - stride.start
            let score = score(of: swing)
            guard score >= leastScore, swing.pathChange > leastPathChange, !swing.isEdge else { continue }
            let path = Int((100 * min(swing.pathChange, 100)).rounded())
            let stumble = Stumble(
                side: foot.side, time: swing.time, kind: .stumbleElevating,
                score: FootStumbles.score(score - Self.fittedOdds, parameters),
                reason:
                    "possible stumble (accelerometer only): the movement took a path \(path) % longer than usual, with an "
                    + "unusual shock",
                stride: swing.stride)
            // No forward speed is known that would make what follows its recovery.
            events.append(FootStumbles.Event(stumble: stumble, isSpeedLoss: false))
        }
        return FootStumbles(
            events: events, swingCount: swings.count, walkingTime: walkingTime, falsePerHour: falsePerHour,
            remarks: [
                "The \(foot.side.rawValue) foot has no gyroscope: of stumbles over an obstacle 5 to 7 of 10 are seen, of "
                    + "other stumbles and scuffs few. A walk without such events may hold stumbles all the same."
            ])
    }

    /// The score of a swing; the natural logarithm of the odds of a stumble among the swings it was fitted to.
    func score(of swing: AccelerometerSwing) -> Double {
        let vibration = swing.vibration.clamped(-1, 3.5)
        let departing = swing.relativeDeparture.clamped(-1, 15) / 5
        let shock = swing.vibrationAtDeparture.clamped(-2, 3.5)
        var score = -6.29 + 1.10 * vibration - 0.34 * departing + 0.29 * shock
        score += 0.46 * (max(0, departing) * max(0, shock)).squareRoot()
        score += -1.82 * swing.durationChange - 1.25 * abs(swing.durationChange)
        score += 3.82 * swing.pathChange + 0.69 * abs(swing.pathChange)
        score += -0.10 * abs(swing.intervalDeviation) / 5 - 0.61 * abs(swing.nextDurationChange)
        score += 5.6 * swing.durationSpread.clamped(0, 0.3) - (swing.isEdge ? 1.92 : 0)
        return score + 2.01 * swing.departure.clamped(-0.2, 2.5)
    }
}

extension Double {
    /// The value within two limits.
    fileprivate func clamped(_ low: Double, _ high: Double) -> Double { Swift.min(Swift.max(self, low), high) }
}
