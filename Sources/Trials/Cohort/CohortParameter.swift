/// A quantity that the report on a trial shows by condition and visit.
public struct CohortParameter: Sendable, Hashable {
    /// Its name: that of a column of `strides.csv`, or of a figure made from them.
    public var name: String
    /// Whether each foot has a value of its own.
    public var isPerFoot: Bool

    /// Greatest pitch before landing, the main sign.
    public static let pitch = CohortParameter(name: "max_swing_pitch_deg", isPerFoot: true)
    /// Walking speed.
    public static let speed = CohortParameter(name: "walking_speed_mps", isPerFoot: true)
    /// Stride time.
    static let strideTime = CohortParameter(name: "stride_time_s", isPerFoot: true)
    /// Standard deviation over mean of the stride time, percent.
    static let strideTimeVariation = CohortParameter(name: "stride_time_cv_percent", isPerFoot: true)
    /// Greatest pitch before landing, right minus left.
    public static let difference = CohortParameter(name: "difference_max_swing_pitch_deg", isPerFoot: false)

    /// The quantities in the order of the report.
    public static let all = [
        pitch, CohortParameter(name: "foot_strike_angle_deg", isPerFoot: true),
        CohortParameter(name: "min_toe_clearance_m", isPerFoot: true), speed,
        CohortParameter(name: "stride_length_m", isPerFoot: true), strideTime, strideTimeVariation, difference,
        CohortParameter(name: "stumbles_per_100_strides", isPerFoot: false),
    ]

    /// The figures of a recording they are made from.
    public static let storedNames = Set(all.map(\.name))
}

/// What a value of a trial is about.
public enum CohortSide: String, Sendable, Hashable, CaseIterable {
    case left
    case right
    /// A foot whose side is not known.
    case unknown
    /// Both feet together.
    case both

    /// Its place in a table of values.
    var index: Int {
        switch self {
        case .left: 0
        case .right: 1
        case .unknown: 2
        case .both: 3
        }
    }
}

/// A value of a recording, or the average over several, with what is needed to judge a change.
struct CohortValue: Sendable, Hashable {
    var value: Double
    /// Standard deviation of its error that comes from the number of strides; `nil` where it is not known.
    var error: Double?
    /// Straight strides it rests on; `nil` where it is not known.
    var n: Int?
    var referenceLow: Double?
    var referenceHigh: Double?
    var flag: Figure.Flag?

    /// The average of values; those of too few strides are left out where another one has enough.
    static func average(of values: [CohortValue], fewestStrides: Int) -> CohortValue? {
        let enough = values.filter { ($0.n ?? 0) >= fewestStrides }
        let used = enough.isEmpty ? values : enough
        guard let first = used.first else { return nil }
        guard used.count > 1 else { return first }
        let count = Double(used.count)
        var average = CohortValue(value: used.reduce(0) { $0 + $1.value / count })
        let errors = used.compactMap(\.error)
        if errors.count == used.count {
            average.error = errors.reduce(0) { $0 + $1 * $1 }.squareRoot() / count
        }
        let strides = used.compactMap(\.n)
        if strides.count == used.count { average.n = strides.reduce(0, +) }
        return average.value.isFinite ? average : nil
    }
}
