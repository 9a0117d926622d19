/// A number about a whole recording, of one side or of both, with what is known about it.
public struct Figure: Sendable, Hashable, Codable {
    /// left, right, unknown, or both for what needs both feet.
    public var side: String
    /// The name, with its unit at the end where it has one.
    public var parameter: String
    /// The unit of everything but `n` and `cv`; empty for pure numbers.
    public var unit: String
    /// Decimals that are written.
    public var decimals: Int
    /// The figure: the median over the straight strides for a stride parameter; `nil` where it is not available.
    public var value: Double?
    /// Lower end of the 95 % interval.
    public var low: Double?
    /// Upper end of the 95 % interval.
    public var high: Double?
    /// Strides or steps it rests on.
    public var n: Int?
    /// Arithmetic mean.
    public var mean: Double?
    /// Standard deviation between strides.
    public var sd: Double?
    /// 5th percentile.
    public var p5: Double?
    /// 95th percentile.
    public var p95: Double?
    /// Standard deviation over mean.
    public var cv: Double?
    /// Lower end of the range of reference people.
    public var referenceLow: Double?
    /// Upper end of the range of reference people.
    public var referenceHigh: Double?
    /// `below`, `above` or `within` the reference; `nil` where there is none.
    public var flag: Flag?

    /// Where a figure lies.
    public enum Flag: String, Sendable, Hashable, Codable {
        case below
        case within
        case above
    }

    /// Creates a figure without statistics.
    public init(
        side: String, parameter: String, unit: String, decimals: Int, value: Double?, low: Double? = nil,
        high: Double? = nil, n: Int? = nil
    ) {
        self.side = side
        self.parameter = parameter
        self.unit = unit
        self.decimals = decimals
        self.value = value
        self.low = low
        self.high = high
        self.n = n
    }

    private enum CodingKeys: String, CodingKey {
        case side
        case parameter
        case unit
        case decimals
        case value
        case low
        case high
        case n
        case mean
        case sd
        case p5
        case p95
        case cv
        case referenceLow = "reference_low"
        case referenceHigh = "reference_high"
        case flag
    }
}
