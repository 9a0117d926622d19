public import FootDrop

/// A parameter in two sessions of one person.
public struct ParameterComparison: Sendable, Hashable {
    /// What the change is called.
    public enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// Higher in the second session by more than the detectable change.
        case changedUp = "changed_up"
        /// Lower in the second session by more than the detectable change.
        case changedDown = "changed_down"
        /// Not more than repeating a session makes.
        case withinVariation = "within_variation"
        case notAssessable = "not_assessable"
    }

    /// The parameter over the straight strides of one session.
    public struct Sample: Sendable, Hashable {
        /// Strides it rests on; of two feet, those of the foot with fewer.
        public var n: Int
        /// Arithmetic mean; `nil` where the parameter has no value in a single stride.
        public var mean: Double?
        /// The middle value, or the one figure of the session; `nil` without strides.
        public var median: Double?
        /// Standard deviation of the error of `median` that comes from the number of strides.
        public var standardError: Double?

        /// Creates a sample.
        public init(n: Int = 0, mean: Double? = nil, median: Double? = nil, standardError: Double? = nil) {
            self.n = n
            self.mean = mean
            self.median = median
            self.standardError = standardError
        }
    }

    /// The name of its column in `strides.csv`, or of a figure made from them.
    public var name: String
    /// The unit of all values; empty for pure numbers.
    public var unit: String
    /// Decimals that are known of a value.
    public var decimals: Int
    /// The first session.
    public var a: Sample
    /// The second session.
    public var b: Sample
    /// Second minus first median, with the 95 % interval; `nil` where one of them is missing.
    public var change: IntervalEstimate?
    /// Standard deviation of the error that all strides of a session have in common, as far as the interval holds it.
    ///
    /// The sensors are put on anew between sessions, so the interval counts it twice.
    public var sharedDeviation: Double?
    /// The smallest change that is more than repeating a session makes, with its source; `nil` where none is known.
    public var detectableChange: ReferenceTable.Entry?
    /// What the change is called.
    public var verdict: Verdict
    /// Why the verdict is not told by the numbers alone, one sentence; `nil` where it is.
    public var reason: String?

    /// Creates a comparison.
    public init(
        name: String, unit: String, decimals: Int, a: Sample, b: Sample, change: IntervalEstimate? = nil,
        sharedDeviation: Double? = nil, detectableChange: ReferenceTable.Entry? = nil, verdict: Verdict,
        reason: String? = nil
    ) {
        self.name = name
        self.unit = unit
        self.decimals = decimals
        self.a = a
        self.b = b
        self.change = change
        self.sharedDeviation = sharedDeviation
        self.detectableChange = detectableChange
        self.verdict = verdict
        self.reason = reason
    }
}
