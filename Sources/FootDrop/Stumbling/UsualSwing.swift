import Gait
import Glibc
import SignalProcessing

/// What a foot's swings are usually like: the person's own measure for what is unusual.
struct UsualSwing: Sendable {
    /// Median forward speed, m/s, and its robust standard deviation.
    private(set) var speed: [Double]
    private(set) var speedDeviation: [Double]
    /// The greatest usual loss of speed, m/s, with room for steps timed otherwise.
    private(set) var lossLimit: [Double]
    /// The same for speed regained in a second hump, m/s.
    private(set) var dipLimit: [Double]
    /// The same for vibration, m/s², and toe-down rate, deg/s.
    private(set) var vibrationLimit: [Double]
    private(set) var toeDownLimit: [Double]
    /// Whether vibration is measured at all: at low rates there is none above the filter.
    private(set) var hasVibration = false
    /// Median of the greatest speeds, m/s.
    private(set) var greatestSpeed = 0.0
    /// Swing time, s, and stride length, m: median and robust standard deviation relative to it.
    let swingTime: Double
    let swingTimeSpread: Double
    let length: Double?
    let lengthSpread: Double
    /// Greatest loss beyond the limit: median and robust standard deviation over the swings, m/s.
    private(set) var usualExcess = 0.0
    private(set) var excessDeviation = 0.0
    /// Usual deviation of the course up to a quarter, a half and three quarters of swing, share of the greatest speed.
    private(set) var courseDeviation: [Double] = []
    /// Swings it was learnt from.
    let count: Int
    /// The axis.
    let axis: SwingAxis

    /// Whether the steps differ as much as in irregular gait.
    func isIrregular(_ parameters: StumbleParameters) -> Bool {
        max(swingTimeSpread, lengthSpread) > parameters.irregularity
    }

    /// Shares of swing at which the usual deviation of the course is learnt.
    static let courseShares = [0.15, 0.3, 0.5, 0.7]

    /// Learns from a foot's swings.
    ///
    /// - Parameters:
    ///   - swings: All swings.
    ///   - ordinary: Which of them to learn from, all with a forward speed; at least the fewest.
    ///   - lengths: The lengths of their strides.
    init(_ swings: [SwingTrace], _ ordinary: [Int], lengths: [Double], _ parameters: StumbleParameters) {
        let times = ordinary.map { (swings[$0].initialContact - swings[$0].toeOff) / swings[$0].rate }
        let swingTime = RobustStatistics.median(times) ?? 0
        let deviation = max(RobustStatistics.robustStandardDeviation(times) ?? 0, 0.008)
        self.swingTime = swingTime
        swingTimeSpread = swingTime > 0 ? deviation / swingTime : 1
        length = RobustStatistics.median(lengths)
        lengthSpread =
            length.map { max(RobustStatistics.robustStandardDeviation(lengths) ?? 0, 0.02) / max($0, 0.05) } ?? 0
        axis = SwingAxis(swingTime: swingTime)
        let step = max(1, (ordinary.count + parameters.mostReferences - 1) / parameters.mostReferences)
        let chosen = stride(from: 0, to: ordinary.count, by: step)
        count = ordinary.count

        var rows = AlignedSwings(axis, parameters, capacity: ordinary.count / step + 1)
        var swing = AlignedSwing(axis, parameters)
        var peaks: [Double] = []
        for place in chosen {
            swing.load(swings[ordinary[place]])
            rows.append(swing)
            peaks.append(swing.known.reduce(0) { max($0, swing.speed[$1]) })
        }
        greatestSpeed = max(RobustStatistics.median(peaks) ?? 0, 0.05)
        let fewest = max(3, peaks.count / 4)
        (speed, speedDeviation) = rows.medianSpeeds(fewest: fewest)

        let relativeSpread = swingTimeSpread
        func elastic(_ point: Int) -> Int {
            let share = min(parameters.mostElasticShare, parameters.elasticShare + 2 * relativeSpread)
            return SwingAxis.points(parameters.elasticity + share * max(0, SwingAxis.time(point)))
        }
        let fixed = SwingAxis.points(parameters.otherElasticity)
        let quantile = parameters.limitQuantile
        lossLimit = rows.lossQuantiles(quantile, fewest: fewest).widened(elastic)
        dipLimit = rows.dipQuantiles(quantile, fewest: fewest).widened { _ in fixed }.map { max(0, $0) }
        toeDownLimit = rows.toeDownQuantiles(quantile, fewest: fewest).widened { _ in fixed }
        vibrationLimit = rows.vibrationQuantiles(parameters.vibrationQuantile, fewest: fewest).widened { _ in fixed }
        hasVibration = vibrationLimit.contains { $0 > 1e-3 }
        for k in vibrationLimit.indices { vibrationLimit[k] = max(parameters.leastVibration, vibrationLimit[k]) }

        learnSpreads(rows, parameters)
    }

    /// What the foot's own swings have beyond its limits.
    private mutating func learnSpreads(_ swings: AlignedSwings, _ parameters: StumbleParameters) {
        var excesses: [Double] = []
        var deviations = [[Double]](repeating: [], count: Self.courseShares.count)
        let course = CourseDeviation(
            self, parameters, before: Self.courseShares.map { SwingAxis.point($0 * swingTime) })
        var least: [Double?] = []
        swings.forEachSpeed { speed, known, swingTime in
            if let greatest = greatestExcess(of: speed, searched(known, swingTime, parameters), parameters) {
                excesses.append(greatest.excess)
            }
            course.measure(speed, into: &least)
            for number in least.indices {
                if let deviation = least[number] { deviations[number].append(deviation) }
            }
        }
        usualExcess = RobustStatistics.median(excesses) ?? 0
        excessDeviation = max(RobustStatistics.robustStandardDeviation(excesses) ?? 0, 0.02)
        courseDeviation = deviations.map { RobustStatistics.median($0) ?? 0 }
    }

    // MARK: - A swing against the usual one

    /// The points of a swing at which a contact can be told.
    func searched(_ swing: AlignedSwing, _ parameters: StumbleParameters) -> Range<Int> {
        searched(swing.known, swing.swingTime, parameters)
    }

    private func searched(
        _ known: Range<Int>, _ ownSwingTime: Double, _ parameters: StumbleParameters
    ) -> Range<Int> {
        let from = SwingAxis.point(0.02)
        let latest = min(parameters.phases.upperBound * swingTime, ownSwingTime + 0.09)
        let to = min(known.upperBound, axis.count, SwingAxis.point(latest) + 1)
        return from..<max(from, to)
    }

    /// The greatest loss of speed beyond the limit, and where; `nil` when there is nothing to judge.
    func greatestExcess(of swing: AlignedSwing, _ parameters: StumbleParameters) -> (excess: Double, point: Int)? {
        greatestExcess(of: swing.speed.span, searched(swing, parameters), parameters)
    }

    private func greatestExcess(
        of speed: Span<Double>, _ searched: Range<Int>, _ parameters: StumbleParameters
    ) -> (excess: Double, point: Int)? {
        let lag = SwingAxis.points(parameters.lossTime)
        let limits = lossLimit.span
        var greatest = -Double.infinity
        var point: Int?
        for k in searched where k >= lag {
            let loss = speed[k - lag] - speed[k]
            guard loss.isFinite else { continue }
            let excess = loss - limits[k]
            if excess > greatest { (greatest, point) = (excess, k) }
        }
        return point.map { (greatest, $0) }
    }

    /// Where the shoe shakes and the toe is turned down at one instant, early enough not to be a landing.
    func caughtPoint(of swing: AlignedSwing, _ parameters: StumbleParameters) -> Int? {
        guard hasVibration else { return nil }
        let shaking = exp(parameters.caughtShaking)
        let turn = parameters.caughtTurn * parameters.caughtToe
        let searched = searched(swing, parameters)
        let end = min(searched.upperBound, SwingAxis.point(parameters.caughtUntil * swingTime))
        // The toe turns a little later than the shoe shakes.
        let reach = SwingAxis.points(0.04)
        var k = max(searched.lowerBound, SwingAxis.point(parameters.phases.lowerBound * swingTime))
        while k < end {
            if swing.vibration[k] >= shaking * vibrationLimit[k] {
                for i in k...min(k + reach, axis.count - 1) where swing.toeDown(i) - toeDownLimit[i] >= turn {
                    return min(i + SwingAxis.points(parameters.lossTime / 2), axis.count - 1)
                }
            }
            k += 1
        }
        return nil
    }

    /// Root mean square difference from the usual course up to a point, share of the greatest speed; the course may be
    /// shifted a little in time.
    func deviation(of swing: AlignedSwing, before end: Int, _ parameters: StumbleParameters) -> Double? {
        var least: [Double?] = []
        CourseDeviation(self, parameters, before: [end]).measure(swing.speed.span, into: &least)
        return least[0]
    }

    /// The usual deviation of the course at a share of swing, between those that were learnt.
    func usualDeviation(at share: Double) -> Double {
        let shares = Self.courseShares
        guard courseDeviation.count == shares.count, let last = courseDeviation.last, share > shares[0] else {
            return courseDeviation.first ?? 0
        }
        for k in 1..<shares.count where share < shares[k] {
            let f = (share - shares[k - 1]) / (shares[k] - shares[k - 1])
            return courseDeviation[k - 1] + f * (courseDeviation[k] - courseDeviation[k - 1])
        }
        return last
    }
}

extension [Double] {
    /// The greatest value within so many points of each point.
    fileprivate func widened(_ reach: (Int) -> Int) -> [Double] {
        indices.map { k in
            let r = reach(k)
            var greatest = self[k]
            for i in Swift.max(0, k - r)...Swift.min(count - 1, k + r) { greatest = Swift.max(greatest, self[i]) }
            return greatest
        }
    }
}
