import Recordings

/// How much a foot's sensor turns to and fro, half second by half second: a coarse first look at a recording of any length.
///
/// The measure is the standard deviation of the angular rate within a block, so a constant bias does not matter.
struct MovementBlocks: Sendable {
    /// Length of a block, s.
    static let duration = TurningBlocks.duration
    /// What a block of a sensor at rest stays below, rad/s: ten times a poor sensor's noise.
    static let stillness = 4 * Double.pi / 180
    /// Share of the foot's usual walking below which movement is no walking: turning in bed, a foot that taps.
    static let walkingShare = 0.2

    /// When the first block begins, s.
    let origin: Double
    /// Standard deviation of the angular rate in each block, rad/s; infinite where a sample is no possible one.
    let deviations: [Float]

    /// The movement of a sensor; blocks without samples count as rest.
    ///
    /// - Parameters:
    ///   - path: Its file, for messages.
    ///   - origin: When the first block begins, s.
    /// - Throws: `RecordingError` when an axis is missing or the file cannot be read any more.
    init(_ stream: SensorStream, path: String = "", origin: Double) throws(RecordingError) {
        self.origin = origin
        // An axis that is missing is said as in the analysis of the foot.
        _ = try stream.stretch(0..<0).inertialSegments(path: path)
        deviations = try stream.turningBlocks(from: origin)?.deviations ?? []
    }

    /// Which blocks hold movement as in walking, or close to it.
    var areWalking: [Bool] {
        let strength = FootRotation.typicalMaximum(
            of: deviations.map { $0.isFinite ? Double($0) : 0 },
            window: Int(FootRotation.strengthWindow / Self.duration),
            floor: Self.stillness)
        let limit = Float(max(Self.stillness, Self.walkingShare * strength))
        return deviations.map { $0 >= limit }
    }
}
