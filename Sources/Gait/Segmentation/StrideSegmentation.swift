import SignalKernels
import SignalProcessing

/// What the segmentation found about one foot.
struct SegmentedFoot: Sendable {
    /// Strides in the order of time.
    var strides: [StrideCandidate]
    /// The foot's rotation.
    var rotation: FootRotation
    /// The pitch axis in the sensor's frame.
    var axis: PitchAxis
    /// Usual time between strides, seconds.
    var strideTime: Double
}

/// Finds the strides of a foot from its angular rate, whatever the mounting.
///
/// A stride is one burst of movement between two rests. The swing lobe of the pitch rate only decides how many strides
/// a burst without an inner rest holds. All thresholds are shares of the recording's own strength, only noise floors
/// are absolute.
struct StrideSegmentation: Sendable {
    /// Smallest rotation of a stride, rad, and as a share of the foot's usual stride.
    var smallestPath = 12 * Double.pi / 180
    /// Smallest share of the usual path: the smallest labelled turn and start steps.
    var smallestPathShare = 0.18
    /// A wobble inside a swing is less than a quarter of the swing's rotation.
    var lobeShare = 0.30
    /// Smallest area of a swing lobe, rad.
    var smallestLobe = 5 * Double.pi / 180
    /// Two swings of one foot cannot be closer than half a stride, nor than 0.45 s (133 strides/min).
    var groupShare = 0.55
    /// Shortest distance of two swings of one foot, seconds.
    var groupFloor = 0.45
    /// A foot that an obstacle stops in swing seems to rest, but for less than this, seconds.
    var longestStop = 0.15
    /// The parts of a stride that was stopped are each less than this share of the usual stride's rotation.
    var stoppedPart = 0.85
    /// Both parts together are at most this share of it.
    var stoppedWhole = 1.45
    /// A burst of one stride lasts at most 0.8 stride times, two strides without rest at least 1.6.
    var splitShare = 1.15
    /// Stride time assumed when the movement is not periodic, seconds.
    var fallbackStrideTime = 1.1

    /// The strides, or `nil` when the signal is empty.
    func segment(_ signal: FootSignal) -> SegmentedFoot? {
        guard let rotation = FootRotation(signal), rotation.strength > 0 else { return nil }
        let bursts = MovementBursts().find(in: rotation, of: signal)
        let period =
            StrideTimeEstimator().estimate(speed: rotation.speed, strength: rotation.strength, of: signal)
            ?? fallbackStrideTime
        let axis = PitchAxisFinder().find(rotation, bursts: bursts, sampleRate: signal.rate)
        return segment(rotation, bursts: bursts, axis: axis, period: period, signal: signal)
    }

    /// The strides again with toe-up and toe-down exchanged, after the trajectory has shown the sign to be wrong.
    ///
    /// The strides themselves stay; only their swings are looked for anew.
    func reversed(_ foot: SegmentedFoot, in signal: FootSignal) -> SegmentedFoot {
        var foot = foot
        foot.axis = foot.axis.reversed
        let pitchRate = foot.rotation.rate(about: foot.axis)
        for i in foot.strides.indices {
            let lobes = swingLobes(of: pitchRate, in: foot.strides[i].range, sampleRate: signal.rate)
            guard let main = lobes.max(by: { $0.area < $1.area }), main.area >= smallestLobe else { continue }
            foot.strides[i].mainLobe = main
            foot.strides[i].swing = main.range
        }
        return foot
    }

    private func segment(
        _ rotation: FootRotation, bursts: [MovementBurst], axis: PitchAxis, period: Double, signal: FootSignal
    ) -> SegmentedFoot {
        let pitchRate = rotation.rate(about: axis)
        // The lobes of all bursts one behind the other, and where those of each burst end.
        var lobes: [SwingLobe] = []
        let ends = bursts.map { burst in
            appendLobes(of: pitchRate, in: burst.range, sampleRate: signal.rate, to: &lobes)
            return lobes.count
        }
        let usualArea = usualLobeArea(bursts, lobes, ends)
        var strides: [StrideCandidate] = []
        strides.reserveCapacity(bursts.count)
        var first = 0
        for (burst, end) in zip(bursts, ends) {
            appendCandidates(
                in: burst, lobes: lobes[first..<end], usualArea: usualArea, period: period, rotation: rotation,
                signal: signal, to: &strides)
            first = end
        }
        let usualPath = RobustStatistics.median(strides.filter { $0.kind == .swing }.map(\.path)) ?? 0
        let needed = max(smallestPath, smallestPathShare * usualPath)
        strides.removeAll { $0.path < needed }
        for i in strides.indices {
            strides[i].relativePath = usualPath > 0 ? strides[i].path / usualPath : 0
            strides[i].relativeArea = usualArea > 0 ? (strides[i].mainLobe?.area ?? 0) / usualArea : 0
        }
        joinStopped(
            &strides, usualPath: usualPath, usualArea: usualArea, period: period, pitchRate: pitchRate,
            signal: signal)
        removeIsolated(&strides, period: period, signal: signal)
        let interval = usualInterval(strides, signal) ?? period
        removeExtraMovements(&strides, interval: interval, signal: signal)
        return SegmentedFoot(strides: strides, rotation: rotation, axis: axis, strideTime: interval)
    }

    // MARK: - Lobes

    private func swingLobes(of pitchRate: [Double], in range: Range<Int>, sampleRate: Double) -> [SwingLobe] {
        var lobes: [SwingLobe] = []
        appendLobes(of: pitchRate, in: range, sampleRate: sampleRate, to: &lobes)
        return lobes
    }

    private func appendLobes(
        of pitchRate: [Double], in range: Range<Int>, sampleRate: Double, to lobes: inout [SwingLobe]
    ) {
        let rate = pitchRate.span
        var i = range.lowerBound
        while i < range.upperBound {
            guard rate[i] > 0 else {
                i += 1
                continue
            }
            let first = i
            var (peak, top, area) = (i, 0.0, 0.0)
            while i < range.upperBound, rate[i] > 0 {
                area += rate[i]
                if rate[i] > top { (peak, top) = (i, rate[i]) }
                i += 1
            }
            lobes.append(SwingLobe(range: first..<i, peak: peak, area: area / sampleRate))
        }
    }

    private func usualLobeArea(_ bursts: [MovementBurst], _ lobes: [SwingLobe], _ ends: [Int]) -> Double {
        var largest: [Double] = []
        var first = 0
        for (burst, end) in zip(bursts, ends) {
            if burst.path > smallestPath, let area = lobes[first..<end].lazy.map(\.area).max() { largest.append(area) }
            first = end
        }
        let limit = 0.4 * (RobustStatistics.quantile(largest, 0.9) ?? 0)
        return RobustStatistics.median(largest.filter { $0 >= limit }) ?? 0
    }

    // MARK: - Candidates

    private func appendCandidates(
        in burst: MovementBurst, lobes: ArraySlice<SwingLobe>, usualArea: Double, period: Double,
        rotation: FootRotation, signal: FootSignal, to strides: inout [StrideCandidate]
    ) {
        let least = max(smallestLobe, lobeShare * usualArea)
        if lobes.count(where: { $0.area >= least }) == 1, let only = lobes.first(where: { $0.area >= least }) {
            // Nearly all bursts: one stride between two rests.
            strides.append(
                StrideCandidate(
                    range: burst.range, swing: only.range, mainLobe: only, kind: .swing, isSplit: false,
                    path: burst.path))
            return
        }
        let clear = lobes.filter { $0.area >= least }
        guard !clear.isEmpty else {
            if let weak = weakCandidate(in: burst, speed: rotation.speed, signal: signal) { strides.append(weak) }
            return
        }
        // The first lobe of each group of near ones.
        var groups = [0]
        let reach = max(groupFloor, groupShare * period) * signal.rate
        for k in clear.indices where Double(clear[k].peak - clear[groups[groups.count - 1]].peak) >= reach {
            groups.append(k)
        }
        if groups.count > 1, Double(burst.range.count) / signal.rate < splitShare * period { groups = [0] }

        var start = burst.range.lowerBound
        for (number, first) in groups.enumerated() {
            let next = number + 1 < groups.count ? groups[number + 1] : clear.count
            let group = clear[first..<next]
            guard let earliest = group.first, let latest = group.last else { continue }
            // Between two groups the foot is slowest where one stride ends and the next begins.
            let end =
                next < clear.count
                ? slowest(rotation.smoothedSpeed, from: latest.range.upperBound, to: clear[next].range.lowerBound)
                : burst.range.upperBound
            let range = start..<max(end, start + 1)
            strides.append(
                StrideCandidate(
                    range: range, swing: earliest.range.lowerBound..<latest.range.upperBound,
                    mainLobe: group.max { $0.area < $1.area }, kind: .swing, isSplit: groups.count > 1,
                    path: Reduction.sum(rotation.speed.span.extracting(range)) / signal.rate))
            start = end
        }
    }

    private func slowest(_ speed: [Double], from: Int, to: Int) -> Int {
        var slowest = from
        for i in from..<max(to, from + 1) where speed[i] < speed[slowest] { slowest = i }
        return slowest
    }

    /// A burst without a swing lobe: its swing is taken as ±1.2 standard deviations about the middle of its movement.
    private func weakCandidate(in burst: MovementBurst, speed: [Double], signal: FootSignal) -> StrideCandidate? {
        guard burst.range.count >= signal.samples(0.2) else { return nil }
        var weight = 0.0
        var first = 0.0
        var second = 0.0
        for i in burst.range {
            let w = speed[i] * speed[i]
            let t = Double(i - burst.range.lowerBound)
            weight += w
            first += w * t
            second += w * t * t
        }
        guard weight > 0 else { return nil }
        let centre = first / weight
        let spread = max(0, second / weight - centre * centre).squareRoot()
        let origin = Double(burst.range.lowerBound)
        let start = max(burst.range.lowerBound, Int((origin + centre - 1.2 * spread).rounded()))
        let end = min(burst.range.upperBound, Int((origin + centre + 1.2 * spread).rounded()))
        return StrideCandidate(
            range: burst.range, swing: start..<max(end, start + 1), mainLobe: nil, kind: .weak, isSplit: false,
            path: burst.path)
    }

    /// Joins the two parts of a stride whose foot was stopped by an obstacle: the pause is too short for stance, and the
    /// parts too close for two swings.
    private func joinStopped(
        _ strides: inout [StrideCandidate], usualPath: Double, usualArea: Double, period: Double, pitchRate: [Double],
        signal: FootSignal
    ) {
        let reach = max(groupFloor, groupShare * period) * signal.rate
        var kept: [StrideCandidate] = []
        kept.reserveCapacity(strides.count)
        for part in strides {
            guard let first = kept.last, !first.isSplit, !part.isSplit,
                part.range.lowerBound - first.range.upperBound <= signal.samples(longestStop),
                max(first.path, part.path) < stoppedPart * usualPath,
                first.path + part.path < stoppedWhole * usualPath, part.middle - first.middle < reach,
                signal.piece(of: first.range.lowerBound) == signal.piece(of: part.range.lowerBound)
            else {
                kept.append(part)
                continue
            }
            let range = first.range.lowerBound..<part.range.upperBound
            let lobes = swingLobes(of: pitchRate, in: range, sampleRate: signal.rate)
                .filter { $0.area >= max(smallestLobe, lobeShare * usualArea) }
            guard let start = lobes.first, let end = lobes.last else {
                kept.append(part)
                continue
            }
            let main = lobes.max { $0.area < $1.area }
            let path = first.path + part.path
            kept[kept.count - 1] = StrideCandidate(
                range: range, swing: start.range.lowerBound..<end.range.upperBound, mainLobe: main, kind: .swing,
                isSplit: false, path: path, relativePath: usualPath > 0 ? path / usualPath : 0,
                relativeArea: usualArea > 0 ? (main?.area ?? 0) / usualArea : 0)
        }
        strides = kept
    }

    // MARK: - What is no stride

    /// Drops small movements far from any other stride: fidgets while standing.
    func removeIsolated(_ strides: inout [StrideCandidate], period: Double, signal: FootSignal) {
        let reach = 1.5 * max(period, 1)
        let times = strides.map { signal.time($0.middle) }
        let kept = strides.indices.filter { i in
            let before = i > 0 ? times[i] - times[i - 1] : .infinity
            let after = i + 1 < times.count ? times[i + 1] - times[i] : .infinity
            return min(before, after) <= reach || strides[i].relativePath >= 0.5
        }
        strides = kept.map { strides[$0] }
    }

    /// Median time between consecutive full strides, seconds.
    func usualInterval(_ strides: [StrideCandidate], _ signal: FootSignal) -> Double? {
        let times = strides.filter { $0.kind == .swing && $0.relativePath >= 0.5 }.map { signal.time($0.middle) }
        return RobustStatistics.median(zip(times, times.dropFirst()).map { $1 - $0 })
    }

    /// Drops a small movement between two regular strides: without it the interval is a normal one.
    func removeExtraMovements(_ strides: inout [StrideCandidate], interval: Double, signal: FootSignal) {
        var kept: [StrideCandidate] = []
        kept.reserveCapacity(strides.count)
        for next in strides {
            // With one gone, the one before it has a new neighbour and is judged again.
            while kept.count > 1 {
                let smaller = min(kept[kept.count - 2].path, next.path)
                let span = signal.time(next.middle) - signal.time(kept[kept.count - 2].middle)
                guard kept[kept.count - 1].path < 0.6 * smaller, span < 1.35 * interval else { break }
                kept.removeLast()
            }
            kept.append(next)
        }
        strides = kept
    }
}
