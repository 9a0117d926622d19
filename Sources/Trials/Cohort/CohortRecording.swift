/// What the report on a whole trial takes of one recording.
public struct CohortRecording: Sendable, Hashable {
    /// The identifiers, as they are written.
    public var identity: RecordingIdentity
    /// Why there is no result; `nil` where there is one.
    public var failure: RecordingFailure?
    /// The name of the file the failure is about; empty where names may not be written.
    public var failedFile: String
    /// Length, seconds; `nil` without a result.
    public var duration: Double?
    /// What a user should know about the data's quality.
    public var quality: [RecordingResult.Note]
    /// Each foot's strides and finding.
    public var feet: [RecordingResult.Foot]
    /// Which side lifts the front of the foot less; empty without a result.
    public var laterality: String
    /// The numbers about the whole recording that the report shows.
    public var figures: [Figure]
    /// Stumble-like events.
    public var stumbleCount: Int

    /// Creates a recording without a result.
    public init(identity: RecordingIdentity, failure: RecordingFailure, failedFile: String = "") {
        self.identity = identity
        self.failure = failure
        self.failedFile = failedFile
        quality = []
        feet = []
        laterality = ""
        figures = []
        stumbleCount = 0
    }

    /// Creates a recording with a result.
    public init(
        identity: RecordingIdentity, duration: Double, quality: [RecordingResult.Note], feet: [RecordingResult.Foot],
        laterality: String, figures: [Figure], stumbleCount: Int
    ) {
        self.identity = identity
        failedFile = ""
        self.duration = duration
        self.quality = quality
        self.feet = feet
        self.laterality = laterality
        self.figures = figures
        self.stumbleCount = stumbleCount
    }
}
