import Recordings
import SignalKernels
import SignalProcessing

/// The axis a foot pitches about, with its sign: rotation about it is toe-up positive.
struct PitchAxis: Sendable, Hashable {
    /// Unit vector in the sensor's frame.
    var axis: Vector3
    /// 0 to 1: how clearly the movement tells toe-up from toe-down.
    var confidence: Double

    /// Pitch rate about the axis, after an offset is taken away from the rate.
    func rate(of columns: VectorColumns, less offset: Vector3 = .zero) -> [Double] {
        VectorArithmetic.components(
            columns.x.span, columns.y.span, columns.z.span, along: axis, less: offset)
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
        let (moving, greatest) = (0.3 * rotation.strength, Self.greatestSpeed * rotation.strength)
        // A single wild sample would outweigh the whole walk.
        let scatter = SymmetricMatrix3(
            scatterOf: rotation.smooth, less: rotation.bias, above: moving * moving, upTo: greatest * greatest)
        let axis = PitchAxis(axis: scatter.eigen().vectors[0], confidence: 0)

        var angle: [Double] = []
        let counted = bursts.filter { $0.path > smallestPath }
        let usual = RobustStatistics.median(counted.map(\.path)) ?? 0
        var vote = 0.0
        var voters = 0
        for burst in counted
        where burst.path >= 0.3 * usual && Double(burst.range.count) / sampleRate > shortestBurst {
            vote += self.vote(of: axis, rotation, in: burst.range, &angle)
            voters += 1
        }
        guard voters > 0 else { return axis }
        let signed = PitchAxis(axis: axis.axis, confidence: min(1, abs(vote) / (3 * Double(voters))))
        return vote < 0 ? signed.reversed : signed
    }

    /// The sum of the three votes of one burst, each between −1 and 1; positive when the axis is toe-up.
    ///
    /// - Parameter angle: Room for the pitch inside the burst.
    private func vote(
        of axis: PitchAxis, _ rotation: FootRotation, in range: Range<Int>, _ angle: inout [Double]
    ) -> Double {
        let x = rotation.smooth.x.span.extracting(range)
        let y = rotation.smooth.y.span.extracting(range)
        let z = rotation.smooth.z.span.extracting(range)
        let (axis, bias) = (axis.axis, rotation.bias)
        if angle.count < range.count { angle = [Double](repeating: 0, count: 2 * range.count) }
        var angles = angle.mutableSpan
        var sum = 0.0
        var largestPositive = 0.0
        var largestNegative = 0.0
        var lobe = 0.0
        for i in x.indices {
            let rate = axis.x * (x[i] - bias.x) + axis.y * (y[i] - bias.y) + axis.z * (z[i] - bias.z)
            sum += rate
            angles[i] = sum
            if lobe * rate < 0 { lobe = 0 }
            lobe += rate
            if lobe > largestPositive { largestPositive = lobe }
            if -lobe > largestNegative { largestNegative = -lobe }
        }
        // Of the pitch without the straight line from its start to its end: the greatest, the mean and the early mean.
        let slope = sum / Double(range.count)
        let early = max(1, Int(0.35 * Double(range.count)))
        var peak = 0.0
        var total = 0.0
        var earlyTotal = 0.0
        for i in x.indices {
            let angle = angles[i] - slope * Double(i + 1)
            if abs(angle) > peak { peak = abs(angle) }
            total += angle
            if i < early { earlyTotal = total }
        }
        guard peak > 0 else { return 0 }
        let earlyMean = earlyTotal / Double(early)
        let mean = total / Double(range.count)
        let lobes = largestPositive + largestNegative
        return -earlyMean / peak - mean / peak + (lobes > 0 ? (largestPositive - largestNegative) / lobes : 0)
    }
}

extension SymmetricMatrix3 {
    /// The sum of the outer products of the vectors whose squared length exceeds `limit`.
    ///
    /// - Parameter greatest: A vector whose squared length exceeds this counts as one of that length.
    init(scatterOf columns: VectorColumns, less offset: Vector3 = .zero, above limit: Double, upTo greatest: Double) {
        self.init()
        (diagonal, offDiagonal) = VectorArithmetic.scatter(
            columns.x.span, columns.y.span, columns.z.span, less: offset, above: limit, upTo: greatest)
    }
}
