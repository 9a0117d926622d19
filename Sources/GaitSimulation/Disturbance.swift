public import Recordings

/// Something out of the ordinary in one stride of one foot: a stumble, or an act that only looks like one.
public struct Disturbance: Sendable, Hashable {
    /// What happens.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// An obstacle stops the foot, which is then lifted over it in the same swing.
        case elevating
        /// An obstacle stops the foot, which is put down at once; the other foot steps over.
        case lowering
        /// The toe brushes the floor or an obstacle.
        case scuff
        /// The toe slides along the floor.
        case drag
        /// A stumble after which at least two of the next three swings are disturbed by more than a quarter.
        case nearFall = "near-fall"
        /// No stumble: the foot is lifted high on purpose.
        case highStep = "high-step"
        /// No stumble: the foot flicks forward with the toes up.
        case kick
        /// No stumble: the foot is put down hard.
        case stamp
        /// No stumble: somebody taps the sensor.
        case tap
        /// No stumble: the walker slows down at once.
        case slowing

        /// Whether the foot meets something, so that the truth lists a stumble.
        public var isStumble: Bool {
            switch self {
            case .elevating, .lowering, .scuff, .drag, .nearFall: true
            case .highStep, .kick, .stamp, .tap, .slowing: false
            }
        }

        /// When it can happen, percent of swing; beyond 100 in the stance that follows.
        public var percentages: ClosedRange<Double> { self == .tap ? 5...230 : 5...90 }
    }

    /// What happens.
    public var kind: Kind
    /// To which foot.
    public var side: Side
    /// In which stride of this foot, counted from 0 as in the stride table of a walk recorded from its beginning.
    public var stride: Int
    /// When, percent of the swing as it was going to be; `nil` draws it by kind and seed.
    public var swingPercent: Double?
    /// Forward speed of the toe lost at the contact, m/s; `nil` draws it by kind and seed.
    public var speedLost: Double?

    /// Creates a disturbance.
    public init(
        _ kind: Kind, side: Side, stride: Int, swingPercent: Double? = nil, speedLost: Double? = nil
    ) {
        self.kind = kind
        self.side = side
        self.stride = stride
        self.swingPercent = swingPercent
        self.speedLost = speedLost
    }
}
