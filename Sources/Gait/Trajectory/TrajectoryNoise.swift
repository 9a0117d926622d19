/// How errors grow while one stride is integrated.
///
/// The velocity error is small in swing and jumps by a random 0.2–0.5 m/s within a few samples at initial contact, where
/// the shock is under-sampled; so drift is removed where the acceleration jumps, not evenly in time. Results hardly
/// depend on the other values: a factor of two in any of them moves a stride length by less than a millimetre.
struct TrajectoryNoise: Sendable, Hashable {
    /// Velocity random walk, m/s/√s.
    var velocityWalk = 0.03
    /// Velocity error per jump of acceleration and sample interval, a pure number.
    var jumpFactor = 0.6
    /// Velocity error per saturated acceleration sample, m/s.
    var clippedAcceleration = 0.3
    /// Tilt random walk, rad/√s.
    var tiltWalk = 0.05 * Double.pi / 180
    /// Tilt error per angle turned (scale error), √s.
    var tiltPerRate = 0.003
    /// Rate error of a saturated gyroscope sample, rad/s.
    var clippedRate = 60 * Double.pi / 180
    /// Tilt error of a foot-flat, rad.
    var flatTilt = 0.5 * Double.pi / 180
    /// Tilt error left over along the stride, rad.
    var remainingTilt = 0.35 * Double.pi / 180
    /// Velocity of a foot at rest, m/s.
    var restVelocity = 0.01
    /// Difference of the heights of two foot-flats on level ground, m.
    var flatHeight = 0.003
    /// Spread of the push-off roll over strides, m.
    var pushOffRoll = 0.002
    /// Spread of the landing roll over strides, m.
    var landingRoll = 0.0015
}
