import Glibc
import Recordings
import SignalProcessing

/// Step length and walking speed from the rise and fall of the trunk, taken as an inverted pendulum.
///
/// A trunk that rises by h over a leg of length l has gone 2√(2lh − h²) (Zijlstra & Hof, Gait & Posture 18, 2003), here
/// times 1.13, the median that straight walks of a few people needed. The model does not hold for slow or turning gait.
struct PendulumModel: Sendable {
    /// What the model's step is multiplied by.
    var factor = 1.13
    /// Fewest straight steps.
    var fewestSteps = 6
    /// More turning than this within four steps is no straight walk, degrees.
    var turn = 20.0
    /// Below this speed the model does not hold, m/s.
    var leastSpeed = 0.6
    /// One standard deviation of a stride's length, m.
    var strideDeviation = 0.15
    /// Highest frequency of the trunk's rise and fall, Hz.
    var highest = 4.0
    /// Length of the leg, m.
    var legLength: Double

    /// The steps of a bout, measured.
    struct Measure: Sendable {
        /// Median step length, m.
        var stepLength: Estimate
        /// Walking speed, m/s.
        var speed: Estimate
    }

    /// Why there is no measure.
    struct Obstacle: Error {
        /// One sentence.
        var reason: String
    }

    /// The height of the trunk about its mean course, m.
    func height(of motion: TrunkMotion, stepTime: Double, _ signal: FootSignal) -> [Double] {
        let lowest = min(0.5, 0.6 / stepTime)
        let speed = signal.bandPassed(integral(motion.vertical, signal), lowest, highest)
        return signal.bandPassed(integral(speed, signal), lowest, highest)
    }

    /// Measures the straight steps of a bout from the contacts' positions in samples.
    func measure(
        contacts: [Double], height: [Double], heading: [Double], piece: Range<Int>, stepTime: Double, rate: Double
    ) -> Result<Measure, Obstacle> {
        var lengths: [Double] = []
        var times: [Double] = []
        let window = 2 * stepTime * rate
        for (from, to) in zip(contacts, contacts.dropFirst()) {
            let range = max(piece.lowerBound, Int(from.rounded()))..<min(piece.upperBound, Int(to.rounded()) + 1)
            // A pause within the bout is no step.
            guard range.count > 3, to - from < 1.5 * stepTime * rate else { continue }
            let middle = (from + to) / 2
            let turned =
                Self.mean(of: heading, around: middle + window, stepTime * rate, piece)
                - Self.mean(of: heading, around: middle - window, stepTime * rate, piece)
            guard abs(turned) * 180 / .pi <= turn else { continue }
            var lowest = Double.infinity
            var highest = -Double.infinity
            for i in range {
                lowest = min(lowest, height[i])
                highest = max(highest, height[i])
            }
            let rise = highest - lowest
            lengths.append(
                rise < legLength ? factor * 2 * (2 * legLength * rise - rise * rise).squareRoot() : .infinity)
            times.append((to - from) / rate)
        }
        guard lengths.count >= fewestSteps, let length = RobustStatistics.median(lengths),
            let time = RobustStatistics.median(times), time > 0
        else { return .failure(Obstacle(reason: "fewer than \(fewestSteps) straight steps")) }
        guard length.isFinite else { return .failure(Obstacle(reason: "the trunk moves more than a walker's")) }
        guard length / time >= leastSpeed else {
            return .failure(Obstacle(reason: "below \(rounded(leastSpeed)) m/s the pendulum model does not hold"))
        }
        return .success(
            Measure(
                stepLength: Estimate(length, standardDeviation: strideDeviation / 2),
                speed: Estimate(length / time, standardDeviation: strideDeviation / (2 * time))))
    }

    private func integral(_ values: [Double], _ signal: FootSignal) -> [Double] {
        if signal.pieces.count == 1 { return cumulativeTrapezoid(values, step: 1 / signal.rate) }
        return Array(signal.pieces.map { cumulativeTrapezoid(Array(values[$0]), step: 1 / signal.rate) }.joined())
    }

    /// The mean of a signal within a distance of a position, both in samples.
    private static func mean(
        of values: [Double], around position: Double, _ distance: Double, _ piece: Range<Int>
    ) -> Double {
        let centre = max(Double(piece.lowerBound), min(Double(piece.upperBound - 1), position))
        let first = max(piece.lowerBound, Int(centre - distance))
        let last = min(piece.upperBound - 1, Int(centre + distance))
        var sum = 0.0
        for i in first...last { sum += values[i] }
        return sum / Double(last - first + 1)
    }
}
