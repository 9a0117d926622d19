/// The time axis that all swings of a foot share: seconds from toe-off, evenly spaced.
///
/// It is not a percentage of swing, because a stumble changes the duration.
struct SwingAxis: Sendable, Hashable {
    /// Spacing, s.
    static let step = 0.005
    /// Time before toe-off, s.
    static let lead = 0.05
    /// Points before toe-off.
    static let origin = 10
    /// The longest swing that is looked at, s; stroke walkers stay below.
    static let longest = 2.0

    /// Points.
    let count: Int

    /// An axis for swings that usually last `swingTime` seconds; it leaves room for one that lasts twice as long.
    init(swingTime: Double) {
        let reach = min(Self.longest, 2 * swingTime + 0.1)
        count = Self.origin + Int(reach / Self.step)
    }

    /// Seconds after toe-off of a point.
    static func time(_ point: Int) -> Double { Double(point - origin) * step }

    /// The point nearest to a time after toe-off.
    static func point(_ time: Double) -> Int { origin + Int((time / step).rounded()) }

    /// A duration in points.
    static func points(_ duration: Double) -> Int { Int((duration / step).rounded()) }
}
