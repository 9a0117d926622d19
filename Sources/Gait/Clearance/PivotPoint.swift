import SignalProcessing

/// A moment at which a point of the foot rests on the floor while the foot turns about it.
struct PivotSample: Sendable, Hashable {
    /// Which of the pitch levels it was taken at.
    var level: Int
    /// Images of the foot's forward, left and up axes in the world now, minus those at foot-flat.
    var forward: Vector3
    var left: Vector3
    var up: Vector3
    /// Place of the sensor minus its place at foot-flat, m.
    var displacement: Vector3
}

/// A point of the sole found from the turns about it.
struct PivotPoint: Sendable, Hashable {
    /// Towards the toes, one for each level: contact rolls forward while the heel rises.
    var forward: [Double]
    /// To the left, m.
    var left: Double
    /// Up, m.
    var up: Double
    /// Standard deviation of the sideways place, m.
    var leftDeviation: Double
    /// Median distance between what the point predicts and the displacement, m.
    var residual: Double
}

/// Finds a pivot: the point that stays where it is while the foot turns.
///
/// With the foot's axes `F` and the orientation `M`, a point `r` that does not move satisfies
/// `(M(t) − M₀) F r = −(p(t) − p₀)`. All strides are solved together, robustly. Pooling the levels with one forward
/// lever is wrong: the sideways lever then soaks up the roll of the contact.
struct PivotFinder: Sendable {
    /// The sideways distance, when it is known from elsewhere, m.
    var knownLeft: Double?
    /// Passes of reweighting.
    var iterations = 6

    /// The pivot, or `nil` with fewer than three samples or degenerate turns.
    func find(_ samples: [PivotSample], levels: Int) -> PivotPoint? {
        guard samples.count >= max(3, levels) else { return nil }
        let size = levels + 2
        let strides = Double(samples.count) / Double(levels)
        var weights = [Double](repeating: 1, count: samples.count)
        var residuals = [Vector3](repeating: .zero, count: samples.count)
        var solution = [Double](repeating: 0, count: size)
        // Height is anchored on the floor, the horizontal place is not: each direction weighs by its own spread.
        var spread = Vector3(repeating: 0.005)
        var system = PositiveDefiniteSystem(size: size)
        for _ in 0..<iterations {
            system = PositiveDefiniteSystem(size: size)
            var right = [Double](repeating: 0, count: size)
            for (sample, weight) in zip(samples, weights) {
                accumulate(sample, weight, spread, levels, &system, &right)
            }
            if let knownLeft {
                let hold = strides / (0.0001 * 0.0001)
                system[levels, levels] += hold
                right[levels] += hold * knownLeft
            }
            guard system.factor() else { return nil }
            solution = system.solve(right)
            residuals = samples.map { residual(of: $0, solution, levels) }
            spread = Vector3(
                deviation(residuals.map { $0.x }), deviation(residuals.map { $0.y }), deviation(residuals.map { $0.z }))
            let distances = residuals.map { ($0 / spread).norm }
            let scale = max(2 * (RobustStatistics.median(distances) ?? 0), 1e-6)
            weights = distances.map { 1 / (1 + ($0 / scale) * ($0 / scale)) }
        }
        var unit = [Double](repeating: 0, count: size)
        unit[levels] = 1
        // The strides of one person share their errors: however many there are, they count as three.
        let leftVariance = system.quadraticForm(unit) * max(1, strides / 3)
        return PivotPoint(
            forward: Array(solution[..<levels]), left: solution[levels], up: solution[levels + 1],
            leftDeviation: leftVariance.squareRoot(), residual: RobustStatistics.median(residuals.map { $0.norm }) ?? 0)
    }

    /// Spread of residuals about zero, at least what the height of a foot-flat scatters, m.
    private func deviation(_ values: [Double]) -> Double {
        max(0.001, 1.4826 * (RobustStatistics.median(values.map(abs)) ?? 0))
    }

    private func accumulate(
        _ sample: PivotSample, _ weight: Double, _ spread: Vector3, _ levels: Int,
        _ system: inout PositiveDefiniteSystem, _ right: inout [Double]
    ) {
        let columns = [
            (sample.level, sample.forward / spread), (levels, sample.left / spread), (levels + 1, sample.up / spread),
        ]
        for (i, a) in columns {
            right[i] -= weight * a.dot(sample.displacement / spread)
            for (j, b) in columns where j <= i { system[i, j] += weight * a.dot(b) }
        }
    }

    private func residual(of sample: PivotSample, _ solution: [Double], _ levels: Int) -> Vector3 {
        sample.displacement + sample.forward * solution[sample.level] + sample.left * solution[levels]
            + sample.up * solution[levels + 1]
    }
}
