public import Recordings

/// One walking session of one person: what was read, what was decided, and what was found about each foot.
public struct Session: Sendable {
    /// The sensors that were read, in the order of the files.
    public var inputs: [SessionInput]
    /// What was decided about the session as a whole, with the evidence for it.
    public var decisions: [Recording.Decision]
    /// The feet, sorted by side.
    public var feet: [FootAnalysis]
    /// What a user should know about the recordings; what concerns one foot's analysis is in `feet`.
    public var recordingNotes: [QualityNote]
    /// Whether the sensors of the feet share a clock; `nil` with fewer than two feet.
    public var isSynchronized: Bool?
    /// The lower back, if it was recorded.
    public var trunk: TrunkAnalysis?
    /// What further sensors of the same feet say; the figures of a foot are not taken from them.
    public var witnesses: [FootAnalysis] = []
    /// What force plates and insoles say, by file.
    public var loadings: [LoadingAnalysis] = []
    /// Standard deviation of the clocks of the feet against each other, s: 0 on one clock; `nil` when it is not known.
    public var clockDeviation: Double?
    /// How the clocks of separate files were brought together.
    public var clocks: [ClockAlignment] = []
    /// How far the sensors agree about the events of a foot.
    public var agreements: [EventAgreement] = []

    /// Creates a session; the feet are put into the order left, right, unknown.
    public init(
        inputs: [SessionInput], decisions: [Recording.Decision] = [], feet: [FootAnalysis],
        recordingNotes: [QualityNote] = [], isSynchronized: Bool? = nil, trunk: TrunkAnalysis? = nil
    ) {
        self.inputs = inputs
        self.decisions = decisions
        self.feet = Side.allCases.flatMap { side in feet.filter { $0.side == side } }
        self.recordingNotes = recordingNotes
        self.isSynchronized = isSynchronized
        self.trunk = trunk
    }

    /// The analysis of one foot, if it was recorded.
    public func foot(_ side: Side) -> FootAnalysis? { feet.first { $0.side == side } }

    /// All strides, sorted by side, then time.
    public var strides: [Stride] { feet.flatMap(\.strides) }

    /// The events that every sensor saw, sorted by side, then time.
    public var events: MergedEvents {
        // What stands under the feet tells its events itself, also those of feet that make no stride.
        let worn = (feet + witnesses).filter { $0.source != .forcePlate && $0.source != .insole }
        return MergedEvents(worn.map(\.events) + loadings.map(\.events) + [trunk?.gait.events ?? []])
    }

    /// All walking bouts, sorted by side, then time.
    public var bouts: [WalkingBout] { feet.flatMap(\.bouts) }

    /// Everything a user should know: about the recordings first, then about each foot.
    public var notes: [QualityNote] { recordingNotes + (feet + witnesses).flatMap(\.notes) }
}

/// One sensor of a session without its samples: where it came from and how it was understood.
public struct SessionInput: Sendable {
    /// The file.
    public var source: RecordingSource
    /// When the recording began, as the file says it.
    public var startTime: String?
    /// The sensor.
    public var stream: StreamDescription
    /// How the file was understood.
    public var decisions: [Recording.Decision]

    /// Creates an input.
    public init(
        source: RecordingSource, startTime: String?, stream: StreamDescription, decisions: [Recording.Decision]
    ) {
        self.source = source
        self.startTime = startTime
        self.stream = stream
        self.decisions = decisions
    }

    /// The sensors of a recording, in its order.
    public static func inputs(of recording: Recording) -> [SessionInput] {
        recording.streams.map { stream in
            SessionInput(
                source: recording.source, startTime: recording.startTime, stream: StreamDescription(of: stream),
                decisions: recording.decisions)
        }
    }
}
