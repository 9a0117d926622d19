internal import SignalProcessing

/// Values that stand out: far from the middle of the trial, or outside of the reference.
public struct CohortOutliers: Sendable, Hashable {
    /// A robust z beyond this is unusual (Iglewicz & Hoaglin, How to Detect and Handle Outliers, 1993).
    public static let limit = 3.5
    /// With fewer values there is no spread to hold a value against (judgement).
    public static let fewestValues = 10

    /// A value that stands out.
    public struct Outlier: Sendable, Hashable {
        /// The recording, by its position.
        public var recording: Int
        /// The parameter.
        public var parameter: CohortParameter
        /// The side.
        public var side: CohortSide
        /// The value.
        public var value: Double
        /// Distance from the median of the trial in robust standard deviations; `nil` where there is no spread.
        public var z: Double?
        /// Lower end of the reference.
        public var referenceLow: Double?
        /// Upper end of the reference.
        public var referenceHigh: Double?
        /// Where it lies; `nil` where there is no reference.
        public var flag: Figure.Flag?
    }

    /// The values of a parameter over all recordings and sides.
    public struct Summary: Sendable, Hashable {
        /// The parameter.
        public var parameter: CohortParameter
        /// Values.
        public var n: Int
        /// The middle; `nil` without values.
        public var median: Double?
        /// The robust standard deviation; `nil` for too few values, or where half of them are equal.
        public var deviation: Double?
        /// Values beyond the limit.
        public var unusual: Int
        /// Values with a reference.
        public var compared: Int
        /// Values below the reference.
        public var below: Int
        /// Values above it.
        public var above: Int
    }

    /// One summary a parameter.
    public var summaries: [Summary]
    /// Values whose robust z lies beyond the limit, the farthest first.
    public var unusual: [Outlier]
    /// Values outside of the reference, the farthest first, as parts of its width.
    public var outsideReference: [Outlier]

    init(of values: CohortValues) {
        summaries = []
        unusual = []
        var outside: [(outlier: Outlier, distance: Double)] = []
        for (index, parameter) in CohortParameter.all.enumerated() {
            let places = CohortSide.allCases.map { ($0, CohortValues.place(index, $0)) }
            let all = values.rows.flatMap { row in places.compactMap { row[$0.1]?.value } }
            let median = RobustStatistics.median(all)
            var deviation: Double?
            if all.count >= Self.fewestValues, let spread = RobustStatistics.robustStandardDeviation(all), spread > 0 {
                deviation = spread
            }
            var summary = Summary(
                parameter: parameter, n: all.count, median: median, deviation: deviation, unusual: 0, compared: 0,
                below: 0, above: 0)
            for (position, row) in values.rows.enumerated() {
                for (side, place) in places {
                    guard let value = row[place] else { continue }
                    var outlier = Outlier(
                        recording: position, parameter: parameter, side: side, value: value.value,
                        referenceLow: value.referenceLow, referenceHigh: value.referenceHigh, flag: value.flag)
                    if let median, let deviation { outlier.z = (value.value - median) / deviation }
                    if let z = outlier.z, z.magnitude > Self.limit {
                        summary.unusual += 1
                        unusual.append(outlier)
                    }
                    summary.compared += value.flag == nil ? 0 : 1
                    summary.below += value.flag == .below ? 1 : 0
                    summary.above += value.flag == .above ? 1 : 0
                    if value.flag == .below || value.flag == .above {
                        outside.append((outlier, Self.distance(of: value)))
                    }
                }
            }
            summaries.append(summary)
        }
        unusual = unusual.sortedDescending { $0.z?.magnitude ?? 0 }
        outsideReference = outside.sortedDescending(by: \.distance).map(\.outlier)
    }

    /// How far a value lies outside of its reference, in widths of it; 0 where the reference has one end only.
    private static func distance(of value: CohortValue) -> Double {
        guard let low = value.referenceLow, let high = value.referenceHigh, high > low else { return 0 }
        let distance = max(low - value.value, value.value - high) / (high - low)
        return distance.isFinite ? distance : 0
    }
}
