/// What was measured of a person with a tape, in metres; `nil` where it was not.
public struct BodyMeasures: Sendable, Hashable {
    /// Heel to toe.
    public var footLength: Double?
    /// Hip joint to floor, standing; it scales step length from the lower back.
    public var legLength: Double?
    /// Height of the body, from which leg length is estimated.
    public var bodyHeight: Double?

    /// What a foot may measure.
    public static let footLengths = 0.05...0.5
    /// What a leg may measure.
    public static let legLengths = 0.3...1.3
    /// What a person may measure.
    public static let bodyHeights = 0.5...2.5

    /// Creates measures.
    public init(footLength: Double? = nil, legLength: Double? = nil, bodyHeight: Double? = nil) {
        self.footLength = footLength
        self.legLength = legLength
        self.bodyHeight = bodyHeight
    }
}
