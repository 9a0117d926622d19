import SignalProcessing

/// What was found about the signals of a sensor beyond what they are called.
public struct SensorFindings: Sendable {
    /// Stretches in which a sample of acceleration or angular rate is missing.
    public var gapCount: Int
    /// The longest of them, s.
    public var longestGap: Double
    /// Samples of which something is missing.
    public var missingCount: Int
    /// Magnitude of acceleration in quiet moments, m/s²; `nil` without three axes of known unit.
    public var restingAcceleration: Double?
    /// The axis that points most nearly up, and whether it is the positive one.
    public var upAxis: SignedAxis?
    /// The share of the usual acceleration along that axis, 0 to 1.
    public var upShare: Double?
    /// Samples at the end of the range, by channel.
    public var clippedCounts: [Int]
    /// Whether a channel holds one value throughout, by channel.
    public var isConstant: [Bool]

    /// Whether a resting sensor reads gravity; `nil` where that cannot be told.
    public var hasGravity: Bool? { restingAcceleration.map { $0 >= 3 } }

    /// Examines a sensor.
    ///
    /// - Complexity: O(samples), unless they are deferred.
    public init(_ stream: SensorStream) {
        let examination = stream.deferred?.examination ?? StreamExamination(stream)
        let inertial = stream.channels.indices.filter { stream.channels[$0].isInertial }
        let lost = SensorStream.union(inertial.map { examination.channels[$0].missing })
        gapCount = lost.count
        longestGap = Double(lost.map(\.count).max() ?? 0) / stream.rate
        missingCount = lost.reduce(0) { $0 + $1.count }
        clippedCounts = examination.channels.map { $0.extremes?.clippedCount ?? 0 }
        isConstant = examination.channels.map { found in found.extremes.map { $0.lowest == $0.highest } ?? false }
        let axes = stream.axes(of: .acceleration)
        guard axes.count == 3, let level = examination.gravity,
            axes.allSatisfy({ stream.channels[$0].fileUnit != .unknown })
        else { return }
        restingAcceleration = level.quiet
        let usual = axes.map { examination.channels[$0].median ?? 0 }
        let norm = usual.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard hasGravity == true, norm > 0,
            let place = usual.indices.max(by: { usual[$0].magnitude < usual[$1].magnitude }),
            let axis = stream.channels[axes[place]].axis
        else { return }
        upAxis = SignedAxis(axis, isPositive: usual[place] > 0)
        upShare = usual[place].magnitude / norm
    }
}
