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
}

extension StridePath {
    /// The path at a (fractional) sample of the stride.
    ///
    /// The two integrals are exact between samples. Interpolating both linearly would make covariances that no random walk
    /// has, and two anchors beside a shock would then contradict each other.
    func point(_ position: Double) -> HeightPoint {
        let k = min(max(Int(position), 0), count - 2)
        let f = position - Double(k)
        let integral = velocityVarianceIntegral[k]
        let growth = velocityVarianceIntegral[k + 1] - integral
        return HeightPoint(
            time: position * interval, freeHeight: freeHeight[k] + f * (freeHeight[k + 1] - freeHeight[k]),
            progress: progress[k] + f * (progress[k + 1] - progress[k]), varianceIntegral: integral + f * growth,
            varianceDoubleIntegral: velocityVarianceDoubleIntegral[k] + f * interval * (integral + 0.5 * f * growth))
    }
}

/// The height of a stride, given what is known about it: a Gaussian process conditioned on a handful of facts.
///
/// The prior is the free integration with the covariance of its drift,
/// `k(i,j) = 2 D + (t_late − t_early) A + σ_v² t_i t_j + σ_p² x_i x_j` with A and D at the earlier of the two. The facts:
/// the foot rests at the end, on level ground at the height of the start, and its roll over the toe and the heel gives
/// the sensor a height that depends on pitch alone.
struct HeightConditioning: Sendable {
    /// A fact: at this point the height is known with this standard deviation.
    struct Anchor: Sendable, Hashable {
        var point: HeightPoint
        var height: Double
        var standardDeviation: Double
    }

    private let noise: TrajectoryNoise
    private let anchors: [Anchor]
    private let weights: [Double]
    private let system: PositiveDefiniteSystem

    /// Conditions a path on the given anchors and on resting at its end; `nil` when the facts contradict each other.
    init?(_ path: StridePath, anchors: [Anchor], noise: TrajectoryNoise) {
        self.noise = noise
        self.anchors = anchors
        let size = anchors.count + 1
        let rest = noise.restVelocity * noise.restVelocity
        var system = PositiveDefiniteSystem(size: size)
        var right = [-path.closure.velocity.z]
        system[0, 0] = path.closure.velocityVariance + 2 * rest
        for (row, anchor) in anchors.enumerated() {
            system[row + 1, 0] = anchor.point.varianceIntegral + rest * anchor.point.time
            for column in 0...row {
                system[row + 1, column + 1] = Self.covariance(anchor.point, anchors[column].point, noise)
            }
            system[row + 1, row + 1] += anchor.standardDeviation * anchor.standardDeviation
            right.append(anchor.height - anchor.point.freeHeight)
        }
        guard system.factor() else { return nil }
        self.system = system
        weights = system.solve(right)
    }

    /// The height at a point, m.
    func height(_ point: HeightPoint) -> Double {
        var height = point.freeHeight
        height += weights[0] * (point.varianceIntegral + noise.restVelocity * noise.restVelocity * point.time)
        for (anchor, weight) in zip(anchors, weights.dropFirst()) {
            height += weight * Self.covariance(point, anchor.point, noise)
        }
        return height
    }

    /// The heights at all samples of the path, m.
    ///
    /// The sum over anchors collapses between anchors: with the earlier point's integrals in the kernel, the anchors
    /// behind a sample add a constant and a line in time, those ahead multiply the sample's own integrals. Cost O(n + m),
    /// whatever the number of anchors.
    func heights(_ path: StridePath) -> [Double] {
        let order = anchors.indices.sorted { anchors[$0].point.time < anchors[$1].point.time }
        let rest = noise.restVelocity * noise.restVelocity
        let tilt = noise.remainingTilt * noise.remainingTilt
        var aheadWeight = 0.0
        var timeMoment = 0.0
        var progressMoment = 0.0
        for (anchor, weight) in zip(anchors, weights.dropFirst()) {
            aheadWeight += weight
            timeMoment += weight * anchor.point.time
            progressMoment += weight * anchor.point.progress
        }
        var aheadMoment = timeMoment
        var behindConstant = 0.0
        var behindLine = 0.0
        var next = 0
        var heights = path.freeHeight
        for k in heights.indices {
            let time = Double(k) * path.interval
            while next < order.count, anchors[order[next]].point.time <= time {
                let anchor = anchors[order[next]].point
                let weight = weights[order[next] + 1]
                behindConstant += weight * (2 * anchor.varianceDoubleIntegral - anchor.time * anchor.varianceIntegral)
                behindLine += weight * anchor.varianceIntegral
                aheadWeight -= weight
                aheadMoment -= weight * anchor.time
                next += 1
            }
            let own = path.velocityVarianceIntegral[k]
            heights[k] +=
                weights[0] * (own + rest * time) + behindConstant + behindLine * time
                + 2 * path.velocityVarianceDoubleIntegral[k] * aheadWeight
                + own * (aheadMoment - time * aheadWeight)
                + rest * time * timeMoment + tilt * path.progress[k] * progressMoment
        }
        return heights
    }

    /// The variance of the height at a point before the recording's own noise factor is applied, m².
    func variance(_ point: HeightPoint) -> Double {
        var covariances = [point.varianceIntegral + noise.restVelocity * noise.restVelocity * point.time]
        for anchor in anchors { covariances.append(Self.covariance(point, anchor.point, noise)) }
        return max(0, Self.covariance(point, point, noise) - system.quadraticForm(covariances))
    }

    private static func covariance(_ a: HeightPoint, _ b: HeightPoint, _ noise: TrajectoryNoise) -> Double {
        let (early, late) = a.time <= b.time ? (a, b) : (b, a)
        return 2 * early.varianceDoubleIntegral + (late.time - early.time) * early.varianceIntegral
            + noise.restVelocity * noise.restVelocity * a.time * b.time
            + noise.remainingTilt * noise.remainingTilt * a.progress * b.progress
    }
}
