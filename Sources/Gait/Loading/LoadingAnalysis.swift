public import Recordings

/// What force plates, instrumented treadmills and insoles tell of a walk.
public struct LoadingAnalysis: Sendable {
    /// The devices in the order of the streams given.
    public var devices: [LoadingDevice] = []
    /// Every contact in the order of time, those that are not used included.
    public var contacts: [FootContact] = []
    /// Summaries by foot and kind of device; contacts of an unknown foot have a summary of their own.
    public var feet: [FootLoading] = []
    /// Left against right; empty below 20 contacts a foot.
    public var asymmetries: [LoadingAsymmetry] = []
    /// What stands out.
    public var signs: [LoadingSign] = []
    /// Instants that may be stumbles or drags.
    public var candidates: [LoadingCandidate] = []
    /// The feet as strides, for feet that walk on a device of their own: insoles and treadmills.
    public var footAnalyses: [FootAnalysis] = []
    /// Events of all usable contacts and of the recorded ends of cut ones, in the order of time.
    public var events: [GaitEvent] = []
    /// Body weight as a force, N; `nil` when it was neither measured nor given.
    public var bodyWeight: Double?
    /// How it is known.
    public var bodyWeightEvidence = ""
    /// What was decided, with the evidence.
    public var decisions: [Recording.Decision] = []
    /// What is not given, and why.
    public var withheld: [FootAnalysis.Withheld] = []
    /// What a user should know.
    public var notes: [QualityNote] = []

    /// Creates an analysis that holds nothing.
    public init() {}

    /// The summary of one foot on a kind of device, if there is one.
    public func foot(_ side: Side, on source: SensorPlacement) -> FootLoading? {
        feet.first { $0.side == side && $0.source == source }
    }
}

/// A force plate, a belt or an insole.
public struct LoadingDevice: Sendable, Hashable {
    /// Its name in the file.
    public var name: String
    /// A force plate or an insole.
    public var placement: SensorPlacement
    /// The foot, if the file or the walk tells.
    public var side: Side
    /// Samples per second.
    public var rate: Double
    /// Whether one foot walks on it all the time.
    public var isContinuous: Bool
    /// Its vertical axis; `nil` when it is not analysed.
    public var vertical: VerticalAxis?
    /// Force above which a foot is on it, N over the unloaded level; `nil` when it is not analysed.
    public var threshold: Double?
    /// Contacts on it, those that are not used included.
    public var contactCount: Int
    /// Why it is not analysed; `nil` when it is.
    public var obstacle: String?
}
