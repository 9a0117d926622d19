public import Recordings

/// A stumble-like event.
public struct Stumble: Sendable, Hashable {
    /// The kinds, from light to grave.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case scuff
        case stumbleElevating = "stumble_elevating"
        case stumbleLowering = "stumble_lowering"
        case nearFall = "near_fall"
        case fall
    }

    /// The foot that met something; unknown where it cannot be told.
    public var side: Side
    /// When it did, seconds from the start of the recording.
    public var time: Double
    /// What followed.
    public var kind: Kind
    /// When in swing, percent; `nil` where there is no swing to refer to.
    public var swingPercent: Double?
    /// 0 to 1: how probable it is that this is a stumble, given how rare stumbles are.
    public var score: Double
    /// What it was told from, one sentence.
    public var reason: String
    /// Number of the stride of this foot; `nil` for an event that no stride holds.
    public var stride: Int?

    /// Creates an event.
    public init(
        side: Side, time: Double, kind: Kind, swingPercent: Double? = nil, score: Double, reason: String,
        stride: Int? = nil
    ) {
        self.side = side
        self.time = time
        self.kind = kind
        self.swingPercent = swingPercent
        self.score = score
        self.reason = reason
        self.stride = stride
    }
}
