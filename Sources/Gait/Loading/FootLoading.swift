public import Recordings

/// What the contacts of one foot say together.
public struct FootLoading: Sendable, Hashable {
    /// The foot.
    public var side: Side
    /// A force plate or an insole.
    public var source: SensorPlacement
    /// Contacts that count.
    public var contactCount: Int
    /// Figures of the measures that are available, in the order of ``LoadingMeasure``.
    public var measures: [LoadingSummary]
    /// Share of contacts with one hump; `nil` without contacts whose humps were looked for.
    public var oneHumpShare: Double?
    /// Share of contacts whose front is loaded within 30 ms after the rear; `nil` without cells.
    public var flatShare: Double?
    /// Share of contacts whose front is loaded before the rear; `nil` without cells.
    public var forefootFirstShare: Double?
    /// Share of contacts with a heel transient, of those in which it could be seen.
    public var heelTransientShare: Double?
    /// Whether the timing of the cells confirms that they lie from heel to toe; `nil` without cells.
    public var isLayoutConfirmed: Bool?

    /// The figures of a measure, if it is available.
    public func summary(_ measure: LoadingMeasure) -> LoadingSummary? { measures.first { $0.measure == measure } }
}

/// A measure over the contacts of a foot.
public struct LoadingSummary: Sendable, Hashable {
    /// The measure.
    public var measure: LoadingMeasure
    /// Contacts the figures rest on.
    public var n: Int
    /// Middle value.
    public var median: Double
    /// Sample standard deviation; `nil` for fewer than two contacts.
    public var standardDeviation: Double?
    /// Standard deviation from the median absolute deviation; `nil` for fewer than two contacts.
    public var robustDeviation: Double?
    /// Range of healthy adults on such a device, to print beside; `nil` where there is none.
    public var reference: LoadingReference?
}

/// Left against right.
public struct LoadingAsymmetry: Sendable, Hashable {
    /// The measure.
    public var measure: LoadingMeasure
    /// A force plate or an insole.
    public var source: SensorPlacement
    /// Median of the left foot.
    public var left: Double
    /// Median of the right foot.
    public var right: Double
    /// |left − right|, over their mean where ``isRelative``.
    public var value: Double
    /// Whether the difference is divided by the mean.
    public var isRelative: Bool
    /// Range of healthy adults, to print beside; `nil` where there is none.
    public var reference: LoadingReference?
}

/// What stands out in how a foot is loaded; a sign, never a diagnosis.
public struct LoadingSign: Sendable, Hashable {
    /// The kinds.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Much of the early load is on the forefoot.
        case forefootLoadedEarlyContact = "forefoot_loaded_early_contact"
        /// Most contacts have no heel transient.
        case missingHeelTransient = "missing_heel_transient"
        /// The front is loaded in mid-swing.
        case toeContactInSwing = "toe_contact_in_swing"
        /// Some contacts may be two.
        case possibleDoubleContact = "possible_double_contact"
    }

    /// The kind.
    public var kind: Kind
    /// The foot.
    public var side: Side
    /// A force plate or an insole.
    public var source: SensorPlacement
    /// The figures behind it.
    public var evidence: String
}

/// An instant that may be a stumble or a drag of the toe, to be judged with everything else that is known.
public struct LoadingCandidate: Sendable, Hashable {
    /// The kinds.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The front is loaded in mid-swing.
        case toeContactInSwing = "toe_contact_in_swing"
        /// A load in swing too short for a contact.
        case briefContact = "brief_contact"
        /// A contact so long that it may be two.
        case possibleDoubleContact = "possible_double_contact"
        /// Contact time, first peak or first point of contact far from the usual.
        case unusualContact = "unusual_contact"
    }

    /// The foot.
    public var side: Side
    /// Seconds from the start of the recording.
    public var time: Double
    /// The kind.
    public var kind: Kind
    /// A force plate or an insole.
    public var source: SensorPlacement
    /// What was seen.
    public var why: String

    /// Creates a candidate.
    public init(side: Side, time: Double, kind: Kind, source: SensorPlacement, why: String) {
        self.side = side
        self.time = time
        self.kind = kind
        self.source = source
        self.why = why
    }
}
