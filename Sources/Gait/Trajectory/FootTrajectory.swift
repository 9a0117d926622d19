import SignalProcessing

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

    /// Conditions the paths; `level` tells for each whether it is on level ground.
    func condition(_ paths: [(stride: Int, path: StridePath)], level: [Bool]) -> Result? {
        guard !paths.isEmpty else { return nil }
        let usualLength = RobustStatistics.median(paths.map(\.path.length)) ?? 0
        let typical = zip(paths, level).filter { $0.1 && $0.0.path.length > 0.6 * usualLength }.map(\.0.path)
        let pool = typical.isEmpty ? paths.map(\.path) : typical
        var templates = RollTemplates(
            lowestPitch: RobustStatistics.median(pool.map { $0.pitch[$0.lowestPitch] }) ?? 0,
            greatestPitch: RobustStatistics.median(pool.map { $0.pitch[$0.greatestPitch] }) ?? 0)
        let crossings = paths.map { RollCrossings($0.path, templates) }
        var strides: [ConditionedStride] = []
        for iteration in 0...iterations {
            strides = zip(zip(paths, crossings), level).compactMap { item, isLevel in
                conditioned(item.0.stride, item.0.path, item.1, templates, isLevel: isLevel)
            }
            guard iteration < iterations else { break }
            let isTypical = Set(
                zip(paths, level).filter { $0.1 && $0.0.path.length > 0.6 * usualLength }.map(\.0.stride))
            learn(&templates, from: strides.filter { isTypical.contains($0.stride) })
        }
        let innovations = paths.map { $0.path }.map { path in
            path.endVelocity.dot(path.endVelocity) / 3 / max(path.velocityVariance.last ?? 0, 1e-12)
        }
        // One false foot-flat would dominate the mean, so it counts for nine usual strides at most.
        let cap = 9 * (RobustStatistics.median(innovations) ?? 0)
        let factor = innovations.reduce(0) { $0 + min($1, cap) } / Double(innovations.count)
        return Result(
            strides: strides, templates: templates, noiseFactor: factor,
            tiltClosure: RobustStatistics.median(paths.map(\.path.endTilt)) ?? 0)
    }

    private func conditioned(
        _ stride: Int, _ path: StridePath, _ crossings: RollCrossings, _ templates: RollTemplates, isLevel: Bool
    ) -> ConditionedStride? {
        let pushOff = anchors(path, templates.pushOff, crossings.pushOff, base: 0, spread: noise.pushOffRoll)
        let free = HeightConditioning(path, anchors: pushOff, noise: noise)
        let rise = free?.height(path.endPoint) ?? path.endPoint.freeHeight
        var facts = pushOff
        if isLevel {
            facts.append(.init(point: path.endPoint, height: 0, standardDeviation: noise.flatHeight))
            facts += anchors(path, templates.landing, crossings.landing, base: 0, spread: noise.landingRoll)
        }
        guard let height = isLevel ? HeightConditioning(path, anchors: facts, noise: noise) : free else { return nil }
        return ConditionedStride(stride: stride, path: path, crossings: crossings, height: height, freeRise: rise)
    }

    private func anchors(
        _ path: StridePath, _ levels: [RollTemplates.Level], _ positions: [Double?], base: Double, spread: Double
    ) -> [HeightConditioning.Anchor] {
        // The deviations of one roll share their cause, so its levels together count as one.
        let deviation = spread * Double(levels.count).squareRoot()
        return zip(levels, positions).compactMap { level, position in
            guard let height = level.height, let position else { return nil }
            return .init(point: path.point(position), height: base + height, standardDeviation: deviation)
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
                    stride.crossings.pushOff[number].map { stride.height.height(stride.path.point($0)) }
                })
        }
        for (number, level) in templates.landing.enumerated() {
            templates.landing[number] = learnt(
                level,
                strides.compactMap { stride in
                    stride.crossings.landing[number].map {
                        stride.height.height(stride.path.point($0)) - stride.height.height(stride.path.endPoint)
                    }
                })
        }
    }
}
