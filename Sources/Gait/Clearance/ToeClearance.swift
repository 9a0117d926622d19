import Glibc
import SignalProcessing

/// The figures of toe clearance of one stride.
struct ToeClearance: Sendable, Hashable {
    /// Lowest local minimum in mid-swing with the sample it lies at; `nil` when the toe only rises or only falls.
    var minimum: Estimate?
    /// Sample of the minimum, from the start of the stride.
    var minimumPosition: Double?
    /// Height at greatest forward speed, m.
    var midSwing: Double
    /// Greatest height before the minimum, m.
    var early: Double?
    /// Greatest height after it, up to 80 ms after contact, m.
    var late: Double?
}

/// Reads the clearance figures off the height of the toe point.
struct ToeClearanceMeasurement: Sendable {
    /// The part of swing in which the minimum is looked for.
    var window = 0.25...0.75
    /// How long after contact the late maximum may lie, s.
    var lateReach = 0.08
    /// Error of the pitch that carries the lever, rad.
    var pitchDeviation = 0.4 * Double.pi / 180
    /// Error of single strides that no model explains, m.
    var strideDeviation = 0.0015
    /// Error that all strides of a foot share, besides the sideways place of the toe: floor and lever, m.
    var sharedDeviation = 0.002

    /// Measures one stride.
    ///
    /// - Parameters:
    ///   - heights: Height of the toe point at each sample of the stride, m.
    ///   - stride: The stride.
    ///   - points: The points of the sole.
    ///   - left: The foot's left in the sensor's frame.
    ///   - toeOff: Sample of toe-off from the start of the stride.
    ///   - contact: Sample of initial contact.
    ///   - fastest: Sample of greatest forward speed.
    ///   - noiseFactor: The foot's own noise relative to the model.
    func measure(
        _ heights: [Double], of stride: ConditionedStride, points: FootPoints, left: Vector3, toeOff: Double,
        contact: Double, fastest: Int, noiseFactor: Double
    ) -> ToeClearance {
        let swing = contact - toeOff
        let from = max(1, Int((toeOff + window.lowerBound * swing).rounded(.up)))
        let to = min(heights.count - 2, Int(toeOff + window.upperBound * swing))
        var lowest: Int?
        if from <= to {
            for k in from...to where heights[k] <= heights[k - 1] && heights[k] < heights[k + 1] {
                if let best = lowest, heights[best] <= heights[k] { continue }
                lowest = k
            }
        }
        var result = ToeClearance(midSwing: heights[min(max(fastest, 0), heights.count - 1)])
        guard let lowest else { return result }
        let curvature = heights[lowest - 1] - 2 * heights[lowest] + heights[lowest + 1]
        let shift = curvature > 0 ? 0.5 * (heights[lowest - 1] - heights[lowest + 1]) / curvature : 0
        let position = Double(lowest) + shift
        let value = heights[lowest] - 0.25 * (heights[lowest - 1] - heights[lowest + 1]) * shift

        // A foot that rolls lifts one side of the sole: there the sideways place of the toe matters.
        let roll = stride.path.orientation(lowest).apply(left).z - stride.path.orientation(0).apply(left).z
        let sidewaysPart = roll * points.toeLeftDeviation
        let leverPart = points.toe.norm * cos(stride.path.pitch(lowest)) * pitchDeviation
        let own =
            noiseFactor * stride.height.variance(stride.path.point(position)) + leverPart * leverPart
            + strideDeviation * strideDeviation
        let shared = sidewaysPart * sidewaysPart + sharedDeviation * sharedDeviation
        result.minimum = Estimate(
            value, standardDeviation: (own + shared).squareRoot(), sharedDeviation: shared.squareRoot())
        result.minimumPosition = position
        result.early = greatest(heights, Int(toeOff.rounded(.up)), lowest)
        result.late = greatest(heights, lowest, Int(contact + lateReach / stride.path.interval))
        return result
    }

    private func greatest(_ heights: [Double], _ from: Int, _ to: Int) -> Double? {
        let lower = max(0, from)
        let upper = min(heights.count - 1, to)
        guard lower <= upper else { return nil }
        var top = heights[lower]
        for k in lower...upper { top = max(top, heights[k]) }
        return top
    }
}
