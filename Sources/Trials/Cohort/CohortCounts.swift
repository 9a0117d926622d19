/// How many recordings a trial has and what became of them.
public struct CohortCounts: Sendable, Hashable {
    /// All recordings.
    public var recordings: Int
    /// By what became of them; every status is there.
    public var byStatus: [RecordingStatus: Int]
    /// Different people who are told.
    public var participants: Int
    /// Recordings of people who are not told.
    public var withoutParticipant: Int
    /// Recordings with a warning or an error about the data's quality.
    public var withWarnings: Int
    /// Feet of analysed recordings.
    public var feet: Int
    /// Straight strides of all feet.
    public var straightStrides: Int
    /// Length of all analysed recordings, seconds.
    public var duration: Double
    /// Stumble-like events.
    public var stumbles: Int
    /// What the recordings are by condition and visit.
    public var groups: [Group]

    /// The recordings of a condition and visit.
    public struct Group: Sendable, Hashable {
        /// The condition and visit.
        public var group: CohortGroup
        /// All recordings.
        public var recordings: Int
        /// Recordings with a result.
        public var analysed: Int
        /// Different people of analysed recordings.
        public var participants: Int
        /// Feet by finding: within_reference, reduced, markedly_reduced, not_assessable.
        public var findings: [String: Int]
        /// Recordings by the side that lifts the front of the foot less.
        public var laterality: [String: Int]
    }

    /// Recordings with a result.
    public var analysed: Int { byStatus[.ok] ?? 0 }

    init(of recordings: [CohortRecording]) {
        self.recordings = recordings.count
        byStatus = Dictionary(RecordingStatus.allCases.map { ($0, 0) }, uniquingKeysWith: { first, _ in first })
        participants = Set(recordings.compactMap(\.identity.participant)).count
        withoutParticipant = recordings.count { $0.identity.participant == nil }
        withWarnings = recordings.count { !$0.warnings.isEmpty }
        feet = 0
        straightStrides = 0
        duration = 0
        stumbles = 0
        var groups: [CohortGroup: Group] = [:]
        var people: [CohortGroup: Set<String>] = [:]
        for recording in recordings {
            let identity = recording.identity
            let key = CohortGroup(condition: identity.condition, visit: identity.visit)
            var group =
                groups[key]
                ?? Group(group: key, recordings: 0, analysed: 0, participants: 0, findings: [:], laterality: [:])
            byStatus[recording.failure?.status ?? .ok, default: 0] += 1
            group.recordings += 1
            if recording.failure == nil {
                feet += recording.feet.count
                straightStrides += recording.feet.reduce(0) { $0 + $1.straightCount }
                if let length = recording.duration, length.isFinite { duration += length }
                stumbles += recording.stumbleCount
                group.analysed += 1
                for foot in recording.feet { group.findings[foot.finding, default: 0] += 1 }
                group.laterality[recording.laterality, default: 0] += 1
                if let participant = identity.participant { people[key, default: []].insert(participant) }
            }
            groups[key] = group
        }
        self.groups = groups.values.map { group in
            var group = group
            group.participants = people[group.group]?.count ?? 0
            return group
        }.sorted { CohortGroup.isBefore($0.group, $1.group) }
    }
}

extension CohortRecording {
    /// What makes its results less certain.
    var warnings: [RecordingResult.Note] { quality.filter { $0.severity != "info" } }
}
