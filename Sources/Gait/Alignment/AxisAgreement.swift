import Recordings
import SignalProcessing

/// Whether a foot's gyroscope belongs to its accelerometer: same axes, same signs, same scale.
///
/// From rest to rest a foot ends without velocity. With the right axes the velocity integrated over a stride ends within
/// 0.2 to 0.7 m/s of that, on every genuine recording that was tried, and never any nearer with others; with axes exchanged or turned over gravity is taken
/// away in the wrong direction, and the foot seems to fly on at 1 to 10 m/s. Which exchange it is, is told by trying all
/// of them.
struct AxisAgreement: Sendable {
    /// Strides that are enough to tell.
    var fewest = 3
    /// Strides that are looked at.
    var most = 24
    /// Strides on which other axes are tried.
    var mostTried = 8
    /// Longest stride from rest to rest, s; as long as the longest that is followed.
    var longestStride = 3.5
    /// The usual end velocity below which nothing is amiss, m/s.
    var usualVelocity = 0.35
    /// The usual end velocity above which something is wrong whatever it is, m/s.
    var greatestVelocity = 2.0
    /// Below this rate the blow of the heel may fall between two samples, and only better axes tell of wrong ones, Hz.
    var leastRate = 50.0
    /// Other axes are the right ones when they leave less than this share of the velocity.
    var improvement = 0.4
    /// They are named when they leave less than this share, and the next best ones this many times as much.
    var clearImprovement = 0.25
    var distinction = 1.3

    /// Why the two do not belong together; `nil` when they do, or when there are too few strides to say.
    func objection(
        _ foot: SegmentedFoot, bounds: [FootFlatFinder.Bounds], gravity: Double, in signal: FootSignal
    ) -> String? {
        let strides = self.strides(foot, bounds, signal)
        guard strides.count >= fewest else { return nil }
        let bias = GyroscopeBias().standing(foot, in: signal) ?? .zero
        func left(_ axes: GyroscopeAxes, _ strides: [Stride]) -> Double {
            RobustStatistics.median(
                strides.map { endVelocity(of: $0, signal, gravity: gravity, bias: bias, axes: axes) }) ?? 0
        }
        guard left(.identity, strides) > usualVelocity else { return nil }
        let few = some(mostTried, of: strides)
        let found = left(.identity, few)
        let others = GyroscopeAxes.others.map { (axes: $0, velocity: left($0, few)) }
            .sorted { $0.velocity < $1.velocity }
        let ends = "strides end at \(rounded(found)) m/s instead of at rest"
        let isImpossible = found > greatestVelocity && signal.rate >= leastRate
        guard let best = others.first, best.velocity < improvement * found || isImpossible else { return nil }
        let isClear = best.velocity < clearImprovement * found && others[1].velocity > distinction * best.velocity
        return "accelerometer and gyroscope do not fit each other: \(ends)"
            + (isClear
                ? ", and at \(rounded(best.velocity)) m/s with \(best.axes.description)"
                : "; axes are exchanged or turned over, a scale is wrong, or peaks are cut off")
    }

    /// A stride from rest to rest.
    private typealias Stride = (before: FootFlat, after: FootFlat)

    /// Strides from rest to rest, evenly spread.
    private func strides(
        _ foot: SegmentedFoot, _ bounds: [FootFlatFinder.Bounds], _ signal: FootSignal
    ) -> [Stride] {
        let limit = RestLimit().limit(for: bounds.flatMap { [$0.before, $0.after] }.compactMap(\.self))
        let all = bounds.indices.compactMap { i -> Stride? in
            guard foot.strides[i].kind == .swing, let before = bounds[i].before, let after = bounds[i].after,
                before.restlessness <= limit, after.restlessness <= limit,
                after.index - before.index >= signal.samples(0.4),
                Double(after.index - before.index) <= longestStride * signal.rate
            else { return nil }
            return (before, after)
        }
        return some(most, of: all)
    }

    /// So many strides at most, evenly spread.
    private func some(_ count: Int, of strides: [Stride]) -> [Stride] {
        guard strides.count > count else { return strides }
        return (0..<count).map { strides[$0 * strides.count / count] }
    }

    /// The velocity that is left at the end of a stride, m/s.
    private func endVelocity(
        of stride: Stride, _ signal: FootSignal, gravity: Double, bias: Vector3,
        axes: GyroscopeAxes
    ) -> Double {
        let (rate, force) = (signal.angularRate, signal.acceleration)
        let (rateX, rateY, rateZ) = (rate.x.span, rate.y.span, rate.z.span)
        let (forceX, forceY, forceZ) = (force.x.span, force.y.span, force.z.span)
        let step = 1 / signal.rate
        let down = stride.before.acceleration.normalized * gravity
        var orientation = Rotation.identity
        var velocity = Vector3.zero
        for i in stride.before.index..<stride.after.index {
            velocity += (orientation.apply(Vector3(forceX[i], forceY[i], forceZ[i])) - down) * step
            let turned = axes.apply(Vector3(rateX[i], rateY[i], rateZ[i]) - bias)
            orientation = (orientation * Rotation(rotationVector: turned * step)).normalized
        }
        return velocity.norm
    }
}

/// Axes of a gyroscope other than those it says.
struct GyroscopeAxes: Sendable, Hashable, CustomStringConvertible {
    /// From which axis x, y and z are taken.
    private var sources: [Int]
    /// With which signs.
    private var signs: Vector3
    /// How many times as fast.
    private var scale = 1.0

    /// The axes as they are.
    static let identity = GyroscopeAxes(sources: [0, 1, 2], signs: Vector3(1, 1, 1))

    /// All exchanges and reversals of axes, the two confusions of degrees and radians, and twice the range.
    static let others: [GyroscopeAxes] = {
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
        let all = orders.flatMap { order in
            (0..<8).map { bits in
                GyroscopeAxes(
                    sources: order,
                    signs: Vector3(bits & 1 == 0 ? 1 : -1, bits & 2 == 0 ? 1 : -1, bits & 4 == 0 ? 1 : -1))
            }
        }
        let scaled = [Double.pi / 180, 180 / Double.pi, 0.5, 2].map { scale in
            var axes = identity
            axes.scale = scale
            return axes
        }
        return all.filter { $0 != .identity } + scaled
    }()

    /// The angular rate about the right axes.
    @inline(__always)
    func apply(_ rate: Vector3) -> Vector3 {
        Vector3(rate[sources[0]], rate[sources[1]], rate[sources[2]]) * signs * scale
    }

    var description: String {
        if scale > 10 { return "an angular rate 57.3 times as fast, as if rad/s had been taken for deg/s" }
        if scale < 0.1 { return "an angular rate 57.3 times as slow, as if deg/s had been taken for rad/s" }
        if scale != 1 { return "an angular rate \(scale > 1 ? "twice" : "half") as fast, as of another range" }
        let names = ["x", "y", "z"]
        let list = (0..<3).map { (signs[$0] < 0 ? "-" : "") + names[sources[$0]] }.joined(separator: ", ")
        return "\(list) of the gyroscope in the places of x, y, z"
    }
}
