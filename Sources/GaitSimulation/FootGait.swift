/// How one foot walks: its shape, where the sensor sits, and its part in the gait.
///
/// The foot is rigid and its sole a line from the heel point to the toe pivot, the front end of the sole: in push-off
/// the foot turns about the toe pivot, after a heel landing about the heel point, and both lie on the floor at
/// foot-flat. The toe pivot is the point whose clearance the truth reports.
public struct FootGait: Sendable, Hashable {
    /// Heel point to toe pivot, metres.
    public var footLength: Double = 0.23
    /// Sensor ahead of the heel point at foot-flat, metres.
    public var sensorForward: Double = 0.10
    /// Sensor to the walker's left of the heel–toe line, metres.
    public var sensorLeft: Double = 0
    /// Sensor above the sole, metres.
    public var sensorUp: Double = 0.06
    /// Share of the stride time during which the foot is on the floor.
    public var stanceShare: Double = 0.62
    /// Pitch at toe-off, degrees, toe-down negative.
    public var toeOffPitch: Double = -60
    /// Pitch at initial contact without a deficit, degrees; above zero the heel lands first, below zero the forefoot.
    public var contactPitch: Double = 22
    /// Lowest toe clearance in mid-swing without a deficit, metres.
    public var minToeClearance: Double = 0.015
    /// Toe clearance at the early maximum above the one in mid-swing, metres.
    public var earlyRise: Double = 0.022
    /// Clearance of the lowest point of the sole gained after mid-swing, metres; it makes the minimum a minimum.
    public var lateRise: Double = 0.005
    /// Push-off, from the heel leaving the floor to toe-off, as a share of the stride time.
    public var pushOffShare: Double = 0.25
    /// Landing, from initial contact to foot-flat, as a share of the stride time.
    public var landingShare: Double = 0.13
    /// Sideways arc of the swing, metres, outward positive.
    public var circumduction: Double = 0.02
    /// Roll in early swing, degrees, sole turned inward positive; half as much the other way in late swing.
    public var swingRoll: Double = 4
    /// Turning of the toes in mid-swing, degrees, outward positive.
    public var swingYaw: Double = 5
    /// Toes turned outward, degrees.
    public var toeOut: Double = 6
    /// Weakness of the foot lifters: degrees of toe-up pitch lost in swing, held to contact.
    public var dorsiflexionDeficit: Double = 0
    /// Share of the clearance lost to the deficit that hip and knee restore; 1 restores all of it.
    public var steppageGain: Double = 0.9
    /// 0 to 1: how far the lowering of the forefoot after a heel contact is uncontrolled.
    public var slap: Double = 0
    /// Peak acceleration of the sensor's vibration at contact, m/s².
    public var contactShock: Double = 80
    /// Share of the strides on the level in which the toe drags.
    public var dragShare: Double = 0

    /// Creates the healthy foot of an adult.
    public init() {}

    /// Clearance lost for each degree of uncompensated deficit, metres: the toe's lever in swing (0.17 m × π/180).
    static let clearancePerDegree = 0.003
    /// The least clearance a person keeps however great the deficit, metres; the toe never enters the floor.
    static let leastClearance = 0.002

    /// Lowest toe clearance in mid-swing after deficit and compensation, metres.
    var effectiveClearance: Double {
        let lost = Self.clearancePerDegree * dorsiflexionDeficit * (1 - steppageGain)
        return max(minToeClearance - lost, min(minToeClearance, Self.leastClearance))
    }

    /// Landing as a share of the stride time; an uncontrolled forefoot comes down in less than half the time.
    var effectiveLandingShare: Double { landingShare * (1 - 0.5 * slap) }
}
