/// Something about the data that changes how far the results can be trusted.
public struct QualityNote: Sendable, Hashable {
    /// How serious it is.
    public enum Severity: String, Sendable, Hashable {
        /// Worth knowing; results stand.
        case info
        /// Some results are less certain or withheld.
        case warning
        /// The signal cannot be analysed.
        case error
    }

    /// A stable identifier, for example `gap` or `gravity_removed`; ``QualityCode`` lists them all.
    public var code: String
    /// How serious it is.
    public var severity: Severity
    /// The side it concerns, or `nil` for the whole recording.
    public var side: Side?
    /// One sentence: what was found and what it does to the results.
    public var message: String
    /// Start in seconds, when it concerns a stretch of time.
    public var start: Double?
    /// End in seconds, when it concerns a stretch of time.
    public var end: Double?
    /// What the sensor measures that must not be used at all because of it, if anything.
    public var condemned: Quantity?

    /// Creates a note.
    public init(
        code: String, severity: Severity, side: Side? = nil, message: String, start: Double? = nil, end: Double? = nil
    ) {
        self.code = code
        self.severity = severity
        self.side = side
        self.message = message
        self.start = start
        self.end = end
    }
}
