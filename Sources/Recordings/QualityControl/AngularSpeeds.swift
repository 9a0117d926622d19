import SignalProcessing

/// Some twenty thousand evenly spaced sizes of the angular rate, gathered while a recording passes by.
struct AngularSpeeds: Sendable {
    /// The size of each, rad/s where the unit is known.
    private(set) var speeds: [Double] = []
    private let distance: Int

    /// For a recording of so many samples.
    init(count: Int) {
        distance = max(1, count / 20_000)
        speeds.reserveCapacity(count / distance + 1)
    }

    /// Adds the next samples.
    ///
    /// - Parameters:
    ///   - missing: Those that were not measured, counted from the first of the part.
    ///   - first: Number of the part's first sample.
    mutating func add(_ x: [Double], _ y: [Double], _ z: [Double], missing: [Range<Int>], at first: Int) {
        let (x, y, z) = (x.span, y.span, z.span)
        let count = min(x.count, y.count, z.count)
        let skipped = (first + distance - 1) / distance
        var gap = missing[...]
        var next = skipped * distance - first
        while next < count {
            let place = next
            next += distance
            while let lost = gap.first, lost.upperBound <= place { gap = gap.dropFirst() }
            if let lost = gap.first, lost.contains(place) { continue }
            let speed = Vector3(x[place], y[place], z[place]).norm
            if speed.isFinite { speeds.append(speed) }
        }
    }

    /// The speed that a share of the samples stays below; `nil` without any.
    func quantile(_ share: Double) -> Double? {
        guard !speeds.isEmpty else { return nil }
        return speeds.value(atRank: min(speeds.count - 1, Int(share * Double(speeds.count))))
    }
}
