import Recordings
import SignalProcessing

/// A stride from one rest of the foot to the next, over which accelerometer and gyroscope can be held against each other.
struct RestToRestStride: Sendable {
    /// The rest before.
    var before: FootFlat
    /// The rest after.
    var after: FootFlat

    /// The shortest and the longest that count, s; the longest is the longest that is followed.
    static let durations = 0.4...FootWalk.longestStride

    /// The strides of a foot that begin and end at rest.
    static func all(
        of foot: SegmentedFoot, bounds: [FootFlatFinder.Bounds], in signal: FootSignal
    ) -> [RestToRestStride] {
        var rests: [FootFlat] = []
        rests.reserveCapacity(2 * bounds.count)
        for bound in bounds {
            if let before = bound.before { rests.append(before) }
            if let after = bound.after { rests.append(after) }
        }
        let limit = RestLimit().limit(for: rests)
        let samples = signal.samples(durations.lowerBound)...signal.samples(durations.upperBound)
        return bounds.indices.compactMap { i in
            guard foot.strides[i].kind == .swing, let before = bounds[i].before, let after = bounds[i].after,
                before.restlessness <= limit, after.restlessness <= limit,
                samples.contains(after.index - before.index)
            else { return nil }
            return RestToRestStride(before: before, after: after)
        }
    }

    /// Its samples, those of both rests among them.
    var range: Range<Int> { before.index..<after.index + 1 }

    /// Whether a sensor is at the end of its range in it.
    func isClipped(in signal: FootSignal, frame: FootFrame) -> Bool {
        signal.acceleration.reaches(frame.accelerationLimit, in: range)
            || signal.angularRate.reaches(frame.rateLimit, in: range)
    }
}

extension Array {
    /// So many elements at most, one out of every equal part, ascending.
    ///
    /// Where in its part it lies changes by the golden section: laps of a corridor, whose turns come back at equal distances,
    /// would otherwise be looked at in the same place again and again.
    func spread(atMost most: Int) -> [Element] {
        guard count > most else { return self }
        return (0..<most).map { part in
            let (first, next) = (part * count / most, (part + 1) * count / most)
            let place = (0.618_033_988_749_895 * Double(part)).truncatingRemainder(dividingBy: 1)
            return self[first + Int(place * Double(next - first))]
        }
    }
}

extension VectorColumns {
    /// Whether a component is as great as a limit in a range.
    fileprivate func reaches(_ limit: Double, in range: Range<Int>) -> Bool {
        guard limit.isFinite else { return false }
        let (x, y, z) = (x.span, y.span, z.span)
        for i in range where abs(x[i]) >= limit || abs(y[i]) >= limit || abs(z[i]) >= limit { return true }
        return false
    }
}
