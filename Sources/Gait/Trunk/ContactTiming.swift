/// Times the initial contact of a step.
///
/// The mean of two features that shift in opposite directions with the style of walking: the middle of the rise of the
/// vertical acceleration, and the zero crossing of the forward acceleration on its way down. Where the forward acceleration
/// has a peak nearby, which is where the contact begins to brake the trunk (Zijlstra & Hof, Gait & Posture 18, 2003), the
/// contact is half way between the two: the peak is the sharper feature, but not always that of the contact.
struct ContactTiming: Sendable {
    /// From the middle of the rise to the forward zero crossing on average, s.
    var crossingDelay = 0.045
    /// From the contact to the mean of the two features on average, s.
    var meanDelay = 0.011
    /// From the forward peak to the contact on average, s.
    var peakDelay = 0.020
    /// How far the contact by the forward peak may be from that by the other features, s.
    var peakReach = 0.060
    /// Pass band of the forward acceleration whose peak is looked for, Hz.
    static let peakCutoff = 10.0
    /// Reach of the searches, in step times.
    var reach = 0.25
    /// How far back the vertical acceleration may cross zero before its peak, in step times.
    var riseReach = 0.5

    /// The contact of one step.
    struct Contact: Sendable {
        /// Where the contact is, in samples.
        var position: Double
        /// The middle of the vertical rise, in samples: where the phases of the side signals start.
        var rise: Double
        /// Whether both features are there.
        var isCertain: Bool
    }

    /// The contact of the step whose peak is at a sample of a piece.
    ///
    /// - Parameters:
    ///   - vertical: Vertical acceleration in the step band.
    ///   - forward: Forward acceleration in the step band.
    ///   - braking: Forward acceleration below 10 Hz; `nil` for slow gait, whose peaks are others.
    ///   - stepTime: Usual step time in samples.
    ///   - second: One second in samples.
    func contact(
        at peak: Int, vertical: [Double], forward: [Double], braking: [Double]?, piece: Range<Int>, stepTime: Double,
        second: Double
    ) -> Contact {
        let half = Int((reach * stepTime).rounded())
        var top = max(piece.lowerBound, peak - half)
        for i in top...min(piece.upperBound - 1, peak + half) where vertical[i] > vertical[top] { top = i }
        let summit = Self.summit(of: vertical, at: top, piece)
        let start = riseStart(of: vertical, before: top, piece, stepTime)
        let rise = (summit + (start ?? summit - reach * stepTime)) / 2
        let crossing = crossing(of: forward, near: rise + crossingDelay * second, piece, reach * stepTime)
        var position =
            crossing.map { (rise + $0) / 2 - meanDelay * second } ?? rise + meanDelay * second
        let peak = braking.flatMap {
            self.peak(of: $0, near: position - peakDelay * second, piece, peakReach * second)
        }
        if let peak { position = (position + peak + peakDelay * second) / 2 }
        return Contact(position: position, rise: rise, isCertain: start != nil && crossing != nil)
    }

    /// The highest local maximum within a distance of a position.
    private func peak(of values: [Double], near position: Double, _ piece: Range<Int>, _ reach: Double) -> Double? {
        let first = max(piece.lowerBound + 1, Int((position - reach).rounded(.up)))
        let last = min(piece.upperBound - 2, Int(position + reach))
        guard first <= last else { return nil }
        var best: Int?
        for i in first...last where values[i] > values[i - 1] && values[i] >= values[i + 1] {
            if let other = best, values[other] >= values[i] { continue }
            best = i
        }
        return best.map { Self.summit(of: values, at: $0, piece) }
    }

    /// The top of a peak between the samples, by the parabola through three of them.
    private static func summit(of values: [Double], at top: Int, _ piece: Range<Int>) -> Double {
        guard top > piece.lowerBound, top + 1 < piece.upperBound else { return Double(top) }
        let curvature = values[top - 1] - 2 * values[top] + values[top + 1]
        guard curvature < 0 else { return Double(top) }
        let offset = 0.5 * (values[top - 1] - values[top + 1]) / curvature
        return Double(top) + max(-0.5, min(0.5, offset))
    }

    /// The last upward zero crossing before a sample.
    private func riseStart(
        of values: [Double], before top: Int, _ piece: Range<Int>, _ stepTime: Double
    ) -> Double? {
        let first = max(piece.lowerBound, top - Int(riseReach * stepTime))
        var i = top - 1
        while i >= first {
            if values[i] < 0, values[i + 1] >= 0 { return Double(i) + values[i] / (values[i] - values[i + 1]) }
            i -= 1
        }
        return nil
    }

    /// The downward zero crossing nearest to a position.
    private func crossing(of values: [Double], near position: Double, _ piece: Range<Int>, _ reach: Double) -> Double? {
        let first = max(piece.lowerBound, Int(position - reach) - 1)
        let last = min(piece.upperBound - 2, Int(position + reach) + 1)
        guard first <= last else { return nil }
        var best: Double?
        for i in first...last where values[i] > 0 && values[i + 1] <= 0 {
            let crossing = Double(i) + values[i] / (values[i] - values[i + 1])
            let distance = abs(crossing - position)
            if distance <= reach, distance < abs((best ?? .infinity) - position) { best = crossing }
        }
        return best
    }
}
