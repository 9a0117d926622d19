/// Tells of ascending samples whether they are missing.
struct MissingCursor {
    private let ranges: [Range<Int>]
    private var next = 0

    /// A cursor before the first sample.
    ///
    /// - Parameter ranges: The missing samples, ascending.
    init(_ ranges: [Range<Int>]) {
        self.ranges = ranges
    }

    /// Whether a sample is missing; asked in ascending order only.
    mutating func covers(_ sample: Int) -> Bool {
        while next < ranges.count, ranges[next].upperBound <= sample { next += 1 }
        return next < ranges.count && ranges[next].lowerBound <= sample
    }
}
