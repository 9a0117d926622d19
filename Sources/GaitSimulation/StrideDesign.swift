/// What one stride is asked to look like.
struct StrideDesign: Sendable, Hashable {
    enum Ground: Sendable, Hashable {
        case plane
        case stairs
    }

    var side: WalkingSide
    var footLength: Double
    var from: Footprint
    var to: Footprint
    /// Heel-off, toe-off, initial contact, foot-flat, seconds.
    var heelOff: Double
    var toeOff: Double
    var contact: Double
    var flat: Double
    var strideTime: Double
    /// Pitch at toe-off, radians.
    var toeOffPitch: Double
    /// Pitch at initial contact, radians, after the deficit.
    var contactPitch: Double
    /// Toe-up pitch lost in swing, radians.
    var deficit: Double
    /// Toe clearance at the early maximum, metres.
    var earlyClearance: Double
    /// Toe clearance in mid-swing, metres.
    var clearance: Double
    /// Clearance of the lowest point of the sole after mid-swing, metres.
    var lateClearance: Double
    /// Sideways arc, metres, outward positive.
    var arc: Double
    /// Roll in early swing, radians, sole turned inward positive.
    var roll: Double
    /// Turning of the toes in mid-swing, radians, outward positive.
    var yaw: Double
    /// 0 to 1: how far the landing ends in a slap.
    var slap: Double
    /// Peak of the sensor's vibration at initial contact, m/s².
    var shock: Double
    var ground: Ground
    /// Number of the bout, from 0.
    var bout: Int
    /// Whether it begins or ends standing side by side.
    var isHalf: Bool
    /// How it departs from the stride that was going to be.
    var disturbance: SwingDisturbance?

    var swing: Double { contact - toeOff }
}
