import Recordings
import SignalProcessing

/// The axis a foot pitches about, with its sign: rotation about it is toe-up positive.
struct PitchAxis: Sendable, Hashable {
    /// Unit vector in the sensor's frame.
    var axis: Vector3
    /// 0 to 1: how clearly the movement tells toe-up from toe-down.
    var confidence: Double

    /// Pitch rate about the axis.
    func rate(of columns: VectorColumns) -> [Double] {
        let x = columns.x
        let y = columns.y
        let z = columns.z
        var rate = x
        for i in rate.indices { rate[i] = axis.x * x[i] + axis.y * y[i] + axis.z * z[i] }
        return rate
    }

    /// The same axis with toe-up and toe-down exchanged.
    var reversed: PitchAxis { PitchAxis(axis: -axis, confidence: confidence) }
}

/// Finds the pitch axis from the movement alone.
///
/// The axis is the principal axis of the angular rate while moving; three physical facts vote on its sign: the heel
/// leaves the floor first, the toe-down excursion of push-off exceeds the toe-up excursion, and the swing is the
/// largest single lobe of the pitch rate.
struct PitchAxisFinder: Sendable {
    /// Bursts shorter than this (seconds) are no strides and do not vote.
    var shortestBurst = 0.25
    /// Smallest rotation of a burst that counts at all, rad.
    var smallestPath = 12 * Double.pi / 180

    /// Faster movement, as a share of the foot's strength, counts no more than this for the axis.
    static let greatestSpeed = 1.5

    func find(_ rotation: FootRotation, bursts: [MovementBurst], sampleRate: Double) -> PitchAxis {
        var scatter = SymmetricMatrix3()
        let moving = 0.3 * rotation.strength
        let (x, y, z) = (rotation.rate.x, rotation.rate.y, rotation.rate.z)
        let greatest = Self.greatestSpeed * rotation.strength
        for i in rotation.speed.indices where rotation.speed[i] > moving {
            // A single wild sample would outweigh the whole walk.
            let share = min(1, greatest / rotation.speed[i])
            scatter.add(outerProductOf: Vector3(x[i], y[i], z[i]), weight: share * share)
        }
        let axis = PitchAxis(axis: scatter.eigen().vectors[0], confidence: 0)

        let pitchRate = axis.rate(of: rotation.rate)
        let counted = bursts.filter { $0.path > smallestPath }
        let usual = RobustStatistics.median(counted.map(\.path)) ?? 0
        var vote = 0.0
        var voters = 0
        for burst in counted
        where burst.path >= 0.3 * usual && Double(burst.range.count) / sampleRate > shortestBurst {
            vote += self.vote(of: pitchRate, in: burst.range)
            voters += 1
        }
        guard voters > 0 else { return axis }
        let signed = PitchAxis(axis: axis.axis, confidence: min(1, abs(vote) / (3 * Double(voters))))
        return vote < 0 ? signed.reversed : signed
    }

    /// The sum of the three votes of one burst, each between −1 and 1; positive when the axis is toe-up.
    private func vote(of pitchRate: [Double], in range: Range<Int>) -> Double {
        // Pitch inside the burst without the straight line from its start to its end.
        var angle: [Double] = []
        angle.reserveCapacity(range.count)
        var sum = 0.0
        var largestPositive = 0.0
        var largestNegative = 0.0
        var lobe = 0.0
        for i in range {
            let rate = pitchRate[i]
            sum += rate
            angle.append(sum)
            if lobe * rate < 0 { lobe = 0 }
            lobe += rate
            largestPositive = max(largestPositive, lobe)
            largestNegative = max(largestNegative, -lobe)
        }
        let slope = sum / Double(range.count)
        var peak = 0.0
        for i in angle.indices {
            angle[i] -= slope * Double(i + 1)
            peak = max(peak, abs(angle[i]))
        }
        guard peak > 0 else { return 0 }
        let early = max(1, Int(0.35 * Double(angle.count)))
        let earlyMean = angle[..<early].reduce(0, +) / Double(early)
        let mean = angle.reduce(0, +) / Double(angle.count)
        let lobes = largestPositive + largestNegative
        return -earlyMean / peak - mean / peak + (lobes > 0 ? (largestPositive - largestNegative) / lobes : 0)
    }
}
