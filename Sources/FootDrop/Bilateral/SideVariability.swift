/// How much a parameter varies from stride to stride on each side, as a robust standard deviation (1.4826 · MAD).
public struct SideVariability: Sendable, Hashable {
    /// The name of the parameter's column in `strides.csv`.
    public var parameter: String
    /// The unit.
    public var unit: String
    /// Of the left foot.
    public var left: Double
    /// Of the right foot.
    public var right: Double

    /// Creates a comparison.
    public init(parameter: String, unit: String, left: Double, right: Double) {
        self.parameter = parameter
        self.unit = unit
        self.left = left
        self.right = right
    }
}
