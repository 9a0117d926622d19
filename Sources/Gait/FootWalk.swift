import Recordings
import SignalProcessing

/// The trajectory stage of one foot: from foot-flats to conditioned strides and the points of the sole.
struct FootWalk: Sendable {
    /// The foot's axes.
    var frame: FootFrame
    /// Strides with a trajectory.
    var trajectory: FootTrajectory.Result
    /// The ground under each stride of the segmentation.
    var ground: [TerrainLabels.Ground]
    /// Slope of the ground, rise over length, when there is one.
    var slope: Double?
    /// How surely forward is told from backward, 0 to 1: net displacement along the foot over the way.
    var forwardConfidence: Double

    /// Longest stride from foot-flat to foot-flat, s.
    static let longestStride = 3.5

    /// Builds the trajectory of a foot.
    init(
        _ foot: SegmentedFoot, bounds: [FootFlatFinder.Bounds], in signal: FootSignal
    ) throws(FootAlignment.Failure) {
        var flats: [FootFlat] = []
        for bound in bounds {
            if let before = bound.before, before != flats.last { flats.append(before) }
            if let after = bound.after { flats.append(after) }
        }
        let limit = RestLimit().limit(for: flats)
        let resting = flats.filter { $0.restlessness <= limit }
        var frame = try FootAlignment().align(foot, flats: resting, in: signal)
        let eligible = bounds.indices.filter { i in
            guard let before = bounds[i].before, let after = bounds[i].after else { return false }
            return before.restlessness <= limit && after.restlessness <= limit
                && after.index - before.index >= signal.samples(0.2)
                && Double(after.index - before.index) <= Self.longestStride * signal.rate
        }
        if !frame.biasFromStanding { Self.refineBias(&frame, bounds, eligible, signal) }

        // On level ground the foot's usual up steadies that of the single rest.
        var paths = Self.integrate(eligible, bounds, frame, signal, upShare: 0.5)
        // The way a foot travels tells its front from its back; the movement alone may err. Where the way does not tell
        // either, the movement has the better record.
        let direction = Self.direction(of: paths)
        forwardConfidence = abs(direction)
        if direction < -ClearanceGate().forwardConfidence {
            frame = frame.reversed
            paths = Self.integrate(eligible, bounds, frame, signal, upShare: 0.5)
        }
        self.frame = frame

        // First with free heights: what the ground is like must not come from an assumption about it.
        let stage = FootTrajectory()
        guard var free = stage.freeRises(paths) else { throw .noStride }
        var measured = [TerrainLabels.Measured?](repeating: nil, count: bounds.count)
        for (i, path) in paths.enumerated() {
            guard let rise = free.rises[i] else { continue }
            let length = path.path.length
            measured[path.stride] = TerrainLabels.Measured(
                rise: rise.height, deviation: free.deviation(rise, length: length), length: length)
        }
        let (labels, slope) = TerrainLabels().label(measured, tilt: free.tiltClosure)
        ground = labels
        self.slope = slope

        // On stairs only the rest itself tells up.
        let again = Self.integrate(
            paths.map(\.stride).filter { labels[$0] != .level }, bounds, frame, signal, upShare: 1)
        var place = 0
        for path in again {
            while paths[place].stride != path.stride { place += 1 }
            paths[place] = path
        }
        if !again.isEmpty, let renewed = stage.freeRises(paths) { free = renewed }
        let rise = slope ?? 0
        let endRise = paths.map { labels[$0.stride] == .level ? rise * $0.path.length : nil }
        trajectory = stage.condition(paths, free, endRise: endRise)
    }

    /// Net displacement along the foot over the way: 1 when it always goes forward, -1 when always backward.
    ///
    /// A stride counts for two usual ones at most, lest a single wild one decide.
    private static func direction(of paths: [NumberedPath]) -> Double {
        let most = 2 * (RobustStatistics.median(paths.map { $0.path.length }) ?? 0)
        var way = 0.0
        var net = 0.0
        for path in paths.map({ $0.path }) where path.length > 0 {
            let weight = min(1, most / path.length)
            way += weight * path.length
            net += weight * path[path.count - 1].x
        }
        return way > 0 ? net / way : 0
    }

    private static func refineBias(
        _ frame: inout FootFrame, _ bounds: [FootFlatFinder.Bounds], _ eligible: [Int], _ signal: FootSignal
    ) {
        let strides = eligible.compactMap { i -> StrideEnds? in
            guard let before = bounds[i].before, let after = bounds[i].after,
                Double(after.index - before.index) < 2 * signal.rate
            else { return nil }
            return StrideEnds(
                stride: i, range: before.index..<after.index + 1, startUp: before.acceleration.normalized,
                endUp: after.acceleration.normalized)
        }
        for _ in 0..<2 {
            let closures = StrideIntegration().closures(of: signal, strides, frame: frame)
            let correction = GyroscopeBias().correction(from: closures)
            frame.bias += correction
            // Closure is linear in a small bias: once is enough.
            if correction.norm < 0.02 { break }
        }
    }

    /// Integrates strides; `upShare` is how much of up is taken from the stride's own rest instead of the foot's usual one.
    private static func integrate(
        _ strides: [Int], _ bounds: [FootFlatFinder.Bounds], _ frame: FootFrame, _ signal: FootSignal, upShare: Double
    ) -> [NumberedPath] {
        func up(_ flat: FootFlat) -> Vector3 {
            (flat.acceleration.normalized * upShare + frame.up * (1 - upShare)).normalized
        }
        let ends = strides.compactMap { i -> StrideEnds? in
            guard let before = bounds[i].before, let after = bounds[i].after else { return nil }
            return StrideEnds(
                stride: i, range: before.index..<after.index + 1, startUp: up(before), endUp: up(after))
        }
        return StrideIntegration().integrate(signal, ends, frame: frame)
    }
}
