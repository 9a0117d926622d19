import Recordings
import SignalProcessing

/// The sagittal angular rate of a shank, forward in swing positive, whatever the mounting.
///
/// The knee and the ankle turn the shank about one axis, the principal axis of the rate while it moves. Its sign follows
/// from the swing, which turns the shank forward in less time than the stance turns it back (Aminian et al., J Biomech 35,
/// 2002): while it moves, the middle rate is a backward one.
struct ShankRotation: Sendable {
    /// Rate, rad/s.
    let rate: [Double]
    /// Typical greatest rate in swing, rad/s.
    let strength: Double
    /// Angular speed about all axes averaged over 0.1 s, rad/s.
    let speed: [Double]

    /// Whether forward is told from backward beyond doubt.
    let isSignSure: Bool

    /// Least middle rate that tells the sign, share of the greatest rate.
    static let leastMiddle = 0.05
    /// Pass band of the events, Hz.
    static let cutoff = 30.0

    init?(_ signal: FootSignal) {
        guard let rotation = FootRotation(signal), rotation.strength > MovementBursts.restFloor else { return nil }
        let axis = PitchAxisFinder().find(rotation, bursts: [], sampleRate: signal.rate)
        let coarse = rotation.rate(about: axis)
        let window = signal.samples(FootRotation.strengthWindow)
        let forward = FootRotation.typicalMaximum(of: coarse, window: window)
        let backward = FootRotation.typicalMaximum(of: coarse.map { -$0 }, window: window)
        let moving = coarse.indices.filter { rotation.speed[$0] > MovementBursts.restFloor }.map { coarse[$0] }
        let middle = RobustStatistics.median(moving.thinned()) ?? 0
        // Where the middle rate tells nothing, the greater peak is the swing's.
        isSignSure = abs(middle) > Self.leastMiddle * max(forward, backward)
        let isForward = isSignSure ? middle < 0 : forward >= backward
        let signed = isForward ? axis : axis.reversed
        strength = isForward ? forward : backward
        guard strength > 0 else { return nil }
        var rate = signal.lowPassed(signed.rate(of: signal.angularRate), cutoff: Self.cutoff)
        // The same bias as the coarse rate has lost.
        let offsets = zip(signed.rate(of: signal.angularRate).thinned(), rotation.rate(about: signed).thinned())
        let bias = RobustStatistics.median(offsets.map { $0 - $1 }) ?? 0
        for i in rate.indices { rate[i] -= bias }
        self.rate = rate
        speed = rotation.smoothedSpeed
    }
}
