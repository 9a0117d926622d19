/// The range in which reference people lie, and where it is from.
public struct ReferenceRange: Sendable, Hashable {
    /// Lower end; `nil` where only the upper one is known.
    public var low: Double?
    /// Upper end; `nil` where only the lower one is known.
    public var high: Double?
    /// The source of both.
    public var source: String

    /// Creates a range.
    public init(low: Double?, high: Double?, source: String) {
        self.low = low
        self.high = high
        self.source = source
    }
}
