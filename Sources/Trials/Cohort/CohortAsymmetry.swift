/// The difference between the feet of every recording beside its walking speed.
public struct CohortAsymmetry: Sendable, Hashable {
    /// A recording with both feet.
    public struct Point: Sendable, Hashable {
        /// The recording, by its position.
        public var recording: Int
        /// Its condition.
        public var condition: String?
        /// Walking speed, m/s.
        public var speed: Double
        /// Greatest pitch before landing, right minus left, degrees.
        public var difference: Double
    }

    /// The recordings that have both.
    public var points: [Point]
    /// Recordings with a difference and no speed, which have no place beside the others.
    public var withoutSpeed: Int
    /// Analysed recordings without a difference: one foot, or a foot without strides.
    public var withoutDifference: Int

    init(of recordings: [CohortRecording], _ values: CohortValues) {
        points = []
        withoutSpeed = 0
        withoutDifference = 0
        guard let index = CohortParameter.all.firstIndex(of: .difference) else { return }
        let place = CohortValues.place(index, .both)
        for (position, recording) in recordings.enumerated() where recording.failure == nil {
            guard let difference = values.rows[position][place]?.value else {
                withoutDifference += 1
                continue
            }
            guard let speed = values.speeds[position] else {
                withoutSpeed += 1
                continue
            }
            points.append(
                Point(
                    recording: position, condition: recording.identity.condition, speed: speed,
                    difference: difference))
        }
    }
}
