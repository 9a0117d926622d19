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
        let isTypical = paths.indices.map { endRise[$0] != nil && paths[$0].path.length > 0.6 * usualLength }
        let pool = isTypical.contains(true) ? paths.indices.filter { isTypical[$0] } : Array(paths.indices)
        var templates = RollTemplates(
            lowestPitch: RobustStatistics.median(pool.map { paths[$0].path.pitch(paths[$0].path.lowestPitch) }) ?? 0,
            greatestPitch: RobustStatistics.median(pool.map { paths[$0].path.pitch(paths[$0].path.greatestPitch) }) ?? 0)
        var strides = free(paths)
        let known = paths.indices.contains { endRise[$0] != nil }
        if known { condition(&strides, paths, endRise: endRise, isTypical: isTypical, &templates) }
        let innovations = paths.map { $0.path.innovation }
        // One false foot-flat would dominate the mean, so it counts for nine usual strides at most.
        let cap = 9 * (RobustStatistics.median(innovations) ?? 0)
        let factor = innovations.reduce(0) { $0 + min($1, cap) } / Double(innovations.count)
        return Result(
            strides: strides.compactMap(\.self), templates: templates, noiseFactor: factor,
            tiltClosure: RobustStatistics.median(paths.map { $0.path.closure.tilt }) ?? 0)
    }

    /// The strides with nothing known but their rest at the end.
    private func free(_ paths: [NumberedPath]) -> [ConditionedStride?] {
        paths.map { numbered in
            HeightConditioning(numbered.path, noise: noise).map { height in
                let end = numbered.path.endPoint
                return ConditionedStride(
                    stride: numbered.stride, path: numbered.path, height: height, freeRise: height.height(end),
                    freeRiseVariance: height.variance(end))
            }
        }
    }

    /// Learns the templates from the typical strides and puts all strides of known ground on them, by turns.
    private func condition(
        _ strides: inout [ConditionedStride?], _ paths: [NumberedPath], endRise: [Double?], isTypical: [Bool],
        _ templates: inout RollTemplates
    ) {
        var grounded: [GroundedStride?] = strides.indices.map { i in
            guard strides[i] != nil, let rise = endRise[i] else { return nil }
            return GroundedStride(paths[i].path, templates, endRise: rise)
        }
        // With nothing typical there is nothing to learn from.
        let passes = isTypical.contains(true) ? iterations : 0
        for pass in 0...passes {
            for i in grounded.indices { grounded[i]?.condition(paths[i].path, templates, noise) }
            guard pass < passes else { break }
            let learning = grounded.indices.filter { isTypical[$0] && grounded[$0]?.height != nil }
            learn(&templates, from: learning, grounded, needsSpread: pass == passes - 1)
        }
        for i in grounded.indices {
            guard let ground = grounded[i] else { continue }
            if let height = ground.height { strides[i]?.height = height } else { strides[i] = nil }
        }
    }

    /// Takes the heights of the levels from strides; their spread only when it is asked for.
    private func learn(
        _ templates: inout RollTemplates, from learning: [Int], _ strides: [GroundedStride?], needsSpread: Bool
    ) {
        let needed = max(Double(fewestStrides), smallestShare * Double(learning.count))
        var heights: [Double] = []
        func learn(_ level: inout RollTemplates.Level) {
            level.height = Double(heights.count) >= needed ? RobustStatistics.median(heights) : nil
            guard needsSpread, level.height != nil else { return }
            level.spread = RobustStatistics.medianAbsoluteDeviation(heights) ?? 0
        }
        for number in templates.pushOff.indices {
            heights.removeAll(keepingCapacity: true)
            for i in learning { strides[i]?.pushOffHeight(number).map { heights.append($0) } }
            learn(&templates.pushOff[number])
        }
        for number in templates.landing.indices {
            heights.removeAll(keepingCapacity: true)
            for i in learning { strides[i]?.landingHeight(number).map { heights.append($0) } }
            learn(&templates.landing[number])
        }
    }
}
