/// A measured value with the standard deviation of its error.
public struct Estimate: Sendable, Hashable {
    /// The value, in the unit of the quantity.
    public var value: Double
    /// One standard deviation of the error, same unit.
    public var standardDeviation: Double

    /// Creates an estimate.
    public init(_ value: Double, standardDeviation: Double) {
        self.value = value
        self.standardDeviation = standardDeviation
    }
}
