public import Recordings

/// A recording of a session, with what the user states about it.
public struct SessionSource: Sendable {
    /// What a recording is to be taken for.
    public enum Role: Sendable, Hashable {
        /// Its columns and names decide.
        case asNamed
        /// A sensor of the lower back.
        case lowerBack
        /// Force plates.
        case forcePlates
    }

    /// The recording.
    public var recording: Recording
    /// The foot it is to be taken for; `nil` leaves it to the recording.
    public var statedSide: Side?
    /// What it is to be taken for.
    public var role: Role

    /// The hash of the recording's file while it is being computed; the recording's own is empty until then.
    var hash: BackgroundHash?

    /// Creates a source.
    public init(_ recording: Recording, statedSide: Side? = nil, role: Role = .asNamed) {
        self.recording = recording
        self.statedSide = statedSide
        self.role = role
    }
}
