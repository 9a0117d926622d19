public import Recordings

/// The analysis of a walking session: the one place where the stages are put together.
public struct WalkingAnalysis: Sendable {
    /// Heel-to-toe length of the foot in metres, when the user measured it.
    public var footLength: Double?

    /// Creates an analysis; without a foot length the toe and heel points are found from the person's own pivots.
    public init(footLength: Double? = nil) {
        self.footLength = footLength
    }

    /// Analyses one foot from the uninterrupted segments of its sensor.
    ///
    /// - Parameters:
    ///   - segments: Ascending in time, of one sampling rate.
    ///   - side: The foot.
    /// - Returns: Strides, events and what was learnt; zero strides when there is no walking.
    public func analyze(_ segments: [InertialSegment], side: Side) -> FootAnalysis {
        FootAnalysis(side: side)
    }
}
