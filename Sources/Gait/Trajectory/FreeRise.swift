import SignalProcessing

/// How much higher a stride ends than it starts, without any assumption about the ground.
struct FreeRise: Sendable, Hashable {
    /// Height of the end above the start, m.
    var height: Double
    /// Its variance before the recording's own noise factor is applied, m².
    var variance: Double

    /// The rise of a path that rests at its end; `nil` when that contradicts it.
    init?(_ path: StridePath, _ noise: TrajectoryNoise) {
        guard let free = HeightConditioning(path, noise: noise) else { return nil }
        height = free.height(path.endPoint)
        variance = free.variance(path.endPoint)
    }
}

/// The free rises of a foot's strides, and what they are judged by.
struct FreeRises: Sendable {
    /// One for each path.
    var rises: [FreeRise?]
    /// End velocity relative to its model, 1 as expected.
    var noiseFactor: Double
    /// Median tilt left at the end of a stride, rad.
    var tiltClosure: Double

    /// Standard deviation of the rise of a stride of this length, m: drift, and the tilt that is wrong over the way.
    func deviation(_ rise: FreeRise, length: Double) -> Double {
        let tilt = length * tiltClosure
        return (noiseFactor * rise.variance + tilt * tilt).squareRoot()
    }
}
