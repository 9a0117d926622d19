public import Recordings

/// An instant of the gait cycle of one foot.
public struct GaitEvent: Sendable, Hashable {
    /// The kinds of instants.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case initialContact = "initial_contact"
        case finalContact = "final_contact"
        case heelOff = "heel_off"
        case footFlat = "foot_flat"
    }

    // The number comes first, so that an event takes 16 bytes and not 24: there may be millions.
    /// Seconds from the start of the recording.
    public var time: Double
    /// The foot.
    public var side: Side
    /// What happens.
    public var kind: Kind
    /// The sensor that saw it, for example `foot`.
    public var source: SensorPlacement

    /// Creates an event.
    public init(side: Side, kind: Kind, time: Double, source: SensorPlacement) {
        self.side = side
        self.kind = kind
        self.time = time
        self.source = source
    }
}

extension GaitEvent {
    /// Toe-off and initial contact of strides, for sensors that see no other events, in the order of time.
    static func swings(of strides: [Stride], source: SensorPlacement) -> [GaitEvent] {
        strides.flatMap { stride in
            [
                GaitEvent(side: stride.side, kind: .finalContact, time: stride.toeOff, source: source),
                GaitEvent(side: stride.side, kind: .initialContact, time: stride.initialContact, source: source),
            ]
        }.sorted { $0.time < $1.time }
    }
}

/// An unbroken run of strides of one foot.
public struct WalkingBout: Sendable, Hashable {
    /// The foot.
    public var side: Side
    /// Start of the first stride, seconds.
    public var start: Double
    /// End of the last stride, seconds.
    public var end: Double
    /// Number of strides.
    public var strideCount: Int

    /// Creates a bout.
    public init(side: Side, start: Double, end: Double, strideCount: Int) {
        self.side = side
        self.start = start
        self.end = end
        self.strideCount = strideCount
    }
}
