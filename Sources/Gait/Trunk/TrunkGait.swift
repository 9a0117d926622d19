import Recordings

/// The gait as a sensor on the lower back sees it.
public struct TrunkGait: Sendable, Hashable {
    /// The walking bouts in the order of time; none when the rhythm could not be identified.
    public var bouts: [TrunkBout]
    /// What was learnt about sensor and gait; `nil` when there is no walking.
    public var model: TrunkModel?
    /// Steps a minute, from the usual step time; `nil` without a walking bout of at least five steps.
    public var cadence: Double?
    /// Median step time of the walking bouts, s.
    public var stepTime: Double?
    /// Median stride time of the walking bouts, s.
    public var strideTime: Double?
    /// (left − right) / (left + right) of the median step times, a foot's step ending with its contact.
    ///
    /// Only where it exceeds what this sensor site gets wrong; else ``withheld`` says why.
    public var stepTimeAsymmetry: Estimate?
    /// Median walking speed of the straight parts of the bouts that have one, m/s.
    public var walkingSpeed: Estimate?
    /// Median step length of the straight parts of the bouts that have one, m.
    public var stepLength: Estimate?
    /// What is not given, and why.
    public var withheld: [FootAnalysis.Withheld]

    /// Creates a result, by default that of no walking.
    public init(
        bouts: [TrunkBout] = [], model: TrunkModel? = nil, cadence: Double? = nil, stepTime: Double? = nil,
        strideTime: Double? = nil, stepTimeAsymmetry: Estimate? = nil, walkingSpeed: Estimate? = nil,
        stepLength: Estimate? = nil, withheld: [FootAnalysis.Withheld] = []
    ) {
        self.bouts = bouts
        self.model = model
        self.cadence = cadence
        self.stepTime = stepTime
        self.strideTime = strideTime
        self.stepTimeAsymmetry = stepTimeAsymmetry
        self.walkingSpeed = walkingSpeed
        self.stepLength = stepLength
        self.withheld = withheld
    }

    /// The initial contacts of walking, sorted by side, then time.
    ///
    /// Bouts of possible stepping are left out, except in a recording that is one continuous walk: there they are its
    /// hesitant ends.
    public var events: [GaitEvent] {
        let isWalk = model?.isContinuousWalk ?? false
        let contacts = bouts.filter { isWalk || $0.grade == .a }.flatMap(\.contacts)
        return Side.allCases.flatMap { side in
            contacts.filter { $0.side == side }.map {
                GaitEvent(side: side, kind: .initialContact, time: $0.time, source: .lowerBack)
            }
        }
    }
}

/// What a recording itself tells about a sensor on the lower back and the gait it sees.
public struct TrunkModel: Sendable, Hashable {
    /// 0 to 1: how surely the walking direction is known, the correlation of forward acceleration with the derivative of
    /// the vertical one at step rate.
    public var directionConfidence: Double
    /// The step time that all limits are scaled with, s.
    public var usualStepTime: Double
    /// Period of the horizontal movement, s: the stride time where the walk is continuous; `nil` when there is none.
    public var period: Double?
    /// Autocorrelation of the horizontal movement at its best period, −1 to 1.
    public var periodicity: Double
    /// Whether each step shows two vertical peaks, so that steps were looked for at the stride's rhythm.
    public var isSlow: Bool
    /// The part of the time between the first and the last step that is walking, 0 to 1.
    public var walkingShare: Double
    /// The strength that steps are measured by: the median effective amplitude of walking, m/s².
    public var strength: Double
    /// Whether the sensor has a gyroscope: without it, sides are only told apart and turns are not seen.
    public var hasGyroscope: Bool

    /// Whether the recording is one continuous walk.
    public var isContinuousWalk: Bool { walkingShare >= 2.0 / 3 }

    /// Creates a model.
    public init(
        directionConfidence: Double, usualStepTime: Double, period: Double?, periodicity: Double, isSlow: Bool,
        walkingShare: Double, strength: Double, hasGyroscope: Bool
    ) {
        self.directionConfidence = directionConfidence
        self.usualStepTime = usualStepTime
        self.period = period
        self.periodicity = periodicity
        self.isSlow = isSlow
        self.walkingShare = walkingShare
        self.strength = strength
        self.hasGyroscope = hasGyroscope
    }
}
