/// A measured value with the standard deviation of its error.
public struct Estimate: Sendable, Hashable {
    /// The value, in the unit of the quantity.
    public var value: Double
    /// One standard deviation of the error, same unit.
    public var standardDeviation: Double
    /// The part of it that all estimates of one foot have in common, same unit.
    ///
    /// It counts when a value is compared with the truth or with the other foot, and cancels when values of one foot are
    /// compared with each other.
    public var sharedDeviation: Double

    /// Creates an estimate.
    public init(_ value: Double, standardDeviation: Double, sharedDeviation: Double = 0) {
        self.value = value
        self.standardDeviation = standardDeviation
        self.sharedDeviation = sharedDeviation
    }

    /// Variance of the error that this estimate has for itself.
    public var ownVariance: Double {
        max(0, standardDeviation * standardDeviation - sharedDeviation * sharedDeviation)
    }
}
