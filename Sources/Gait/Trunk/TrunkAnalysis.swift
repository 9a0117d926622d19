/// What a sensor on the lower back tells: the walk, step by step, and how violently each step shook the trunk.
///
/// It gives no angle of the foot and no clearance; what it cannot give is in ``TrunkGait/withheld``.
public struct TrunkAnalysis: Sendable, Hashable {
    /// The shocks of the steps in the order of time: what near-falls are looked for in.
    public var steps: [TrunkStep]
    /// Seconds of walking: the time of runs of at least four shocks.
    public var walkingTime: Double
    /// The walking bouts with their initial contacts, and the figures of the gait.
    public var gait: TrunkGait
    /// Whether its clock is that of the feet.
    public var sharesClock: Bool

    /// Creates an analysis.
    public init(
        steps: [TrunkStep], walkingTime: Double, gait: TrunkGait = TrunkGait(), sharesClock: Bool = false
    ) {
        self.steps = steps
        self.walkingTime = walkingTime
        self.gait = gait
        self.sharesClock = sharesClock
    }
}

/// One step as the lower back feels it: the extremes within 0.35 s of the shock of contact.
public struct TrunkStep: Sendable, Hashable {
    /// The shock, seconds from the start of the recording.
    public var time: Double
    /// Greatest magnitude of acceleration below 20 Hz, m/s².
    public var peak: Double
    /// Greatest horizontal acceleration below 20 Hz, m/s².
    public var horizontal: Double
    /// Greatest turning speed below 10 Hz, deg/s; `nil` without a gyroscope.
    public var turning: Double?
    /// From the least to the greatest vertical acceleration below 20 Hz, m/s².
    public var verticalRange: Double
    /// Least tilt of the trunk from its usual attitude between 2 and 5 s after the shock, degrees; `nil` where the recording
    /// ends before.
    public var tiltAfterwards: Double?
    /// Whether it belongs to a run of at least four steps.
    public var isWalking: Bool

    /// Creates a step.
    public init(
        time: Double, peak: Double, horizontal: Double, turning: Double?, verticalRange: Double,
        tiltAfterwards: Double? = nil, isWalking: Bool
    ) {
        self.time = time
        self.peak = peak
        self.horizontal = horizontal
        self.turning = turning
        self.verticalRange = verticalRange
        self.tiltAfterwards = tiltAfterwards
        self.isWalking = isWalking
    }
}
