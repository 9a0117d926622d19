import SignalProcessing

/// What a device reads while no foot is on it, and from where on a foot is.
struct UnloadedLevel: Sendable {
    /// The level at each sample, N.
    var base: [Double]
    /// Robust standard deviation of the force about it, N.
    var noise: Double
    /// A foot is on the device above this, N over the level.
    var up: Double
    /// It has left below this, N over the level.
    var down: Double
    /// Greatest usual force over the level, N.
    var load: Double
    /// Range of the level over the recording, N.
    var drift: Double
}

/// Finds the unloaded level of a device.
struct UnloadedLevelFinder: Sendable {
    /// A foot is on the device above this force, N.
    var threshold = 20.0
    /// The level is followed in windows of this half width, s.
    var halfWindow = 5.0
    /// Share of the load below which a sample counts as unloaded.
    var unloadedShare = 0.25
    /// A level above this share of the load is no unloaded level.
    var highestLevel = 0.3

    /// The level of a device that one foot walks on all the time: an insole or a treadmill's belt.
    ///
    /// The 5th percentile within ±5 s follows drift, and needs the foot to be in the air for 5 % of that time; where it
    /// stands longer the level is interpolated.
    ///
    /// - Returns: `nil` when the device is never unloaded.
    func walking(_ force: [Double], rate: Double) -> UnloadedLevel? {
        guard let usual = RobustStatistics.quantile(force, 0.9) else { return nil }
        var levels = windows(of: force, rate: rate) { RobustStatistics.quantile(Array($0), 0.05) }
        let lowest = levels.compactMap(\.self).min() ?? 0
        // Standing looks like a high level; drift never takes a quarter of the load.
        for i in levels.indices {
            if let level = levels[i], level - lowest > unloadedShare * (usual - lowest) { levels[i] = nil }
        }
        guard let base = interpolated(levels, count: force.count, rate: rate),
            let middle = RobustStatistics.median(levels.compactMap(\.self)), middle <= highestLevel * usual
        else { return nil }
        let load = usual - middle
        guard load > 2 * threshold else { return nil }
        let quiet = zip(force, base).map { $0 - $1 }.filter { $0 < unloadedShare * load }
        let noise = RobustStatistics.robustStandardDeviation(quiet) ?? 0
        let up = max(threshold, 0.05 * load, 5 * noise)
        return level(base, noise, up, load)
    }

    /// The level of a plate that a foot crosses now and then: the median of the unloaded samples.
    ///
    /// - Returns: `nil` when the device is never unloaded.
    func plate(_ force: [Double], rate: Double) -> UnloadedLevel? {
        guard let (low, high) = VerticalAxisFinder().extremes(of: force, rate: rate) else { return nil }
        let limit = low + unloadedShare * (high - low)
        let quiet = force.filter { $0 < limit }
        guard let middle = RobustStatistics.median(quiet), middle <= highestLevel * high else { return nil }
        let load = high - middle
        guard load > 2 * threshold else { return nil }
        let needed = Int(0.5 * rate)
        let levels = windows(of: force, rate: rate) { window -> Double? in
            let values = window.filter { $0 < limit }
            return values.count >= needed ? RobustStatistics.median(values) : nil
        }
        let isLong = Double(force.count) > 2 * halfWindow * rate
        let followed = isLong ? interpolated(levels, count: force.count, rate: rate) : nil
        let base = followed ?? [Double](repeating: middle, count: force.count)
        let rest = zip(force, base).map { $0 - $1 }.filter { abs($0) < 30 }
        let noise = RobustStatistics.robustStandardDeviation(rest) ?? 0
        return level(base, noise, max(threshold, 5 * noise, noise > 2 ? 0.05 * load : 0), load)
    }

    private func level(_ base: [Double], _ noise: Double, _ up: Double, _ load: Double) -> UnloadedLevel? {
        // Where the noise is half as large as the load there is nothing to be seen.
        guard up < 0.5 * load else { return nil }
        let drift = (base.max() ?? 0) - (base.min() ?? 0)
        return UnloadedLevel(base: base, noise: noise, up: up, down: up / 2, load: load, drift: drift)
    }

    /// A figure of the samples around each full second.
    private func windows(
        of force: [Double], rate: Double, _ figure: (ArraySlice<Double>) -> Double?
    ) -> [Double?] {
        let seconds = Int((Double(force.count) / rate).rounded(.down))
        return (0...max(0, seconds)).map { second in
            let low = max(0, Int((Double(second) - halfWindow) * rate))
            let high = min(force.count, Int((Double(second) + halfWindow) * rate) + 1)
            return low < high ? figure(force[low..<high]) : nil
        }
    }

    /// Levels of full seconds as levels of samples; the first and the last reach to the ends.
    private func interpolated(_ levels: [Double?], count: Int, rate: Double) -> [Double]? {
        var known: [(second: Double, level: Double)] = []
        for (second, level) in levels.enumerated() {
            if let level { known.append((Double(second), level)) }
        }
        guard let first = known.first, let last = known.last else { return nil }
        var result: [Double] = []
        result.reserveCapacity(count)
        var next = 0
        for i in 0..<count {
            let time = Double(i) / rate
            while next < known.count, known[next].second <= time { next += 1 }
            if next == 0 {
                result.append(first.level)
            } else if next == known.count {
                result.append(last.level)
            } else {
                let (a, b) = (known[next - 1], known[next])
                result.append(a.level + (b.level - a.level) * (time - a.second) / (b.second - a.second))
            }
        }
        return result
    }
}
