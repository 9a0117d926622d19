/// A filter that cannot be built as asked for.
public struct FilterDesignError: Error, Hashable, CustomStringConvertible {
    /// What is wrong with the request.
    public enum Reason: Sendable, Hashable {
        /// The order is below 1 or above the greatest that can be built.
        case order(Int, greatest: Int)
        /// The sampling rate is not a positive number.
        case rate(Double)
        /// The cutoff does not lie between zero and half the sampling rate.
        case cutoff(Double, rate: Double)
        /// The lower edge of a band does not lie below the upper one.
        case band(low: Double, high: Double)
    }

    /// What is wrong with the request.
    public let reason: Reason

    /// Creates the error for a reason.
    public init(reason: Reason) { self.reason = reason }

    /// The fault in a sentence part, with the numbers.
    public var description: String {
        switch reason {
        case .order(let order, let greatest): "filter order \(order) is not between 1 and \(greatest)"
        case .rate(let rate): "sampling rate \(rate) Hz is not a positive number"
        case .cutoff(let cutoff, let rate): "cutoff \(cutoff) Hz is not between 0 and \(rate / 2) Hz"
        case .band(let low, let high): "lower band edge \(low) Hz is not below the upper edge \(high) Hz"
        }
    }
}
