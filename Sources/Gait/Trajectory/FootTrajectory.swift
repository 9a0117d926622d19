import SignalProcessing

/// The path of one of a foot's strides.
struct NumberedPath: Sendable {
    /// Number of the stride.
    var stride: Int
    /// Its path.
    var path: StridePath
}

/// Conditions all strides of a foot on each other: the roll templates are learnt from them and anchor them.
struct FootTrajectory: Sendable {
    /// How errors grow.
    var noise = TrajectoryNoise()
    /// Passes of learning the templates and applying them.
    var iterations = 2
    /// A level is used when at least this many strides, and this share of them, cross it.
    var fewestStrides = 3
    /// Smallest share of strides that cross a level.
    var smallestShare = 0.3

    /// What was learnt about the foot.
    struct Result: Sendable {
        var strides: [ConditionedStride]
        var templates: RollTemplates
        /// End velocity relative to its model, 1 as expected.
        var noiseFactor: Double
        /// Median tilt left at the end of a stride, rad.
        var tiltClosure: Double
    }

    /// How the strides rise with nothing known but their rest at the end; `nil` for no strides.
    func freeRises(_ paths: [NumberedPath]) -> FreeRises? {
        guard !paths.isEmpty else { return nil }
        let innovations = paths.map { $0.path.innovation }
        // One false foot-flat would dominate the mean, so it counts for nine usual strides at most.
        let cap = 9 * (RobustStatistics.median(innovations) ?? 0)
        return FreeRises(
            rises: paths.map { FreeRise($0.path, noise) },
            noiseFactor: innovations.reduce(0) { $0 + min($1, cap) } / Double(innovations.count),
            tiltClosure: RobustStatistics.median(paths.map { $0.path.closure.tilt }) ?? 0)
    }

    /// Conditions the paths on each other.
    ///
    /// - Parameters:
    ///   - free: Their free rises.
    ///   - endRise: For each path the height of its end above its start, where the ground is known (zero on level ground);
    ///     `nil` on stairs, where the height is free.
    func condition(_ paths: [NumberedPath], _ free: FreeRises, endRise: [Double?]) -> Result {
        let usualLength = RobustStatistics.median(paths.map { $0.path.length }) ?? 0
        let isTypical = paths.indices.map { endRise[$0] != nil && paths[$0].path.length > 0.6 * usualLength }
        let pool = isTypical.contains(true) ? paths.indices.filter { isTypical[$0] } : Array(paths.indices)
        var templates = RollTemplates(
            lowestPitch: RobustStatistics.median(pool.map { paths[$0].path.pitch(paths[$0].path.lowestPitch) }) ?? 0,
            greatestPitch: RobustStatistics.median(pool.map { paths[$0].path.pitch(paths[$0].path.greatestPitch) }) ?? 0
        )
        var strides = paths.indices.map { i in
            GroundedStride(paths[i].path, templates, endRise: free.rises[i] == nil ? nil : endRise[i])
        }
        // With nothing typical there is nothing to learn from.
        let passes = isTypical.contains(true) ? iterations : 0
        for pass in 0...passes {
            for i in strides.indices { strides[i].condition(paths[i].path, templates, noise) }
            guard pass < passes else { break }
            let learning = strides.indices.filter { isTypical[$0] && strides[$0].height != nil }
            learn(&templates, from: learning, strides, needsSpread: pass == passes - 1)
        }
        var conditioned: [ConditionedStride] = []
        conditioned.reserveCapacity(paths.count)
        for i in paths.indices {
            guard let rise = free.rises[i] else { continue }
            let height = endRise[i] == nil ? HeightConditioning(paths[i].path, noise: noise) : strides[i].height
            guard let height else { continue }
            conditioned.append(
                ConditionedStride(
                    stride: paths[i].stride, path: paths[i].path, height: height, freeRise: rise.height))
        }
        return Result(
            strides: conditioned, templates: templates, noiseFactor: free.noiseFactor, tiltClosure: free.tiltClosure)
    }

    /// Takes the heights of the levels from strides; their spread only when it is asked for.
    private func learn(
        _ templates: inout RollTemplates, from learning: [Int], _ strides: [GroundedStride], needsSpread: Bool
    ) {
        let needed = max(Double(fewestStrides), smallestShare * Double(learning.count))
        var pushOff = [[Double]](repeating: [], count: templates.pushOff.count)
        var landing = [[Double]](repeating: [], count: templates.landing.count)
        for i in learning {
            for number in pushOff.indices { strides[i].pushOffHeight(number).map { pushOff[number].append($0) } }
            for number in landing.indices { strides[i].landingHeight(number).map { landing[number].append($0) } }
        }
        func learn(_ level: inout RollTemplates.Level, _ heights: [Double]) {
            level.height = Double(heights.count) >= needed ? RobustStatistics.median(heights) : nil
            guard needsSpread, level.height != nil else { return }
            level.spread = RobustStatistics.medianAbsoluteDeviation(heights) ?? 0
        }
        for number in pushOff.indices { learn(&templates.pushOff[number], pushOff[number]) }
        for number in landing.indices { learn(&templates.landing[number], landing[number]) }
    }
}
