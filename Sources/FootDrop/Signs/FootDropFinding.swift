public import Recordings

/// What the strides of one foot say about lifting its front.
public struct FootDropFinding: Sendable, Hashable {
    /// The words for it.
    public enum Finding: String, Sendable, Hashable, CaseIterable {
        case withinReference = "within_reference"
        case reduced
        case markedlyReduced = "markedly_reduced"
        case notAssessable = "not_assessable"
    }

    /// How much the finding rests on: A is the most.
    public enum EvidenceGrade: String, Sendable, Hashable, CaseIterable {
        case a = "A"
        case b = "B"
        case c = "C"
    }

    /// What is special about the finding.
    public enum Flag: String, Sendable, Hashable, CaseIterable {
        /// The foot that lifts its toe less swings more: this recording cannot tell which leg is impaired.
        case strongerSwing = "stronger_swing"
        /// Few reference people walk at this speed.
        case fewReferencePeople = "few_reference_people"
        /// Only a difference between the sides can be told at this speed.
        case onlySideDifference = "only_side_difference"
        /// The walking speed is the least it can be, which errs in favour of the foot.
        case speedIsLowerBound = "speed_is_lower_bound"
        /// The foot often does not rest between strides: its flat position, and the zero of pitch, are not sure.
        case zeroUncertain = "zero_uncertain"
        /// The floor slopes; the reference people walked on the level.
        case slope
    }

    /// The foot.
    public var side: Side
    /// The finding.
    public var finding: Finding
    /// Why, one sentence a person reads; for `notAssessable` the reason.
    public var statement: String
    /// How much it rests on; `nil` where it is not assessable.
    public var grade: EvidenceGrade?
    /// Straight strides it rests on.
    public var strideCount: Int
    /// Median walking speed of these strides, m/s.
    public var walkingSpeed: Double?
    /// Departure of the greatest pitch before landing from the reference at this speed, in its standard deviations, one
    /// standard error in favour of the foot; negative is lower.
    public var z: Double?
    /// 95 % interval of ``z``.
    public var zInterval: ClosedRange<Double>?
    /// The other foot's greatest pitch before landing minus this one's, degrees: positive when this foot lifts less.
    public var sideDifference: IntervalEstimate?
    /// The four sub-scores, in the order of ``SubScore/Kind``.
    public var subScores: [SubScore]
    /// The signs the finding and the sub-scores rest on.
    public var signs: [SignMeasurement]
    /// What is special.
    public var flags: [Flag]

    /// Creates a finding.
    public init(
        side: Side, finding: Finding, statement: String, grade: EvidenceGrade? = nil, strideCount: Int = 0,
        walkingSpeed: Double? = nil, z: Double? = nil, zInterval: ClosedRange<Double>? = nil,
        sideDifference: IntervalEstimate? = nil,
        subScores: [SubScore] = [],
        signs: [SignMeasurement] = [], flags: [Flag] = []
    ) {
        self.side = side
        self.finding = finding
        self.statement = statement
        self.grade = grade
        self.strideCount = strideCount
        self.walkingSpeed = walkingSpeed
        self.z = z
        self.zInterval = zInterval
        self.sideDifference = sideDifference
        self.subScores = subScores
        self.signs = signs
        self.flags = flags
    }

    /// The range in which reference people's medians of a column of `strides.csv` lie; `nil` where none is known.
    public func reference(ofColumn column: String) -> ReferenceRange? {
        signs.first { $0.column == column }?.reference
    }
}

/// A number from 0 (as in the reference) to 100 that sums up signs of one kind.
public struct SubScore: Sendable, Hashable {
    /// The kinds, kept apart on purpose.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case primaryDeficit = "primary_deficit"
        case clearanceRisk = "clearance_risk"
        case compensation
        case consequence
    }

    /// Which one.
    public var kind: Kind
    /// 0 to 100; `nil` where it is not assessable.
    public var value: Double?
    /// 95 % interval.
    public var interval: ClosedRange<Double>?
    /// Why there is no value.
    public var reason: String?

    /// Creates a sub-score.
    public init(kind: Kind, value: Double?, interval: ClosedRange<Double>? = nil, reason: String? = nil) {
        self.kind = kind
        self.value = value
        self.interval = interval
        self.reason = reason
    }
}
