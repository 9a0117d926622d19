import Gait
import Glibc
import SignalProcessing

/// The chance that a swing's toe meets an obstacle, from the foot's distribution of minimum toe clearance.
///
/// The clearances of a person's swings are close to normal (Best & Begg 2008 found little skew in most walkers). Their
/// spread is freed of the error of the single estimates, σ² = s² − mean σ_own²; what all estimates of the foot share
/// widens the interval. The obstacle is one that lies where the toe is lowest, hence the greatest chance.
struct TripRisk: Sendable {
    /// Heights of the obstacles, m.
    var obstacles = [0.005, 0.010, 0.015, 0.020]
    /// The fewest clearances.
    var fewest = 10

    /// The chances for a foot; empty where clearance or its natural spread is not known.
    func probabilities(of foot: FootAnalysis) -> [StumblingFindings.TripProbability] {
        let clearances = foot.strides.indices.compactMap { number in
            foot.strides[number].isStraight ? foot.strides[number].minToeClearance : nil
        }
        guard clearances.count >= fewest, let spread = ParameterSummary.naturalSpread(of: clearances),
            let mean = RobustStatistics.mean(clearances.map(\.value))
        else { return [] }
        let n = Double(clearances.count)
        let shared = RobustStatistics.mean(clearances.map(\.sharedDeviation)) ?? 0
        let own = RobustStatistics.mean(clearances.map(\.ownVariance)) ?? 0
        let observed = spread * spread + own
        let meanDeviation = (shared * shared + observed / n).squareRoot()
        // The spread's own error: that of the variance it was taken from.
        let spreadDeviation = observed / spread / (2 * (n - 1)).squareRoot()
        return obstacles.map { height in
            let z = (height - mean) / spread
            let deviation = (square(meanDeviation) + square(z * spreadDeviation)).squareRoot() / spread
            let interval = Self.normal(z - 1.96 * deviation)...Self.normal(z + 1.96 * deviation)
            return StumblingFindings.TripProbability(
                side: foot.side, obstacle: height,
                probability: IntervalEstimate(Self.normal(z), interval: interval))
        }
    }

    private func square(_ x: Double) -> Double { x * x }

    /// The chance that a standard normal number lies below `x`.
    static func normal(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }
}
