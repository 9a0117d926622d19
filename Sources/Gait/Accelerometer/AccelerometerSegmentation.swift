import Recordings
import SignalProcessing

/// Finds the strides of a foot from its acceleration alone, whatever the mounting, with gravity or without.
///
/// A stride is one burst of movement between two rests, as with a gyroscope. Acceleration has no swing lobe that would
/// count the strides of a burst without an inner rest, so that long bursts are cut by the usual stride time.
struct AccelerometerSegmentation: Sendable {
    /// Least path of a stride, m/s, and as a share of the foot's usual stride.
    var smallestPath = 0.4
    var smallestPathShare = 0.18
    /// A burst longer than this many stride times holds more than one stride.
    var longestBurst = 1.45
    /// Where the next stride of such a burst may begin, in stride times after the last.
    var cutRange = 0.6...1.4
    /// A foot that an obstacle stops in swing rests for less than this, s.
    var longestStop = 0.15
    /// The parts of a stopped stride last at most this share of the usual burst each, and this share together.
    var stoppedPart = 0.85
    var stoppedWhole = 1.8

    /// The strides of a foot.
    struct Result: Sendable {
        /// Bursts in the order of time; swings are their whole ranges until the events are timed.
        var strides: [StrideCandidate]
        /// Usual time between strides, s.
        var strideTime: Double
    }

    /// The strides; `nil` when nothing moves.
    func segment(_ signal: FootSignal) -> Result? {
        guard let movement = AccelerationMovement(signal) else { return nil }
        let rules = StrideSegmentation()
        let period =
            StrideTimeEstimator().estimate(speed: movement.size, strength: movement.strength, of: signal)
            ?? rules.fallbackStrideTime
        let bursts = MovementBursts().find(
            in: movement.size, smoothed: movement.smoothed, limit: movement.restLimit, of: signal)
        var strides = join(cut(bursts, movement, period: period, signal), signal)
        let usual = RobustStatistics.median(strides.map(\.path).filter { $0 >= smallestPath }) ?? 0
        strides.removeAll { $0.path < max(smallestPath, smallestPathShare * usual) }
        // Nothing shorter holds a swing.
        strides.removeAll { $0.range.count < 2 + signal.samples(EventDetection().shortestSwing) }
        guard let path = RobustStatistics.median(strides.map(\.path)) else {
            return Result(strides: [], strideTime: period)
        }
        for i in strides.indices { strides[i].relativePath = strides[i].path / path }
        rules.removeIsolated(&strides, period: period, signal: signal)
        let interval = rules.usualInterval(strides, signal) ?? period
        rules.removeExtraMovements(&strides, interval: interval, signal: signal)
        return Result(strides: strides, strideTime: interval)
    }

    private func cut(
        _ bursts: [MovementBurst], _ movement: AccelerationMovement, period: Double, _ signal: FootSignal
    ) -> [StrideCandidate] {
        let smooth = signal.movingMean(movement.size, seconds: 0.25)
        var parts: [StrideCandidate] = []
        for burst in bursts {
            var rest = burst.range
            var isSplit = false
            while Double(rest.count) > longestBurst * period * signal.rate {
                let first = rest.lowerBound + signal.samples(cutRange.lowerBound * period)
                let last = min(rest.lowerBound + signal.samples(cutRange.upperBound * period), rest.upperBound - 1)
                var place = first
                for i in first...max(first, last) where smooth[i] < smooth[place] { place = i }
                isSplit = true
                parts.append(part(rest.lowerBound..<place, movement, isSplit: true, signal))
                rest = place..<rest.upperBound
            }
            parts.append(part(rest, movement, isSplit: isSplit, signal))
        }
        return parts
    }

    private func part(
        _ range: Range<Int>, _ movement: AccelerationMovement, isSplit: Bool, _ signal: FootSignal
    ) -> StrideCandidate {
        var path = 0.0
        for i in range { path += movement.size[i] }
        return StrideCandidate(
            range: range, swing: range, mainLobe: nil, kind: .swing, isSplit: isSplit, path: path / signal.rate,
            relativeArea: 1)
    }

    /// Joins the two bursts of a stride whose foot was stopped: the pause is too short for stance, the parts for strides.
    private func join(_ parts: [StrideCandidate], _ signal: FootSignal) -> [StrideCandidate] {
        let lengths = parts.filter { $0.path >= smallestPath }.map { Double($0.range.count) }
        guard let usual = RobustStatistics.median(lengths) else { return parts }
        var joined: [StrideCandidate] = []
        joined.reserveCapacity(parts.count)
        for part in parts {
            guard let last = joined.last, !last.isSplit, !part.isSplit,
                Double(part.range.lowerBound - last.range.upperBound) < longestStop * signal.rate,
                Double(max(part.range.count, last.range.count)) < stoppedPart * usual,
                Double(part.range.count + last.range.count) < stoppedWhole * usual,
                signal.piece(of: last.range.lowerBound) == signal.piece(of: part.range.lowerBound)
            else {
                joined.append(part)
                continue
            }
            let range = last.range.lowerBound..<part.range.upperBound
            joined[joined.count - 1].range = range
            joined[joined.count - 1].swing = range
            joined[joined.count - 1].path += part.path
        }
        return joined
    }
}
