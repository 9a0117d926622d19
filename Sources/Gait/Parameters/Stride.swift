public import Recordings

/// One stride of one foot, from foot-flat to the next foot-flat; it holds exactly one swing.
///
/// Times are seconds from the start of the recording, lengths metres, angles degrees (toe-up positive, zero at
/// foot-flat). `nil` means not available, and `flags` says why.
public struct Stride: Sendable, Hashable {
    /// Number of the stride of this foot, from 0.
    public var index: Int
    /// Foot-flat before the swing.
    public var start: Double
    /// Last instant at which the toe touches the floor.
    public var toeOff: Double
    /// First contact of any part of the foot after the swing.
    public var initialContact: Double
    /// Foot-flat after the swing.
    public var end: Double
    /// From the previous initial contact to this one; `nil` for the first stride of a bout.
    @Measured public var strideTime: Double?
    /// Toe-off to initial contact.
    public var swingTime: Double
    /// Stride time minus swing time.
    @Measured public var stanceTime: Double?
    /// Horizontal distance between the two foot-flat positions.
    @Measured public var length: Double?
    /// Length over stride time; over the time from foot-flat to foot-flat where there is no stride time.
    @Measured public var walkingSpeed: Double?
    /// Pitch at initial contact.
    @Measured public var footStrikeAngle: Double?
    /// Greatest pitch in the last 30 % of swing, up to initial contact.
    @Measured public var maxSwingPitch: Double?
    /// Pitch at greatest forward speed.
    @Measured public var midSwingPitch: Double?
    /// Pitch at toe-off.
    @Measured public var toeOffAngle: Double?
    /// Lowest local minimum of toe clearance between 25 and 75 % of swing.
    public var minToeClearance: Estimate?
    // What takes a byte stands here, in what would be unused: a week has hundreds of thousands of strides.
    /// How the foot lands.
    public var contactType: ContactType
    /// The ground.
    public var terrain: Terrain
    /// Whether it is a full stride on a straight way, fit for averages.
    ///
    /// Where ``turn`` is `nil` for every stride of a foot, as without a gyroscope, it only says that it is a full stride.
    public var isStraight: Bool
    /// The foot.
    public var side: Side
    /// When the minimum occurs.
    @Measured public var minToeClearanceTime: Double?
    /// Toe clearance at greatest forward speed.
    @Measured public var midSwingToeClearance: Double?
    /// Greatest toe clearance before the minimum.
    @Measured public var earlyToeClearanceMax: Double?
    /// Greatest toe clearance after the minimum, up to 80 ms after initial contact.
    @Measured public var lateToeClearanceMax: Double?
    /// Greatest height of the heel point after toe-off above its foot-flat height.
    @Measured public var heelClearanceMax: Double?
    /// Greatest toe-down rate while the foot comes down after a heel-first contact, deg/s, positive.
    @Measured public var slapRate: Double?
    /// From initial contact until the foot lies flat.
    @Measured public var footFlatDelay: Double?
    /// Share of swing during which the toe drags on the floor.
    @Measured public var dragFraction: Double?
    /// Greatest sideways distance of the heel from the chord of the stride, outward positive.
    @Measured public var circumduction: Double?
    /// Height of the end above the start.
    @Measured public var rise: Double?
    /// Change of heading from start to end, anticlockwise seen from above positive.
    @Measured public var turn: Double?
    /// 0 (do not use) to 1 (as good as the sensor allows).
    public var quality: Double
    /// What is special, and why something is missing.
    public var flags: [StrideFlag]

    /// Creates a stride with events only; everything else starts as not available.
    public init(side: Side, index: Int, start: Double, toeOff: Double, initialContact: Double, end: Double) {
        self.side = side
        self.index = index
        self.start = start
        self.toeOff = toeOff
        self.initialContact = initialContact
        self.end = end
        self.swingTime = initialContact - toeOff
        self.contactType = .uncertain
        self.terrain = .unknown
        self.isStraight = false
        self.quality = 0
        self.flags = []
    }
}

/// The part of the foot that touches the floor first.
public enum ContactType: String, Sendable, Hashable, CaseIterable {
    case heel
    case flat
    case forefoot
    case uncertain
}

/// The ground a stride is made on.
public enum Terrain: String, Sendable, Hashable, CaseIterable {
    case level
    case up
    case down
    case unknown
}

/// What is special about a stride.
public enum StrideFlag: String, Sendable, Hashable, CaseIterable {
    /// No clear swing: a turn step, shuffle or pivot; a step, but without angles and clearance.
    case weak
    /// No rest of the foot separates it from its neighbour.
    case split
    /// More than 20° of turning, or more than 45° together with the strides beside it.
    case turn
    /// In a bout of fewer than three strides.
    case shortBout = "short_bout"
    /// First stride of a bout.
    case first
    /// Last stride of a bout.
    case last
    /// Stairs.
    case stairs
    /// A kerb or uneven ground.
    case uneven
    /// A sloping floor.
    case slope
    /// The accelerometer reached its limit.
    case accelerationClipped = "acceleration_clipped"
    /// The gyroscope reached its limit.
    case gyroscopeClipped = "gyroscope_clipped"
    /// Samples were interpolated over a short loss.
    case bridged
    /// Samples are lost between the stride before and this one, so there is no stride time.
    case afterGap = "after_gap"
    /// The foot does not rest at one of its ends, so there is no trajectory.
    case restless
    /// The end velocity is far greater than this foot's usual error.
    case inconsistent
    /// No local minimum of toe clearance in mid-swing.
    case noMinimum = "no_minimum"
    /// Clearance is withheld for the whole foot; the foot's notes say why.
    case clearanceWithheld = "clearance_withheld"
    /// The events are less certain than usual.
    case eventsUncertain = "events_uncertain"
}
