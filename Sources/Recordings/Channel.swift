/// What a channel measures; it fixes the SI unit of the samples.
public enum Quantity: String, Sendable, Hashable, CaseIterable {
    /// Specific force (gravity included unless a quality note says otherwise), m/s².
    case acceleration
    /// Angular rate, rad/s.
    case angularRate = "angular_rate"
    /// Magnetic flux density, T.
    case magneticField = "magnetic_field"
    /// Force, N.
    case force
    /// Moment, N·m.
    case moment
    /// Centre of pressure or any other position, m.
    case position
    /// Anything the analysis does not use; samples as they stand in the file.
    case other
}

/// An axis of the sensor's own frame.
public enum Axis: String, Sendable, Hashable, CaseIterable {
    case x
    case y
    case z
}

/// One signal of a sensor: SI samples, uniformly spaced, with the stretches where nothing was measured.
public struct Channel: Sendable {
    /// The name in the file, without its unit.
    public var name: String
    /// What is measured.
    public var quantity: Quantity
    /// The sensor axis, or `nil` for a quantity without direction.
    public var axis: Axis?
    /// The unit the file's values were in; the samples are SI whatever it was.
    public var fileUnit: PhysicalUnit
    /// Samples in SI units; unspecified (finite) where `missing` covers them.
    public var samples: [Double]
    /// Ascending, disjoint, non-empty ranges of samples that were not measured.
    public var missing: [Range<Int>]

    /// Creates a channel.
    public init(
        name: String, quantity: Quantity, axis: Axis?, fileUnit: PhysicalUnit, samples: [Double],
        missing: [Range<Int>] = []
    ) {
        self.name = name
        self.quantity = quantity
        self.axis = axis
        self.fileUnit = fileUnit
        self.samples = samples
        self.missing = missing
    }
}
