public import Recordings

/// The stumble-like events of a session, how often they occur, and how many of them are expected to be false.
public struct StumblingFindings: Sendable, Hashable {
    /// The events, in the order of time.
    public var events: [Stumble]
    /// Swings that were looked at.
    public var swingCount: Int
    /// Hours of walking: the time of the strides that were looked at, averaged over the feet.
    public var walkingHours: Double
    /// Events in 100 strides, with the Poisson interval; `nil` without strides.
    public var per100Strides: IntervalEstimate?
    /// Events in an hour of walking, with the Poisson interval; `nil` without strides.
    public var perWalkingHour: IntervalEstimate?
    /// Events to be expected in this much walking when nobody stumbles; `nil` without strides.
    public var expectedFalseCount: Double?
    /// Chance that a swing's toe meets an obstacle of a height, by foot; empty where clearance is withheld.
    public var tripProbabilities: [TripProbability]
    /// Why stumbles were not looked for, by foot; empty where they were.
    public var notAssessable: [NotAssessable]
    /// What a user should know, sentences.
    public var remarks: [String]

    /// Creates findings.
    public init(
        events: [Stumble] = [], swingCount: Int = 0, walkingHours: Double = 0, per100Strides: IntervalEstimate? = nil,
        perWalkingHour: IntervalEstimate? = nil, expectedFalseCount: Double? = nil,
        tripProbabilities: [TripProbability] = [], notAssessable: [NotAssessable] = [], remarks: [String] = []
    ) {
        self.events = events
        self.swingCount = swingCount
        self.walkingHours = walkingHours
        self.per100Strides = per100Strides
        self.perWalkingHour = perWalkingHour
        self.expectedFalseCount = expectedFalseCount
        self.tripProbabilities = tripProbabilities
        self.notAssessable = notAssessable
        self.remarks = remarks
    }

    /// Why stumbles of a foot were not looked for.
    public struct NotAssessable: Sendable, Hashable {
        /// The foot.
        public var side: Side
        /// One sentence.
        public var reason: String

        /// Creates the statement.
        public init(side: Side, reason: String) {
            self.side = side
            self.reason = reason
        }
    }

    /// The chance that a swing's toe meets an obstacle, from the distribution of minimum toe clearance with the error of
    /// the measurement removed.
    public struct TripProbability: Sendable, Hashable {
        /// The foot.
        public var side: Side
        /// Height of the obstacle, metres.
        public var obstacle: Double
        /// The chance, 0 to 1, with its 95 % interval.
        public var probability: IntervalEstimate

        /// Creates the probability.
        public init(side: Side, obstacle: Double, probability: IntervalEstimate) {
            self.side = side
            self.obstacle = obstacle
            self.probability = probability
        }
    }
}
