/// Many swings of one foot laid over each other: their mean and spread at every point of the common axis of swing, and
/// the swings that are worth a line of their own.
///
/// It serves drawings; the figures of a report come from ``ParameterSummary``.
public struct CurveEnsemble: Sendable, Hashable {
    /// Curves it is made of.
    public var count: Int
    /// Mean at every point, in the unit of the curves; `nan` where fewer than two curves reach.
    public var mean: [Double]
    /// Sample standard deviation at every point, same unit; `nan` where fewer than two curves reach.
    public var deviation: [Double]
    /// Position of the curve that lies nearest to the mean; `nil` without a mean.
    public var mostTypical: Int?

    /// Lays curves over each other; curves of a length of their own are left out.
    ///
    /// - Complexity: O(curves · points).
    public init(of curves: [[Float]]) {
        let length = curves.first { !$0.isEmpty }?.count ?? 0
        let usable = curves.indices.filter { length > 0 && curves[$0].count == length }
        count = usable.count
        var counts = [Double](repeating: 0, count: length)
        var mean = [Double](repeating: 0, count: length)
        var squares = [Double](repeating: 0, count: length)
        // Welford's update keeps the squares exact also where the mean is far from zero.
        for index in usable {
            let curve = curves[index]
            for point in 0..<length where curve[point].isFinite {
                let value = Double(curve[point])
                counts[point] += 1
                let distance = value - mean[point]
                mean[point] += distance / counts[point]
                squares[point] += distance * (value - mean[point])
            }
        }
        self.mean = zip(mean, counts).map { $1 >= 2 ? $0 : .nan }
        deviation = zip(squares, counts).map { $1 >= 2 ? ($0 / ($1 - 1)).squareRoot() : .nan }
        let reached = self.mean
        mostTypical =
            usable.compactMap { index in Self.distance(curves[index], reached).map { (index, $0) } }
            .min { $0.1 < $1.1 }?.0
    }

    /// Root mean square distance of a curve from the mean, over the points that both reach.
    private static func distance(_ curve: [Float], _ mean: [Double]) -> Double? {
        var sum = 0.0
        var count = 0.0
        let (values, middles) = (curve.span, mean.span)
        for point in 0..<min(values.count, middles.count) where values[point].isFinite && middles[point].isFinite {
            let difference = Double(values[point]) - middles[point]
            sum += difference * difference
            count += 1
        }
        return count > 0 ? (sum / count).squareRoot() : nil
    }
}

extension SwingCurve {
    /// The points that lie between two percentages of swing.
    public static func points(in percents: ClosedRange<Double>) -> Range<Int> {
        let first = ((percents.lowerBound - firstPercent) / percentStep).rounded(.up)
        let last = ((percents.upperBound - firstPercent) / percentStep).rounded(.down)
        let lower = min(max(0, Int(first)), pointCount)
        return lower..<max(lower, min(pointCount, Int(last) + 1))
    }

    /// The greatest pitch before landing, in the last 30 % of swing, degrees; `nil` where the stride does not reach.
    public var greatestLatePitch: Double? {
        var greatest: Float?
        Self.forEachFinite(pitch, in: 70...100) { if $0 > greatest ?? -.infinity { greatest = $0 } }
        return greatest.map(Double.init)
    }

    /// The least toe clearance in mid-swing, from 25 to 75 %, metres; `nil` where it is withheld.
    public var leastMidSwingClearance: Double? {
        var least: Float?
        Self.forEachFinite(toeClearance, in: 25...75) { if $0 < least ?? .infinity { least = $0 } }
        return least.map(Double.init)
    }

    private static func forEachFinite(
        _ column: [Float], in percents: ClosedRange<Double>, _ visit: (Float) -> Void
    ) {
        for point in points(in: percents) where point < column.count && column[point].isFinite { visit(column[point]) }
    }
}
