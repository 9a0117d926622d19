import SignalProcessing

/// How a shank turns in one swing.
public struct ShankSwing: Sendable, Hashable {
    /// Number of the stride.
    public var stride: Int
    /// Range of the shank's sagittal angle from toe-off to initial contact, degrees.
    public var range: Double
    /// Greatest forward rate of the shank, deg/s.
    public var peakRate: Double
    /// When the rate is greatest, mid-swing, seconds from the start of the recording.
    public var midSwing: Double

    /// Creates the description of a swing.
    public init(stride: Int, range: Double, peakRate: Double, midSwing: Double) {
        self.stride = stride
        self.range = range
        self.peakRate = peakRate
        self.midSwing = midSwing
    }
}

extension FootAnalysis {
    /// Median range of the shank's sagittal angle in swing, degrees; `nil` without a sensor on the shank.
    public var shankSwingAngle: Double? { RobustStatistics.median(shankSwings.map(\.range)) }
}
