/// The content of one or more sensors over one session, in SI units, uniformly sampled.
public struct Recording: Sendable {
    /// Where it came from.
    public var source: RecordingSource
    /// When it began, as the file says it (ISO 8601 where the file allows), or `nil`.
    public var startTime: String?
    /// The sensors, each with its own clock.
    public var streams: [SensorStream]
    /// Events the file marks (buttons, cue points), seconds from the first sample.
    public var markers: [Marker]
    /// What a user should know about the data's quality.
    public var notes: [QualityNote]
    /// How the file was understood, a line a decision.
    public var decisions: [Decision]

    /// Creates a recording.
    public init(
        source: RecordingSource, startTime: String? = nil, streams: [SensorStream], markers: [Marker] = [],
        notes: [QualityNote] = [], decisions: [Decision] = []
    ) {
        self.source = source
        self.startTime = startTime
        self.streams = streams
        self.markers = markers
        self.notes = notes
        self.decisions = decisions
    }

    /// A marked instant.
    public struct Marker: Sendable, Hashable {
        /// Seconds from the first sample.
        public var time: Double
        /// Seconds it lasts; zero for an instant.
        public var duration: Double
        /// What the file calls it.
        public var label: String

        /// Creates a marker.
        public init(time: Double, duration: Double = 0, label: String) {
            self.time = time
            self.duration = duration
            self.label = label
        }
    }

    /// Something that was decided while reading, with the evidence for it.
    public struct Decision: Sendable, Hashable {
        /// What was decided on, for example `delimiter` or `angular rate unit`.
        public var subject: String
        /// What was chosen.
        public var choice: String
        /// Why.
        public var evidence: String

        /// Creates a decision.
        public init(_ subject: String, _ choice: String, because evidence: String) {
            self.subject = subject
            self.choice = choice
            self.evidence = evidence
        }
    }
}

/// The file behind a recording.
public struct RecordingSource: Sendable, Hashable {
    /// The path as the user gave it.
    public var path: String
    /// Identifier of the format, for example `text-table` or `wav`.
    public var format: String
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    public var sha256: String

    /// Creates a source.
    public init(path: String, format: String, sha256: String) {
        self.path = path
        self.format = format
        self.sha256 = sha256
    }
}
