import SignalKernels
import SignalProcessing

/// The normal equations of a pivot: sums over all samples, a forward place for each level, and one place to the left and
/// up for all.
struct PivotEquations: Sendable {
    /// Most levels.
    static let mostLevels = 4

    /// Products with the forward axis, level by level: with itself, with left, with up, with the displacement.
    private var forward = InlineArray<4, SIMD4<Double>>(repeating: .zero)
    /// The same products with the left axis, over all levels.
    private var left = SIMD4<Double>.zero
    /// The same products with the up axis.
    private var up = SIMD4<Double>.zero

    /// No samples.
    init() {}

    /// Adds samples, each by its weight, each direction by its spread.
    mutating func add(_ samples: [PivotSample], _ residuals: PivotResiduals) {
        let scale = 1 / (residuals.spread * residuals.spread)
        let (samples, weights) = (samples.span, residuals.weights.span)
        for index in samples.indices {
            let level = samples[index].level
            let (x, y, z) = (samples[index].x, samples[index].y, samples[index].z)
            let share = scale * weights[index]
            forward[level] += x * (x.x * share.x) + y * (y.x * share.y) + z * (z.x * share.z)
            left += x * (x.y * share.x) + y * (y.y * share.y) + z * (z.y * share.z)
            up += x * (x.z * share.x) + y * (y.z * share.y) + z * (z.z * share.z)
        }
    }

    /// The system for these levels and its right-hand side.
    func system(_ levels: Int, solution: inout PositiveDefiniteSystem.Column) -> PositiveDefiniteSystem {
        var system = PositiveDefiniteSystem(size: levels + 2)
        for number in 0..<levels {
            let sums = forward[number]
            system[number, number] = sums.x
            system[levels, number] = sums.y
            system[levels + 1, number] = sums.z
            solution[number] = -sums.w
        }
        system[levels, levels] = left.y
        system[levels + 1, levels] = up.y
        system[levels + 1, levels + 1] = up.z
        solution[levels] = -left.w
        solution[levels + 1] = -up.w
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
        var (xs, ys, zs): ([Double], [Double], [Double]) = ([], [], [])
        // Taken out while they are filled: three columns of one value cannot be written to at a time.
        swap(&x, &xs)
        swap(&y, &ys)
        swap(&z, &zs)
        fill(&xs, &ys, &zs, samples.span, solution, left, up)
        swap(&x, &xs)
        swap(&y, &ys)
        swap(&z, &zs)
        spread = Vector3(deviation(x), deviation(y), deviation(z))
        weights = VectorArithmetic.norms(x.span, y.span, z.span, times: 1 / spread)
        let usual = max(2 * (RobustStatistics.median(weights) ?? 0), 1e-6)
        var counts = weights.mutableSpan
        for index in counts.indices {
            let ratio = counts[index] / usual
            counts[index] = 1 / (1 + ratio * ratio)
        }
    }

    /// Puts the sizes of the residuals into columns.
    private func fill(
        _ x: inout [Double], _ y: inout [Double], _ z: inout [Double], _ samples: Span<PivotSample>,
        _ solution: PositiveDefiniteSystem.Column, _ left: Double, _ up: Double
    ) {
        var xs = x.mutableSpan
        var ys = y.mutableSpan
        var zs = z.mutableSpan
        for index in samples.indices {
            let forward = solution[samples[index].level]
            let (x, y, z) = (samples[index].x, samples[index].y, samples[index].z)
            xs[index] = abs(x.w + x.x * forward + x.y * left + x.z * up)
            ys[index] = abs(y.w + y.x * forward + y.y * left + y.z * up)
            zs[index] = abs(z.w + z.x * forward + z.y * left + z.z * up)
        }
    }

    /// Median distance of a sample from what the pivot predicts, m.
    var medianDistance: Double {
        RobustStatistics.median(x.indices.map { Vector3(x[$0], y[$0], z[$0]).norm }) ?? 0
    }

    /// Spread of residuals about zero, at least what the height of a foot-flat scatters, m.
    private func deviation(_ sizes: [Double]) -> Double {
        max(0.001, 1.4826 * (RobustStatistics.median(sizes) ?? 0))
    }
}
