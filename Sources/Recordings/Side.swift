/// The side of the body a sensor sits on.
public enum Side: String, Sendable, Hashable, CaseIterable {
    case left
    case right
    case unknown
}

/// Where on the body, or under it, a sensor sits.
public enum SensorPlacement: String, Sendable, Hashable, CaseIterable {
    case foot
    case shank
    case lowerBack = "lower_back"
    case forcePlate = "force_plate"
    case insole
    /// A point that cameras follow.
    case marker
    case unknown
}
