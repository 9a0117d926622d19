internal import FootDrop
internal import SignalProcessing

/// The difference between the feet of every recording beside its walking speed, condition by condition.
public struct CohortAsymmetry: Sendable, Hashable {
    /// A recording with both feet.
    public struct Point: Sendable, Hashable {
        /// The recording, by its position.
        public var recording: Int
        /// Walking speed, m/s.
        public var speed: Double
        /// Greatest pitch before landing, right minus left, degrees.
        public var difference: Double
    }

    /// The recordings of a condition.
    public struct Condition: Sendable, Hashable {
        /// Its name; `nil` where it is not told.
        public var name: String?
        /// The recordings that have a difference and a speed.
        public var points: [Point] = []
        /// Of these, recordings whose left foot lifts less by more than the limit.
        public var leftLess = 0
        /// Recordings whose right foot lifts less by more than the limit.
        public var rightLess = 0
        /// Middle of the differences.
        public var medianDifference: Double?
        /// Middle of the speeds.
        public var medianSpeed: Double?
    }

    /// Greater differences were not found in healthy people, degrees; `nil` where no limit is known.
    public var limit: Double?
    /// The conditions in the order of the report.
    public var conditions: [Condition]
    /// Recordings with a difference and no speed, which have no place beside the others.
    public var withoutSpeed = 0
    /// Analysed recordings without a difference: one foot, or a foot without strides.
    public var withoutDifference = 0

    init(of recordings: [CohortRecording], _ values: CohortValues, reference: ReferenceTable) {
        limit = reference.value("rule.s2_difference")
        conditions = []
        guard let index = CohortParameter.all.firstIndex(of: .difference) else { return }
        let place = CohortValues.place(index, .both)
        var found: [String?: Condition] = [:]
        for (position, recording) in recordings.enumerated() where recording.failure == nil {
            guard let difference = values.rows[position][place]?.value else {
                withoutDifference += 1
                continue
            }
            guard let speed = values.speeds[position] else {
                withoutSpeed += 1
                continue
            }
            let name = recording.identity.condition
            found[name, default: Condition(name: name)].points.append(
                Point(recording: position, speed: speed, difference: difference))
        }
        conditions = found.values.map { condition in
            var condition = condition
            if let limit {
                // The right foot reaches higher: the left one lifts less.
                condition.leftLess = condition.points.count { $0.difference > limit }
                condition.rightLess = condition.points.count { $0.difference < -limit }
            }
            condition.medianDifference = RobustStatistics.median(condition.points.map(\.difference))
            condition.medianSpeed = RobustStatistics.median(condition.points.map(\.speed))
            return condition
        }.sorted { NaturalOrder.isBefore($0.name, $1.name) }
    }
}
