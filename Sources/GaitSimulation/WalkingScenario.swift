import Recordings

/// A person and a way: everything that decides how the feet move.
public struct WalkingScenario: Sendable, Hashable {
    /// The way, element after element; consecutive elements without standing between them form one bout.
    public var path: [WalkingPathElement] = [.stand(seconds: 2), .walk(strides: 20), .stand(seconds: 2)]
    /// Length of a full stride, metres.
    public var strideLength = 1.3
    /// Time of a full stride, seconds.
    public var strideTime = 1.1
    /// The left foot.
    public var left = FootGait()
    /// The right foot.
    public var right = FootGait()
    /// Sideways distance between the feet, metres.
    public var stepWidth = 0.10
    /// Length of a stride in a turn as a share of a full one.
    public var turningStrideShare = 0.45
    /// Depth of a stair tread, metres.
    public var treadDepth = 0.29
    /// Slope of the floor along the x axis, in which the walk begins, degrees, uphill positive.
    public var slope = 0.0
    /// Stride-to-stride variability: 1 as in a healthy adult, 0 none.
    public var variability = 1.0
    /// What happens out of the ordinary.
    public var disturbances: [Disturbance] = []

    /// Creates a healthy person who stands, walks twenty strides straight ahead, and stands.
    public init() {}

    /// Healthy stride-to-stride standard deviations (time and length relative, the others in degrees and metres).
    enum HealthySpread {
        static let time = 0.02
        static let length = 0.02
        static let toeOffPitch = 2.0
        static let contactPitch = 1.5
        static let clearance = 0.0025
        static let earlyRise = 0.002
        /// Share of one stride's deviation in time and length that the next one inherits.
        static let persistence = 0.6
    }

    func gait(of side: WalkingSide) -> FootGait { side == .left ? left : right }
}

/// The two feet of a walker.
enum WalkingSide: Sendable, Hashable {
    case left
    case right

    var other: WalkingSide { self == .left ? .right : .left }
    /// The side's name in the recordings.
    var side: Side { self == .left ? .left : .right }
    /// +1 where outward is to the left.
    var outward: Double { self == .left ? 1 : -1 }
}
