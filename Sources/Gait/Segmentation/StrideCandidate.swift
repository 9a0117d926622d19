/// A run of toe-up pitch rate.
struct SwingLobe: Sendable, Hashable {
    /// Samples with a positive pitch rate.
    var range: Range<Int>
    /// Sample of the greatest rate.
    var peak: Int
    /// Angle turned, rad.
    var area: Double
}

/// One stride as found by the segmentation, before its events are timed.
struct StrideCandidate: Sendable, Hashable {
    /// Whether there is a normal swing.
    enum Kind: Sendable, Hashable {
        /// A recognisable swing.
        case swing
        /// A turn step, shuffle or pivot: a step, but nothing that depends on pitch can be taken from it.
        case weak
    }

    /// From heel-off to foot-flat.
    var range: Range<Int>
    /// The part between toe-off and initial contact, roughly.
    var swing: Range<Int>
    /// The lobe with the largest area, for kind `swing`.
    var mainLobe: SwingLobe?
    /// Whether there is a normal swing.
    var kind: Kind
    /// The foot does not rest between this stride and a neighbour.
    var isSplit: Bool
    /// Angle travelled, rad.
    var path: Double
    /// Angle travelled relative to this foot's usual stride.
    var relativePath = 1.0
    /// Main lobe relative to this foot's usual one.
    var relativeArea = 0.0

    /// The middle of the movement, samples.
    var middle: Double { Double(swing.lowerBound + swing.upperBound) / 2 }
}
