import SignalProcessing

/// Marks what is special about each stride and how far it can be trusted.
struct StrideLabels: Sendable {
    /// Turning beyond this within a stride, degrees.
    var turn = 20.0
    /// Turning beyond this within three strides, degrees.
    var longTurn = 45.0
    /// Stride time of a full stride relative to the usual one.
    var strideTime = 0.7...1.4
    /// Least length of a full stride relative to the usual one.
    var length = 0.5
    /// Path of a full stride relative to the usual one, where there is no trajectory.
    var path = 0.5...1.8
    /// Least main lobe of a full stride relative to the usual one.
    var lobe = 0.5

    /// What keeps a stride from being a full one on a straight way.
    private static let spoilt: [StrideFlag] = [.turn, .weak, .eventsUncertain, .stairs, .uneven, .inconsistent]

    /// Sets turns, straightness, quality and the flags that follow from a stride's neighbours.
    func label(_ strides: inout [Stride], candidates: [StrideCandidate], bouts: [Range<Int>]) {
        WalkingBouts.markEnds(&strides, of: bouts)
        for bout in bouts { markTurns(&strides, in: bout) }
        let usualLength = RobustStatistics.median(strides.compactMap(\.length))
        let usualTime = RobustStatistics.median(strides.compactMap(\.strideTime))
        for i in strides.indices {
            strides[i].isStraight = isStraight(strides[i], candidates[i], usualLength, usualTime)
            strides[i].quality = quality(strides[i], candidates[i])
        }
    }

    private func markTurns(_ strides: inout [Stride], in bout: Range<Int>) {
        for i in bout {
            let near = max(bout.lowerBound, i - 1)...min(bout.upperBound - 1, i + 1)
            let around = near.reduce(0) { $0 + (strides[$1].turn ?? 0) }
            if abs(strides[i].turn ?? 0) > turn || abs(around) > longTurn { strides[i].flags.append(.turn) }
        }
    }

    private func isStraight(
        _ stride: Stride, _ candidate: StrideCandidate, _ usualLength: Double?, _ usualTime: Double?
    ) -> Bool {
        guard candidate.kind == .swing, !stride.flags.contains(where: Self.spoilt.contains) else { return false }
        if let time = stride.strideTime, let usualTime, !strideTime.contains(time / usualTime) { return false }
        if let own = stride.length, let usualLength { return own >= length * usualLength }
        return path.contains(candidate.relativePath) && candidate.relativeArea >= lobe
    }

    /// The grades were measured on labelled steps: full strides are right in 99.8 %, other swings in about 97 %.
    private func quality(_ stride: Stride, _ candidate: StrideCandidate) -> Double {
        var quality = 0.3
        if candidate.kind == .swing {
            quality = path.contains(candidate.relativePath) && candidate.relativeArea >= lobe ? 1 : 0.8
        }
        if stride.flags.contains(.restless) { quality *= 0.7 }
        if stride.flags.contains(.inconsistent) { quality *= 0.3 }
        if stride.flags.contains(.bridged) { quality *= 0.9 }
        if stride.flags.contains(.accelerationClipped) { quality *= 0.95 }
        if stride.flags.contains(.gyroscopeClipped) { quality *= 0.7 }
        return quality
    }
}
