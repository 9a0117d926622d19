import Glibc
import SignalProcessing

/// The walking direction among the level axes.
///
/// In the step band the level acceleration lies along the walking direction, and forward acceleration leads the vertical
/// one by about a quarter of a step, which tells front from back however the sensor is mounted.
struct TrunkDirection: Sendable {
    /// Component of the walking direction along the first level axis.
    let first: Double
    /// Component of the walking direction along the second level axis.
    let second: Double
    /// 0 to 1: how surely front is told from back.
    let confidence: Double

    /// Finds the direction; `nil` when the level movement has none.
    init?(of motion: TrunkMotion, stepTime: Double, isWalking: [Bool], _ signal: FootSignal) {
        let stepRate = 1 / stepTime
        let band = signal.bandPassed(
            [motion.first, motion.second, motion.vertical], 0.8 * stepRate, 1.2 * stepRate)
        let rise = signal.derivative(band[2])
        var (a, b, c) = (0.0, 0.0, 0.0)
        for i in isWalking.indices where isWalking[i] {
            a += band[0][i] * band[0][i]
            b += band[1][i] * band[1][i]
            c += band[0][i] * band[1][i]
        }
        guard a + b > 0 else { return nil }
        // The larger principal axis of a symmetric 2×2 matrix.
        let angle = 0.5 * atan2(2 * c, a - b)
        let (x, y) = (cos(angle), sin(angle))
        var (product, along, up) = (0.0, 0.0, 0.0)
        for i in isWalking.indices where isWalking[i] {
            let forward = x * band[0][i] + y * band[1][i]
            product += forward * rise[i]
            along += forward * forward
            up += rise[i] * rise[i]
        }
        guard along > 0, up > 0 else { return nil }
        let correlation = product / (along * up).squareRoot()
        let sign: Double = correlation < 0 ? -1 : 1
        first = sign * x
        second = sign * y
        confidence = min(1, abs(correlation))
    }

    /// What two level components have along the walking direction.
    func forward(_ one: [Double], _ other: [Double]) -> [Double] {
        one.indices.map { first * one[$0] + second * other[$0] }
    }

    /// What two level components have along the direction to the walker's right.
    func right(_ one: [Double], _ other: [Double]) -> [Double] {
        one.indices.map { second * one[$0] - first * other[$0] }
    }
}
