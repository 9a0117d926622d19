import Recordings
import SignalProcessing

/// How one clock runs against another, from instants that both tell: the beginning of the walking against its end.
struct ClockDrift: Sendable, Hashable {
    /// What the difference grows by per second, s/s.
    var rate: Double
    /// One standard deviation of its error, s/s.
    var standardDeviation: Double
    /// The time over which it was seen, s.
    var span: Double
    /// How far the middle third lies off the straight line, s; 0 where that may be chance.
    var bend: Double

    /// What moves events by less is not worth a word, s.
    static let leastShift = 0.005
    /// How many standard deviations count for chance.
    static let chance = 3.0
    /// Only a recording this long shows it, s.
    static let shortestSpan = 120.0
    /// No clock is further off than this, s/s.
    static let greatestRate = 500e-6

    /// The drift, by the medians of the early and the late third; `nil` for fewer than four instants a third.
    ///
    /// - Parameter points: In the order of time, s: an instant, and the difference of the clocks at it.
    init?(_ points: [(time: Double, difference: Double)]) {
        let third = points.count / 3
        guard third >= 4 else { return nil }
        func centre(_ part: ArraySlice<(time: Double, difference: Double)>) -> (time: Double, difference: Double)? {
            guard let time = RobustStatistics.median(part.map(\.time)),
                let difference = RobustStatistics.median(part.map(\.difference))
            else { return nil }
            return (time, difference)
        }
        guard let first = points.first, let last = points.last, let early = centre(points.prefix(third)),
            let middle = centre(points.dropFirst(third).dropLast(third)), let late = centre(points.suffix(third)),
            late.time > early.time
        else { return nil }
        let rate = (late.difference - early.difference) / (late.time - early.time)
        let spread =
            RobustStatistics.robustStandardDeviation(points.map { $0.difference - rate * ($0.time - early.time) }) ?? 0
        // A median scatters by a quarter more than a mean; the slope rests on two of them.
        let ofMedian = 1.25 * spread / Double(third).squareRoot()
        self.rate = rate
        standardDeviation = ofMedian * 2.0.squareRoot() / (late.time - early.time)
        span = last.time - first.time
        let off = middle.difference - early.difference - rate * (middle.time - early.time)
        bend = abs(off) > max(Self.leastShift, Self.chance * 1.5.squareRoot() * ofMedian) ? off : 0
    }

    /// A drift that was found in another way.
    init(rate: Double, standardDeviation: Double, span: Double) {
        (self.rate, self.standardDeviation, self.span, bend) = (rate, standardDeviation, span, 0)
    }

    /// The drift of a clock against another when both are known against a third.
    func against(_ other: ClockDrift) -> ClockDrift {
        ClockDrift(
            rate: rate - other.rate,
            standardDeviation: (standardDeviation * standardDeviation + other.standardDeviation
                * other.standardDeviation).squareRoot(), span: min(span, other.span))
    }

    /// By how much it moves events from the first to the last, s.
    var shift: Double { abs(rate) * span }

    /// Whether it is more than chance and moves events by more than that many seconds.
    func moves(by least: Double = leastShift) -> Bool {
        shift > least && abs(rate) > Self.chance * standardDeviation
    }

    /// Its size in words.
    var words: String {
        "\(NumberText.text(1e6 * abs(rate), decimals: 0)) ± \(NumberText.text(1e6 * standardDeviation, decimals: 0)) ppm, "
            + "\(NumberText.text(1000 * shift, decimals: 0)) ms over \(NumberText.text(span, decimals: 0)) s"
    }
}
