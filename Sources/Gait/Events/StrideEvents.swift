/// The events of one stride, as fractional sample positions.
struct StrideEvents: Sendable, Hashable {
    /// The heel begins to leave the floor.
    var heelOff: Double
    /// The toe leaves the floor.
    var toeOff: Double
    /// First contact of any part of the foot.
    var initialContact: Double
    /// The foot comes to rest.
    var footFlat: Double
    /// Angle the foot falls from its highest pitch until it lies flat, rad.
    var landingFall: Double
    /// How contact was told.
    var contactCue: ContactCue
    /// Greatest toe-down rate while the foot comes down on its heel, rad/s; `nil` without a heel rocker.
    var loadingRate: Double?

    /// What an initial contact was told from.
    enum ContactCue: Sendable, Hashable {
        /// The rotation about the heel after a heel-first landing.
        case heelRocker
        /// The onset of the vibration of a flat or forefoot landing.
        case vibration
        /// Only the movement as a whole; the events are coarse.
        case movement
    }
}
