import SignalProcessing

/// The normal equations of a pivot: sums over all samples, a forward place for each level, and one place to the left and
/// up for all.
struct PivotEquations: Sendable {
    /// Most levels.
    static let mostLevels = 4

    /// Products with the forward axis, level by level: with itself, with left, with up, with the displacement.
    private var forward = InlineArray<4, SIMD4<Double>>(repeating: .zero)
    /// Products of the left axis with itself and with the displacement, then those of the up axis.
    private var level = SIMD4<Double>.zero
    /// Products of left and up.
    private var leftUp = 0.0

    /// No samples.
    init() {}

    /// Adds samples, each by its weight, each direction by its spread.
    mutating func add(_ samples: [PivotSample], _ residuals: PivotResiduals) {
        let scale = 1 / (residuals.spread * residuals.spread)
        for (index, sample) in samples.enumerated() {
            let share = scale * residuals.weights[index]
            let (f, l, u) = (sample.forward * share, sample.left * share, sample.up * share)
            let d = sample.displacement
            forward[sample.level] += SIMD4(f.dot(sample.forward), f.dot(sample.left), f.dot(sample.up), f.dot(d))
            level += SIMD4(l.dot(sample.left), l.dot(d), u.dot(sample.up), u.dot(d))
            leftUp += u.dot(sample.left)
        }
    }

    /// The system for these levels and its right-hand side.
    func system(_ levels: Int, solution: inout PositiveDefiniteSystem.Column) -> PositiveDefiniteSystem {
        var system = PositiveDefiniteSystem(size: levels + 2)
        let (left, up) = (levels, levels + 1)
        for number in 0..<levels {
            let sums = forward[number]
            system[number, number] = sums.x
            system[left, number] = sums.y
            system[up, number] = sums.z
            solution[number] = -sums.w
        }
        system[left, left] = level.x
        system[up, left] = leftUp
        system[up, up] = level.z
        solution[left] = -level.y
        solution[up] = -level.w
        return system
    }
}

/// What a pivot leaves of the displacements, and how much each sample counts after it.
struct PivotResiduals: Sendable {
    /// Spread along each of the world's axes, m.
    ///
    /// Height is anchored on the floor, the horizontal place is not: each direction weighs by its own spread.
    private(set) var spread = Vector3(repeating: 0.005)
    /// Weight of each sample.
    private(set) var weights: [Double]
    private var x: [Double]
    private var y: [Double]
    private var z: [Double]
    private var medians = [TrackedMedian](repeating: TrackedMedian(), count: 4)

    /// All samples count alike before there is a pivot.
    init(count: Int) {
        weights = [Double](repeating: 1, count: count)
        x = [Double](repeating: 0, count: count)
        y = x
        z = x
    }

    /// Takes the residuals of a pivot, and from them spread and weights.
    mutating func update(_ samples: [PivotSample], _ solution: PositiveDefiniteSystem.Column, levels: Int) {
        let (left, up) = (solution[levels], solution[levels + 1])
        for (index, sample) in samples.enumerated() {
            let rest =
                sample.displacement + sample.forward * solution[sample.level] + sample.left * left + sample.up * up
            x[index] = abs(rest.x)
            y[index] = abs(rest.y)
            z[index] = abs(rest.z)
        }
        spread = Vector3(deviation(x, 0), deviation(y, 1), deviation(z, 2))
        let scale = 1 / spread
        for index in weights.indices {
            weights[index] = (Vector3(x[index], y[index], z[index]) * scale).norm
        }
        let usual = max(2 * (medians[3].median(weights) ?? 0), 1e-6)
        for index in weights.indices {
            let ratio = weights[index] / usual
            weights[index] = 1 / (1 + ratio * ratio)
        }
    }

    /// Median distance of a sample from what the pivot predicts, m.
    var medianDistance: Double {
        RobustStatistics.median(x.indices.map { Vector3(x[$0], y[$0], z[$0]).norm }) ?? 0
    }

    /// Spread of residuals about zero, at least what the height of a foot-flat scatters, m.
    private mutating func deviation(_ sizes: [Double], _ axis: Int) -> Double {
        max(0.001, 1.4826 * (medians[axis].median(sizes) ?? 0))
    }
}
