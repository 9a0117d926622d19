import Recordings
import SignalProcessing

/// How strongly a foot's acceleration departs from gravity: the measure of movement where there is no gyroscope.
struct AccelerationMovement: Sendable {
    /// Norm of the acceleration between 0.5 and 8 Hz, m/s².
    let size: [Double]
    /// The same averaged over 0.12 s, for telling rest from movement.
    let smoothed: [Double]
    /// Typical greatest size while walking, m/s².
    let strength: Double
    /// Below this the foot rests, m/s².
    let restLimit: Double

    /// Movement of walking lies between these, Hz: gravity turns with the foot more slowly, impacts are faster.
    static let band = (low: 0.5, high: 8.0)
    /// Noise of a resting sensor stays below this, m/s².
    static let restFloor = 0.25
    /// Limits of rest as shares of the strength, and relative to the quietest twentieth of the samples.
    static let restShares = (least: 0.06, most: 0.35)
    private static let quietFactor = 2.0

    /// The movement of a signal; `nil` when it is empty or never moves.
    init?(_ signal: FootSignal) {
        guard signal.count > 0,
            let highPass = try? Butterworth.highPass(order: 2, cutoff: Self.band.low, rate: signal.rate)
        else { return nil }
        let slow = signal.lowPassed(signal.acceleration, cutoff: Self.band.high)
        let size = signal.filtered(slow, highPass).norm
        strength = FootRotation.typicalMaximum(
            of: size, window: signal.samples(FootRotation.strengthWindow), floor: Self.restFloor)
        guard strength > 0 else { return nil }
        let quiet = RobustStatistics.quantile(size.thinned(), 0.05) ?? 0
        restLimit = min(
            Self.restShares.most * strength,
            max(Self.restFloor, Self.restShares.least * strength, Self.quietFactor * quiet))
        smoothed = signal.movingMean(size, seconds: 0.12)
        self.size = size
    }
}
