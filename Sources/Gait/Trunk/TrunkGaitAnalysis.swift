import Glibc
public import Recordings
import SignalProcessing

/// Finds the walking bouts, the initial contacts and the figures of a gait from a sensor on the lower back.
///
/// An accelerometer suffices; with a gyroscope sides are told and turns are seen. How the sensor is mounted does not
/// matter, as long as its axes are right-handed.
public struct TrunkGaitAnalysis: Sendable {
    /// Length of the leg from the greater trochanter to the floor, m: needed for speed and step length.
    public var legLength: Double?
    /// Height of the body, m: in place of the leg length, of which 0.53 is taken.
    public var bodyHeight: Double?

    /// Slower sampling than this does not show a step, Hz.
    static let lowestRate = 40.0
    /// Below this the walking direction is not known, and so the sides are not.
    static let leastDirectionConfidence = 0.3
    /// Share of the body height that the leg takes (Winter, Biomechanics and Motor Control of Human Movement, 1990).
    static let legShare = 0.53

    /// Creates the analysis.
    public init(legLength: Double? = nil, bodyHeight: Double? = nil) {
        self.legLength = legLength
        self.bodyHeight = bodyHeight
    }

    /// Analyses a recording; its stretches must be of one rate and in the order of time.
    ///
    /// What is usual is learnt from all stretches together; no bout reaches from one into the next.
    public func analyze(_ segments: [AccelerationSegment]) -> TrunkGait {
        let segments = segments.filter { $0.count > 0 && $0.rate == segments.first?.rate }
        let hasGyroscope = !segments.isEmpty && segments.allSatisfy { $0.angularRate != nil }
        let signal = FootSignal(trunk: segments)
        if let obstacle = signal.trunkObstacle { return .nothing(because: obstacle) }
        switch TrunkOrientation().resolve(signal, hasGyroscope: hasGyroscope) {
        case .failure(let problem):
            return .nothing(because: "the accelerometer reads \(rounded(problem.reading)) m/s² instead of gravity")
        case .success(let motion): return analyze(motion, signal)
        }
    }

    private func analyze(_ motion: TrunkMotion, _ signal: FootSignal) -> TrunkGait {
        var picking = StepPicking()
        var vertical = signal.bandPassed(motion.vertical, picking.band.low, picking.band.high)
        var steps = picking.pick(vertical, of: signal)
        guard steps.peaks.count >= 3, var stepTime = steps.stepTime(of: signal) else {
            return .nothing(because: "no walking was found")
        }
        let rhythm = TrunkRhythm()
        let finding = rhythm.find(in: motion, steps, signal)
        let slowStride = rhythm.slowStride(finding, stepTime: stepTime)
        if let slowStride {
            picking = .slow(strideTime: slowStride)
            vertical = signal.bandPassed(motion.vertical, picking.band.low, picking.band.high)
            steps = picking.pick(vertical, of: signal)
            stepTime = slowStride / 2
        }
        let walking = steps.isWalking(floor: picking.floor)
        guard let direction = TrunkDirection(of: motion, stepTime: stepTime, isWalking: walking, signal) else {
            return .nothing(because: "no walking was found: the trunk does not move level")
        }
        let forward = signal.bandPassed(
            direction.forward(motion.first, motion.second), picking.band.low, picking.band.high)
        // The forward acceleration turned by a quarter of a step is in phase with the vertical one.
        var combined = signal.derivative(forward)
        for i in combined.indices { combined[i] = (vertical[i] - combined[i] * stepTime / (2 * .pi)) / 2 }
        steps = picking.pick(combined, of: signal)
        stepTime = slowStride.map { $0 / 2 } ?? steps.stepTime(of: signal) ?? stepTime
        let model = TrunkModel(
            directionConfidence: direction.confidence, usualStepTime: stepTime, period: finding.period,
            periodicity: finding.periodicity, isSlow: slowStride != nil, walkingShare: finding.walkingShare,
            strength: steps.reference, hasGyroscope: motion.turning != nil)
        if rhythm.isUnidentified(finding, isContinuousWalk: model.isContinuousWalk) {
            var nothing = TrunkGait.nothing(because: "rhythm not identified: no step results")
            nothing.model = model
            return nothing
        }
        let peaks = StepSequence().bouts(
            steps, in: combined, stepTime: stepTime, longestPause: picking.longestPause, signal)
        let timed = TimedBouts(
            signal: signal, motion: motion, direction: direction, vertical: vertical, forward: forward, model: model)
        var gait = TrunkGait(bouts: timed.bouts(of: peaks, pendulum: pendulum), model: model)
        gait.summarize(legObstacle: legObstacle)
        return gait
    }

    /// The leg of the pendulum; `nil` when neither length is a person's.
    private var pendulum: PendulumModel? {
        if let legLength { return (0.4...1.3).contains(legLength) ? PendulumModel(legLength: legLength) : nil }
        return bodyHeight.flatMap { (0.8...2.4).contains($0) ? PendulumModel(legLength: Self.legShare * $0) : nil }
    }

    /// Why there is no leg to measure steps with.
    private var legObstacle: String? {
        guard pendulum == nil else { return nil }
        return legLength == nil && bodyHeight == nil
            ? "neither leg length nor body height is given" : "the leg length or body height given is no person's"
    }
}

extension FootSignal {
    /// Why a lower back cannot be analysed at all, or `nil`.
    fileprivate var trunkObstacle: String? {
        guard count > 0 else { return "there are no samples" }
        guard rate >= TrunkGaitAnalysis.lowestRate else {
            return "\(rounded(rate)) samples/s are too few for steps of the lower back; 40 are needed"
        }
        return obstacle == nil ? nil : "the signal holds numbers that no sensor reads"
    }
}
