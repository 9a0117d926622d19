/// A number that may not be available, in the memory of the number alone: a week of strides is kept in full.
///
/// What is not available is stored as NaN, which no measurement gives.
@propertyWrapper
public struct Measured: Sendable {
    private var stored = Double.nan

    /// Not available.
    public init() {}

    /// A number, if it is available.
    public init(wrappedValue: Double?) { self.wrappedValue = wrappedValue }

    /// The number, or `nil`; NaN is not available either.
    public var wrappedValue: Double? {
        get { stored.isNaN ? nil : stored }
        set { stored = newValue ?? .nan }
    }
}

extension Measured: Hashable {
    /// Whether both are the same number, or both not available.
    public static func == (a: Measured, b: Measured) -> Bool { a.wrappedValue == b.wrappedValue }

    /// Hashes the number, or that there is none.
    public func hash(into hasher: inout Hasher) { hasher.combine(wrappedValue) }
}
