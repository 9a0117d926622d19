import SignalKernels
import SignalProcessing

/// A point of a stride's path with all that its height depends on.
struct HeightPoint: Sendable, Hashable {
    /// Seconds from the start of the stride.
    var time: Double
    /// Height from free integration, m.
    var freeHeight: Double
    /// Way along the chord, m.
    var progress: Double
    /// Time integral of the velocity variance.
    var varianceIntegral: Double
    /// Second time integral of the velocity variance.
    var varianceDoubleIntegral: Double

    /// The start of a stride.
    static let start = HeightPoint(
        time: 0, freeHeight: 0, progress: 0, varianceIntegral: 0, varianceDoubleIntegral: 0)
}

extension StridePath {
    /// The path at a (fractional) sample of the stride.
    ///
    /// The two integrals are exact between samples. Interpolating both linearly would make covariances that no random walk
    /// has, and two anchors beside a shock would then contradict each other.
    func point(_ position: Double) -> HeightPoint {
        let k = min(max(Int(position), 0), count - 2)
        let f = position - Double(k)
        let (here, next) = (self[k], self[k + 1])
        let integral = here.velocityVarianceIntegral
        let growth = next.velocityVarianceIntegral - integral
        let level = here.heightAndProgress + f * (next.heightAndProgress - here.heightAndProgress)
        return HeightPoint(
            time: position * interval, freeHeight: level.x, progress: level.y, varianceIntegral: integral + f * growth,
            varianceDoubleIntegral: here.velocityVarianceDoubleIntegral
                + f * interval * (integral + 0.5 * f * growth))
    }
}

/// A fact about the height of a stride: at this point it is known with this standard deviation.
struct HeightAnchor: Sendable, Hashable {
    var point: HeightPoint
    var height: Double
    var standardDeviation: Double
}

/// The facts about one stride, at most ``most``, held within the value.
struct HeightAnchors: Sendable {
    /// Most facts: beside them the rest at the end is an unknown of the small system.
    static let most = PositiveDefiniteSystem.largestSize - 1

    /// Number of facts.
    private(set) var count = 0
    private var anchors = InlineArray<8, HeightAnchor>(
        repeating: HeightAnchor(point: .start, height: 0, standardDeviation: 0))

    /// No facts.
    init() {}

    /// A fact.
    subscript(index: Int) -> HeightAnchor {
        // A span, for one fact may else be read from a copy of all of them.
        @inline(__always) get { anchors.span[index] }
    }

    /// Adds a fact; beyond ``most`` none is taken.
    mutating func append(_ anchor: HeightAnchor) {
        guard count < Self.most else { return }
        anchors[count] = anchor
        count += 1
    }

    /// Puts the height of a fact right.
    mutating func setHeight(_ height: Double, at index: Int) { anchors[index].height = height }
}

/// The height of a stride, given what is known about it: a Gaussian process conditioned on a handful of facts.
///
/// The prior is the free integration with the covariance of its drift,
/// `k(i,j) = 2 D + (t_late − t_early) A + σ_v² t_i t_j + σ_p² x_i x_j` with A and D at the earlier of the two. The facts:
/// the foot rests at the end, on level ground at the height of the start, and its roll over the toe and the heel gives
/// the sensor a height that depends on pitch alone.
struct HeightConditioning: Sendable {
    /// Variance of the velocity of a foot at rest, (m/s)².
    let restVariance: Double
    /// Variance of the tilt left over, rad².
    let tiltVariance: Double
    /// Vertical velocity that the free integration leaves at the end, m/s.
    private let endVelocity: Double
    private(set) var anchors: HeightAnchors
    /// What the rest at the end weighs, then each of the anchors.
    private(set) var weights = PositiveDefiniteSystem.Column(repeating: 0)
    private var system: PositiveDefiniteSystem

    /// Conditions a path on the given anchors and on resting at its end; `nil` when the facts contradict each other.
    init?(_ path: StridePath, anchors: HeightAnchors = HeightAnchors(), noise: TrajectoryNoise) {
        restVariance = noise.restVelocity * noise.restVelocity
        tiltVariance = noise.remainingTilt * noise.remainingTilt
        endVelocity = path.closure.velocity.z
        self.anchors = anchors
        system = PositiveDefiniteSystem(size: anchors.count + 1)
        system[0, 0] = path.closure.velocityVariance + 2 * restVariance
        for row in 0..<anchors.count {
            let anchor = anchors[row]
            system[row + 1, 0] = covarianceWithEnd(anchor.point)
            for column in 0..<row { system[row + 1, column + 1] = covariance(anchor.point, anchors[column].point) }
            system[row + 1, row + 1] =
                covariance(anchor.point, anchor.point) + anchor.standardDeviation * anchor.standardDeviation
        }
        guard system.factor() else { return nil }
        solve()
    }

    /// Gives the anchors other heights: how they depend on each other stays as it is.
    mutating func setHeights(_ height: (Int) -> Double) {
        for index in 0..<anchors.count { anchors.setHeight(height(index), at: index) }
        solve()
    }

    private mutating func solve() {
        var column = PositiveDefiniteSystem.Column(repeating: 0)
        column[0] = -endVelocity
        for index in 0..<anchors.count { column[index + 1] = anchors[index].height - anchors[index].point.freeHeight }
        system.solve(&column)
        weights = column
    }

    /// The height at a point, m.
    func height(_ point: HeightPoint) -> Double {
        var height = point.freeHeight + weights[0] * covarianceWithEnd(point)
        for index in 0..<anchors.count { height += weights[index + 1] * covariance(point, anchors[index].point) }
        return height
    }

    /// The height at the point of an anchor, m.
    ///
    /// The weights solve (K + S) w = r, so what K w adds there is r without the anchor's own part of S w.
    func height(atAnchor index: Int) -> Double {
        let deviation = anchors[index].standardDeviation
        return anchors[index].height - deviation * deviation * weights[index + 1]
    }

    /// The variance of the height at a point before the recording's own noise factor is applied, m².
    func variance(_ point: HeightPoint) -> Double {
        var covariances = PositiveDefiniteSystem.Column(repeating: 0)
        covariances[0] = covarianceWithEnd(point)
        for index in 0..<anchors.count { covariances[index + 1] = covariance(point, anchors[index].point) }
        return max(0, covariance(point, point) - system.quadraticForm(covariances))
    }

    /// Covariance of the height at a point with the velocity at the end.
    private func covarianceWithEnd(_ point: HeightPoint) -> Double {
        point.varianceIntegral + restVariance * point.time
    }

    private func covariance(_ a: HeightPoint, _ b: HeightPoint) -> Double {
        let (early, late) = a.time <= b.time ? (a, b) : (b, a)
        return 2 * early.varianceDoubleIntegral + (late.time - early.time) * early.varianceIntegral
            + restVariance * a.time * b.time + tiltVariance * a.progress * b.progress
    }
}
