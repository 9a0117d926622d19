import SignalProcessing

/// The rhythm of the trunk's level movement, which is that of the stride.
///
/// A slow, hemiparetic step shows two vertical peaks; the level movement shows one per step. Its autocorrelation is the
/// biased one: the corrected one picks multiples of the stride in short recordings.
struct TrunkRhythm: Sendable {
    /// Shortest and longest period looked for, s.
    var range = 0.5...6.0
    /// A shorter period is no slow gait, s.
    var slowPeriod = 1.25
    /// Least autocorrelation of a rhythm: the lowest of 110 continuous walks is 0.37, mixed activity has 0.15 to 0.23.
    var leastPeriodicity = 0.30
    /// By how much the period must exceed twice the step time for the steps to be counted double.
    var doubling = 1.25

    /// What was found.
    struct Finding: Sendable {
        /// The period, s; `nil` when the movement has none.
        var period: Double?
        /// The greatest autocorrelation at a local maximum.
        var periodicity = 0.0
        /// The part of the time between first and last movement that is walking.
        var walkingShare = 0.0
    }

    /// The rhythm of a motion between the first and the last sample of walking.
    func find(in motion: TrunkMotion, _ steps: PickedSteps, _ signal: FootSignal) -> Finding {
        let limit = max(0.15, 0.3 * steps.reference)
        guard let first = steps.strength.firstIndex(where: { $0 > limit }),
            let last = steps.strength.lastIndex(where: { $0 > limit })
        else { return Finding() }
        let moving = steps.strength[first...last].count { $0 > limit }
        var finding = Finding(walkingShare: Double(moving) / Double(last - first + 1))
        let level = signal.bandPassed([motion.first, motion.second], 0.25, 3)
        let step = max(1, Int((signal.rate / 25).rounded()))
        let rate = signal.rate / Double(step)
        let shortest = max(2, Int((range.lowerBound * rate).rounded(.up)))
        let longest = Int(range.upperBound * rate)
        var energy = 0.0
        var sums = [Double](repeating: 0, count: longest - shortest + 3)
        for piece in signal.pieces {
            let part = piece.clamped(to: first..<last + 1)
            guard !part.isEmpty else { continue }
            for column in level {
                let values = stride(from: part.lowerBound, to: part.upperBound, by: step).map { column[$0] }
                energy += values.reduce(0) { $0 + $1 * $1 }
                let products = StrideTimeEstimator.products(of: values, lags: shortest - 1...longest + 1)
                for k in sums.indices { sums[k] += products[k] }
            }
        }
        guard energy > 0 else { return finding }
        var maxima: [(lag: Int, height: Double)] = []
        for k in 1..<sums.count - 1 where sums[k] > sums[k - 1] && sums[k] >= sums[k + 1] {
            maxima.append((shortest - 1 + k, sums[k] / energy))
        }
        guard let top = maxima.map(\.height).max(), top > 0 else { return finding }
        finding.periodicity = top
        finding.period = maxima.first { $0.height >= 0.8 * top }.map { Double($0.lag) / rate }
        return finding
    }

    /// The stride time of a slow gait that counting vertical peaks counts double, s; `nil` for all other gait.
    func slowStride(_ finding: Finding, stepTime: Double) -> Double? {
        guard let period = finding.period, period >= slowPeriod, finding.periodicity >= leastPeriodicity,
            period >= doubling * 2 * stepTime
        else { return nil }
        return period
    }

    /// Whether a continuous walk has no rhythm that steps could be told by.
    func isUnidentified(_ finding: Finding, isContinuousWalk: Bool) -> Bool {
        isContinuousWalk && (finding.period ?? 0) > slowPeriod && finding.periodicity < leastPeriodicity
    }
}
