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

    /// Conditions the paths on each other.
    ///
    /// - Parameter endRise: For each path the height of its end above its start, where the ground is known (zero on level
    ///   ground); `nil` on stairs, where the height is free.
    func condition(_ paths: [NumberedPath], endRise: [Double?]) -> Result? {
        guard !paths.isEmpty else { return nil }
        let usualLength = RobustStatistics.median(paths.map { $0.path.length }) ?? 0
        let isTypical = zip(paths, endRise).map { $0.1 != nil && $0.0.path.length > 0.6 * usualLength }
        let typical = zip(paths, isTypical).filter(\.1).map { $0.0.path }
        let pool = typical.isEmpty ? paths.map { $0.path } : typical
        var templates = RollTemplates(
            lowestPitch: RobustStatistics.median(pool.map { $0.pitch[$0.lowestPitch] }) ?? 0,
            greatestPitch: RobustStatistics.median(pool.map { $0.pitch[$0.greatestPitch] }) ?? 0)
        let crossings = paths.map { RollCrossings($0.path, templates) }
        // With nothing known about the ground there is nothing to learn from.
        let passes = isTypical.contains(true) ? iterations : 0
        let learning = Set(paths.indices.filter { isTypical[$0] }.map { paths[$0].stride })
        var strides: [ConditionedStride] = []
        for pass in 0...passes {
            strides = paths.indices.compactMap { i in
                conditioned(paths[i], crossings[i], templates, endRise: endRise[i])
            }
            guard pass < passes else { break }
            learn(&templates, from: strides.filter { learning.contains($0.stride) })
        }
        let innovations = paths.map { $0.path.innovation }
        // One false foot-flat would dominate the mean, so it counts for nine usual strides at most.
        let cap = 9 * (RobustStatistics.median(innovations) ?? 0)
        let factor = innovations.reduce(0) { $0 + min($1, cap) } / Double(innovations.count)
        return Result(
            strides: strides, templates: templates, noiseFactor: factor,
            tiltClosure: RobustStatistics.median(paths.map { $0.path.closure.tilt }) ?? 0)
    }

    private func conditioned(
        _ numbered: NumberedPath, _ crossings: RollCrossings, _ templates: RollTemplates, endRise: Double?
    ) -> ConditionedStride? {
        let path = numbered.path
        guard let free = HeightConditioning(path, anchors: [], noise: noise) else { return nil }
        var height = free
        if let endRise {
            var facts = anchors(templates.pushOff, crossings.pushOff, base: 0, spread: noise.pushOffRoll)
            facts.append(.init(point: path.endPoint, height: endRise, standardDeviation: noise.flatHeight))
            facts += anchors(templates.landing, crossings.landing, base: endRise, spread: noise.landingRoll)
            guard let grounded = HeightConditioning(path, anchors: facts, noise: noise) else { return nil }
            height = grounded
        }
        return ConditionedStride(
            stride: numbered.stride, path: path, crossings: crossings, height: height,
            freeRise: free.height(path.endPoint), freeRiseVariance: free.variance(path.endPoint))
    }

    private func anchors(
        _ levels: [RollTemplates.Level], _ points: [HeightPoint?], base: Double, spread: Double
    ) -> [HeightConditioning.Anchor] {
        // The deviations of one roll share their cause, so its levels together count as one.
        let deviation = spread * Double(levels.count).squareRoot()
        return zip(levels, points).compactMap { level, point in
            guard let height = level.height, let point else { return nil }
            return .init(point: point, height: base + height, standardDeviation: deviation)
        }
    }

    private func learn(_ templates: inout RollTemplates, from strides: [ConditionedStride]) {
        let needed = max(Double(fewestStrides), smallestShare * Double(strides.count))
        func learnt(_ level: RollTemplates.Level, _ heights: [Double]) -> RollTemplates.Level {
            var level = level
            guard Double(heights.count) >= needed, let median = RobustStatistics.median(heights) else {
                level.height = nil
                return level
            }
            level.height = median
            level.spread = RobustStatistics.medianAbsoluteDeviation(heights) ?? 0
            return level
        }
        for (number, level) in templates.pushOff.enumerated() {
            templates.pushOff[number] = learnt(
                level,
                strides.compactMap { stride in
                    stride.crossings.pushOff[number].map(stride.height.height)
                })
        }
        for (number, level) in templates.landing.enumerated() {
            templates.landing[number] = learnt(
                level,
                strides.compactMap { stride in
                    stride.crossings.landing[number].map {
                        stride.height.height($0) - stride.height.height(stride.path.endPoint)
                    }
                })
        }
    }
}
