/// How the clock of one file was brought to the clock of another by the contacts that both saw.
public struct ClockAlignment: Sendable, Hashable {
    /// The file whose times were moved.
    public var path: String
    /// The file whose clock is kept.
    public var reference: String
    /// The shift; `nil` when the contacts do not tell it.
    public var shift: ClockShift?
    /// Why the contacts do not tell it.
    public var reason: String?

    /// Creates an alignment.
    public init(path: String, reference: String, shift: ClockShift?, reason: String? = nil) {
        self.path = path
        self.reference = reference
        self.shift = shift
        self.reason = reason
    }
}

/// A shift of one clock against another, with how well it is known.
public struct ClockShift: Sendable, Hashable {
    /// What is added to a time, s.
    public var offset: Double
    /// How much faster the other clock runs: added per second, s/s.
    public var drift: Double
    /// The time at which the offset holds, s.
    public var origin: Double
    /// One standard deviation of its error, s.
    public var standardDeviation: Double
    /// Contacts that both saw.
    public var matched: Int
    /// How the clocks ran apart; `nil` where the contacts were seen for too short a time to tell.
    var course: ClockDrift?

    /// Creates a shift.
    public init(offset: Double, drift: Double = 0, origin: Double = 0, standardDeviation: Double, matched: Int) {
        self.offset = offset
        self.drift = drift
        self.origin = origin
        self.standardDeviation = standardDeviation
        self.matched = matched
    }

    /// A time of the moved clock on the kept one, s.
    public func moved(_ time: Double) -> Double { time + offset + drift * (time - origin) }
}
