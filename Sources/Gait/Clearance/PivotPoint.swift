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
    /// Sideways distance assumed without evidence, and its spread, m.
    var leftPrior = 0.0
    /// Spread of the sideways prior, m.
    var leftSpread = 0.030
    /// Passes of reweighting.
    var iterations = 6

    /// The pivot, or `nil` with fewer than three samples or degenerate turns.
    func find(_ samples: [PivotSample], levels: Int) -> PivotPoint? {
        guard samples.count >= max(3, levels) else { return nil }
        let size = levels + 2
        var weights = [Double](repeating: 1, count: samples.count)
        var residuals = [Double](repeating: 0, count: samples.count)
        var solution = [Double](repeating: 0, count: size)
        var spread = 0.003
        var precision = 0.0
        for _ in 0..<iterations {
            var system = PositiveDefiniteSystem(size: size)
            var right = [Double](repeating: 0, count: size)
            for (sample, weight) in zip(samples, weights) {
                accumulate(sample, weight, levels, &system, &right)
            }
            // The strides of one person share their errors, so the prior counts with a third of them.
            let ridge = Double(samples.count) / Double(3 * levels) * (spread / leftSpread) * (spread / leftSpread)
            system[levels, levels] += ridge
            right[levels] += ridge * leftPrior
            for i in 0..<size { system[i, i] += 1e-9 }
            guard system.factor() else { return nil }
            solution = system.solve(right)
            var unit = [Double](repeating: 0, count: size)
            unit[levels] = 1
            precision = system.quadraticForm(unit)
            for (i, sample) in samples.enumerated() {
                residuals[i] = self.residual(of: sample, solution, levels).norm
            }
            let scale = max(2 * (RobustStatistics.median(residuals) ?? 0), 1e-6)
            spread = max(scale / 2, 0.001)
            weights = residuals.map { 1 / (1 + ($0 / scale) * ($0 / scale)) }
        }
        return PivotPoint(
            forward: Array(solution[..<levels]), left: solution[levels], up: solution[levels + 1],
            leftDeviation: spread * (max(0, precision) * Double(3 * levels)).squareRoot(),
            residual: RobustStatistics.median(residuals) ?? 0)
    }

    private func accumulate(
        _ sample: PivotSample, _ weight: Double, _ levels: Int, _ system: inout PositiveDefiniteSystem,
        _ right: inout [Double]
    ) {
        let columns = [(sample.level, sample.forward), (levels, sample.left), (levels + 1, sample.up)]
        for (i, a) in columns {
            right[i] -= weight * a.dot(sample.displacement)
            for (j, b) in columns where j <= i { system[i, j] += weight * a.dot(b) }
        }
    }

    private func residual(of sample: PivotSample, _ solution: [Double], _ levels: Int) -> Vector3 {
        sample.displacement + sample.forward * solution[sample.level] + sample.left * solution[levels]
            + sample.up * solution[levels + 1]
    }
}
