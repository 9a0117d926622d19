import SignalProcessing

/// Swings of a foot on their common axis, one behind the other, for order statistics point by point.
struct AlignedSwings: Sendable {
    /// Points of the axis.
    private let points: Int
    /// Loss time, in points.
    private let lag: Int
    private var rows: [Row] = []
    /// Swing by swing, each in as many values as there are points.
    private var speed: [Double] = []
    private var vibration: [Double] = []
    private var toeDown: [Double] = []
    private var dip: [Double] = []

    /// What a swing has beside its values.
    private struct Row: Sendable {
        var known: Range<Int>
        var swingTime: Double
    }

    /// How many values there are of each of the points that are taken out of the swings together: those of one swing that
    /// lie in one line of the cache.
    private typealias Counts = InlineArray<8, Int>
    private static let blockLength = Counts.count

    /// No swings, with room for `capacity` of them.
    init(_ axis: SwingAxis, _ parameters: StumbleParameters, capacity: Int) {
        points = axis.count
        lag = SwingAxis.points(parameters.lossTime)
        rows.reserveCapacity(capacity)
        speed.reserveCapacity(points * capacity)
        vibration.reserveCapacity(points * capacity)
        toeDown.reserveCapacity(points * capacity)
        dip.reserveCapacity(points * capacity)
    }

    /// Adds a swing.
    mutating func append(_ swing: AlignedSwing) {
        rows.append(Row(known: swing.known, swingTime: swing.swingTime))
        speed += swing.speed
        vibration += swing.vibration
        swing.appendDips(to: &dip)
        swing.appendToeDowns(to: &toeDown)
    }

    /// Goes through the forward speeds of the swings, m/s, with the points each reaches and its swing time, s.
    func forEachSpeed(_ body: (_ speed: Span<Double>, _ known: Range<Int>, _ swingTime: Double) -> Void) {
        let all = speed.span
        for (number, row) in rows.enumerated() {
            body(all.extracting(number * points..<(number + 1) * points), row.known, row.swingTime)
        }
    }

    // MARK: - Point by point

    /// Median forward speed at each point and its robust standard deviation; `nan` where fewer swings reach.
    func medianSpeeds(fewest: Int) -> (median: [Double], deviation: [Double]) {
        var medians = [Double](repeating: .nan, count: points)
        var deviations = medians
        var distances: [Double] = []
        forEachPoint(speed, Self.itself) { point, values in
            guard values.count >= fewest, let median = RobustStatistics.median(values) else { return }
            distances.removeAll(keepingCapacity: true)
            for index in values.indices { distances.append(abs(values[index] - median)) }
            medians[point] = median
            deviations[point] =
                RobustStatistics.median(distances.span).map { RobustStatistics.normalConsistency * $0 } ?? .nan
        }
        return (medians, deviations)
    }

    /// A quantile of the loss of speed within the loss time at each point, m/s.
    func lossQuantiles(_ q: Double, fewest: Int) -> [Double] {
        quantiles(q, fewest: fewest) { body in
            forEachPoint(speed, lag: lag, { all, place in all[place - lag] - all[place] }, body)
        }
    }

    /// A quantile of the vibration at each point, m/s².
    func vibrationQuantiles(_ q: Double, fewest: Int) -> [Double] {
        quantiles(q, fewest: fewest) { forEachPoint(vibration, Self.itself, $0) }
    }

    /// A quantile of the toe-down rate at each point, deg/s.
    func toeDownQuantiles(_ q: Double, fewest: Int) -> [Double] {
        quantiles(q, fewest: fewest) { forEachPoint(toeDown, Self.itself, $0) }
    }

    /// A quantile of the dip of speed at each point, m/s; where a swing does not reach it has none, which is zero.
    func dipQuantiles(_ q: Double, fewest: Int) -> [Double] {
        quantiles(q, fewest: fewest) { forEachPoint(dip, isEverywhere: true, Self.itself, $0) }
    }

    /// A quantile at each point; where few swings reach, the greatest of all points, so that nothing stands out there.
    private func quantiles(
        _ q: Double, fewest: Int, forEachPoint: ((_ point: Int, _ values: Span<Double>) -> Void) -> Void
    ) -> [Double] {
        var known = [Double?](repeating: nil, count: points)
        forEachPoint { point, values in
            if values.count >= fewest { known[point] = RobustStatistics.quantile(values, q) }
        }
        let greatest = known.compactMap(\.self).max() ?? 0
        return known.map { $0 ?? greatest }
    }

    private static func itself(_ values: Span<Double>, _ place: Int) -> Double { values[place] }

    /// Lends the finite values of all swings at each point.
    ///
    /// - Parameters:
    ///   - values: Swing by swing.
    ///   - lag: How many points behind the first one that a swing reaches it begins to have values.
    ///   - isEverywhere: Whether it has values also where the swing does not reach.
    ///   - value: The value at a place.
    ///   - body: Is given the points in ascending order.
    @inline(__always)
    private func forEachPoint(
        _ values: [Double], lag: Int = 0, isEverywhere: Bool = false, _ value: (Span<Double>, Int) -> Double,
        _ body: (_ point: Int, _ values: Span<Double>) -> Void
    ) {
        let all = values.span
        let room = rows.count
        var columns = [Double](repeating: 0, count: Self.blockLength * room)
        for first in stride(from: 0, to: points, by: Self.blockLength) {
            let block = first..<min(first + Self.blockLength, points)
            var counts = Counts(repeating: 0)
            var filled = columns.mutableSpan
            for (number, row) in rows.enumerated() {
                let begin = min(row.known.lowerBound + lag, row.known.upperBound)
                let reached = isEverywhere ? 0..<points : begin..<row.known.upperBound
                for point in block.clamped(to: reached) {
                    let one = value(all, number * points + point)
                    let place = point - first
                    // Written in any case, for whether a value is finite is no branch to guess.
                    filled[place * room + counts[place]] = one
                    counts[place] += one.isFinite ? 1 : 0
                }
            }
            for point in block {
                let start = (point - first) * room
                body(point, columns.span.extracting(start..<start + counts[point - first]))
            }
        }
    }
}
