import SignalProcessing

/// A moment at which a point of the foot rests on the floor while the foot turns about it.
///
/// The numbers lie as the sums over many of them ask for: a row for each of the world's axes.
struct PivotSample: Sendable, Hashable {
    /// Which of the pitch levels it was taken at.
    let level: Int
    /// Of each of the world's axes: the parts of the images of the foot's forward, left and up axes now, minus those at
    /// foot-flat, and of the place of the sensor minus its place at foot-flat, m.
    let x, y, z: SIMD4<Double>

    /// Creates a sample.
    ///
    /// - Parameters:
    ///   - level: Which of the pitch levels it was taken at.
    ///   - forward: Image of the foot's forward axis in the world now, minus that at foot-flat.
    ///   - left: The same of the left axis.
    ///   - up: The same of the up axis.
    ///   - displacement: Place of the sensor minus its place at foot-flat, m.
    init(level: Int, forward: Vector3, left: Vector3, up: Vector3, displacement: Vector3) {
        self.level = level
        x = SIMD4(forward.x, left.x, up.x, displacement.x)
        y = SIMD4(forward.y, left.y, up.y, displacement.y)
        z = SIMD4(forward.z, left.z, up.z, displacement.z)
    }
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
        guard samples.count >= max(3, levels), levels >= 1, levels <= Self.mostLevels else { return nil }
        let strides = Double(samples.count) / Double(levels)
        var residuals = PivotResiduals(count: samples.count)
        var solution = PositiveDefiniteSystem.Column(repeating: 0)
        var system = PositiveDefiniteSystem(size: 0)
        for _ in 0..<iterations {
            var equations = PivotEquations()
            equations.add(samples, residuals)
            system = equations.system(levels, solution: &solution)
            if let knownLeft {
                let hold = strides / (0.0001 * 0.0001)
                system[levels, levels] += hold
                solution[levels] += hold * knownLeft
            }
            guard system.factor() else { return nil }
            system.solve(&solution)
            residuals.update(samples, solution, levels: levels)
        }
        var unit = PositiveDefiniteSystem.Column(repeating: 0)
        unit[levels] = 1
        // The strides of one person share their errors: however many there are, they count as three.
        let leftVariance = system.quadraticForm(unit) * max(1, strides / 3)
        return PivotPoint(
            forward: (0..<levels).map { solution[$0] }, left: solution[levels], up: solution[levels + 1],
            leftDeviation: leftVariance.squareRoot(), residual: residuals.medianDistance)
    }

    /// Most levels with a forward place of their own.
    static let mostLevels = PivotEquations.mostLevels
}
