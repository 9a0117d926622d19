import Recordings
import SignalProcessing

/// How many times as fast a gyroscope has to turn for a foot's strides to end at rest.
///
/// While the foot is tilted, a wrong scale takes gravity away in a wrong direction, and the stride seems to end with a
/// velocity that is proportional to the error: 2 to 8 m/s forward and down for twice the rate. The scale that leaves the
/// least velocity is that of the accelerometer's gravity; of 32 genuine feet of three kinds of sensors it is 0.95 to 1.05,
/// and not more than 0.035 off beyond three standard deviations. A sampling rate that is wrong by a factor shows in the
/// same way, because angles are rates times time.
struct GyroscopeScale: Sendable {
    /// Strides that are enough.
    ///
    /// How they scatter is itself uncertain, which ``widening(of:)`` makes up for.
    var fewest = 4
    /// Strides that are looked at.
    var most = 24
    /// How far a sound sensor may seem off: more than twice the greatest of a genuine one.
    var margin = 0.08
    /// Velocity that impacts and the foot's own motion at rest may leave in every stride alike, m/s; what counts of a foot
    /// that hardly turns, whose scale it spoils most.
    var systematic = 0.2
    /// Tilt that the rests of all strides may have in common, rad: gravity leaks by it as long as the stride lasts.
    var tilt = TrajectoryNoise().flatTilt
    /// Velocity for which the scale accounts that is too much whatever the scale is, as a share of the walking speed.
    ///
    /// The length of a slow stride is wrong by as much and more. Of genuine feet it is 0.21 at most, 0.16 beyond chance.
    var greatestShare = 0.5
    /// How far a scale must be off for its share of the speed to count: sound sensors are off by this themselves.
    var leastOfShare = 0.05
    /// How many standard deviations count for chance.
    var chance = 3.0

    /// A scale and how sure it is.
    struct Estimate: Sendable, Hashable {
        /// The factor that the angular rate has to be multiplied with.
        var scale: Double
        /// One standard deviation of its random error.
        var standardDeviation: Double
        /// Velocity at the end that all of the rotation accounts for, m/s.
        var leverage: Double
        /// Usual time from rest to rest, s.
        var duration = 1.0
    }

    /// The scale; `nil` when there are too few strides, or when no scale is found that is that of all.
    ///
    /// - Parameter strides: Those whose peaks are not cut off.
    func estimate(
        _ strides: [RestToRestStride], gravity: Double, bias: Vector3, in signal: FootSignal
    ) -> Estimate? {
        let usable = strides.spread(atMost: most)
        let closures = RestClosures(usable, of: signal, gravity: gravity, bias: bias)
        var estimate = Estimate(scale: 1, standardDeviation: .infinity, leverage: 0)
        // Far from 1 the velocity is no longer proportional to the error.
        for _ in 0..<6 {
            let before = estimate.scale
            guard let next = step(from: before, closures) else { return nil }
            estimate = next
            if abs(estimate.scale - before) < 0.1 {
                estimate.duration =
                    RobustStatistics.median(usable.map { Double($0.after.index - $0.before.index) / signal.rate }) ?? 1
                return estimate
            }
        }
        return nil
    }

    /// Whether the scale is another than 1 beyond doubt.
    ///
    /// What the accelerometer reads too much or too little of gravity counts for nothing: an offset along the vertical
    /// leaves the same velocity as a scale that is off by its share of gravity.
    ///
    /// - Parameters:
    ///   - gravity: Gravity as the accelerometer reads it, m/s².
    ///   - speed: Usual speed of the walk, m/s; `nil` when it is not known.
    func isWrong(_ estimate: Estimate, gravity: Double = standardGravity, speed: Double? = nil) -> Bool {
        let error =
            abs(estimate.scale - 1) - chance * estimate.standardDeviation - abs(gravity / standardGravity - 1)
        let floor = max(systematic, gravity * estimate.duration * tilt)
        return error > max(margin, floor / estimate.leverage)
            || error > leastOfShare && error * estimate.leverage > max(greatestShare * (speed ?? .infinity), floor)
    }

    /// One step of least squares over every stride on its own, and the median of the strides.
    private func step(from scale: Double, _ strides: RestClosures) -> Estimate? {
        let difference = 0.05
        var scales: [Double] = []
        var leverages: [Double] = []
        let (less, here, more) = (
            strides.closures(.scaled(scale - difference)), strides.closures(.scaled(scale)),
            strides.closures(.scaled(scale + difference))
        )
        for i in here.indices {
            let slope = (more[i].velocity - less[i].velocity) * (0.5 / difference)
            let leverage = slope.dot(slope)
            guard leverage > 0 else { continue }
            scales.append(scale - slope.dot(here[i].velocity) / leverage)
            leverages.append(leverage.squareRoot())
        }
        guard scales.count >= fewest, let median = RobustStatistics.median(scales),
            let spread = RobustStatistics.robustStandardDeviation(scales),
            let leverage = RobustStatistics.median(leverages)
        else { return nil }
        // A median scatters by a quarter more than a mean.
        return Estimate(
            scale: min(max(median, 0.2), 5),
            standardDeviation: Self.widening(of: scales.count) * 1.25 * spread / Double(scales.count).squareRoot(),
            leverage: leverage)
    }

    /// By how much an error is wider that rests on the scatter of so few strides: without it one estimate of four or five
    /// strides in eight would be off by more than three standard deviations.
    static func widening(of count: Int) -> Double {
        let others = Double(max(1, count - 1))
        return 1 + 24 / (others * others)
    }
}
