import Gait
import SignalProcessing

/// How violent the steps around a step are: on stairs and in running, violent steps recur.
///
/// A stumble among level steps has usual neighbours, so the limit there is the one that was validated. On stairs the whole
/// run shakes the trunk more, and one step more than the other.
struct TrunkNeighbourhood: Sendable {
    /// Steps looked at on each side.
    var reach = 8
    /// Steps on each side that a stumble's recovery may change.
    var recovery = 2
    /// A step this far away is of another run, s.
    var pause = 1.5
    /// Fewest neighbours that tell something.
    var fewest = 4
    /// Robust standard deviations of the neighbours that a step must exceed their median by.
    var deviations = 3.0

    /// The violence that a step must exceed.
    ///
    /// - Parameters:
    ///   - violence: The mean logarithm of the ratios of every step.
    ///   - least: By how much it must exceed what is usual in the recording and in its run.
    func limit(at number: Int, _ steps: [TrunkStep], _ violence: [Double], least: Double) -> Double {
        var neighbours: [Double] = []
        for direction in [-1, 1] {
            var last = number
            for distance in 1...reach {
                let other = number + direction * distance
                guard steps.indices.contains(other), abs(steps[other].time - steps[last].time) <= pause else { break }
                if distance > recovery, steps[other].isWalking { neighbours.append(violence[other]) }
                last = other
            }
        }
        guard neighbours.count >= fewest, let level = RobustStatistics.median(neighbours),
            let spread = RobustStatistics.robustStandardDeviation(neighbours)
        else { return least }
        // Quiet neighbours do not make a usual step a stumble.
        return max(0, level) + max(least, deviations * spread)
    }
}
