/// An axis with its sense, for example the one that points up.
public struct SignedAxis: Sendable, Hashable {
    /// The axis.
    public var axis: Axis
    /// Whether the positive sense is meant.
    public var isPositive: Bool

    /// Creates an axis with a sense.
    public init(_ axis: Axis, isPositive: Bool = true) {
        self.axis = axis
        self.isPositive = isPositive
    }

    /// Reads `z`, `+y` or `-z`; `nil` for anything else.
    public init?(_ text: String) {
        let lower = text.lowercased()
        guard let axis = Axis.allCases.first(where: { lower.last.map(String.init) == $0.rawValue }),
            ["", "+", "-"].contains(lower.dropLast())
        else { return nil }
        self.init(axis, isPositive: lower.first != "-")
    }

    /// `+y` or `-z`.
    public var label: String { (isPositive ? "+" : "-") + axis.rawValue }
}
