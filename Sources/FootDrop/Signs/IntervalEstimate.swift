/// A value with its 95 % interval, in the unit of the quantity.
public struct IntervalEstimate: Sendable, Hashable {
    /// The value.
    public var value: Double
    /// The 95 % interval; `nil` where the data do not tell it.
    public var interval: ClosedRange<Double>?

    /// Creates an estimate.
    public init(_ value: Double, interval: ClosedRange<Double>? = nil) {
        self.value = value
        self.interval = interval
    }
}
