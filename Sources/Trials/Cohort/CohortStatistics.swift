public import FootDrop

/// Everything the report on a whole trial states, computed from its recordings.
///
/// Memory grows with the number of recordings; their strides are not needed.
public struct CohortStatistics: Sendable, Hashable {
    /// How many recordings there are and what became of them.
    public var counts: CohortCounts
    /// Recordings without a result.
    public var failures: CohortFailures
    /// What was noticed in the data.
    public var quality: CohortQuality
    /// Conditions and visits that have an analysed recording, in the order of the report.
    public var groups: [CohortGroup]
    /// People by condition and visit, with recordings of people who are not told counted singly.
    public var cells: Int
    /// Recordings that were averaged with another one of the same person, condition and visit.
    public var averagedRecordings: Int
    /// Each main parameter by condition and visit.
    public var distributions: [ParameterDistribution]
    /// Left against right.
    public var asymmetry: CohortAsymmetry
    /// What stands out.
    public var outliers: CohortOutliers
    /// What changed within people.
    public var contrasts: [PairedContrast]
    /// Why nobody could be compared; `nil` where somebody could.
    public var pairingObstacle: PairingObstacle?
    /// Analysed recordings of people who are not told: they are in no pair.
    public var unpairedWithoutParticipant: Int
    /// Analysed recordings of people who are told, without a counterpart under another condition or at another visit.
    public var unpairedWithoutCounterpart: Int
    /// Straight strides that a value has to rest on for a change to be judged.
    public var fewestStrides: Int

    /// Why there is no paired comparison.
    public enum PairingObstacle: String, Sendable, Hashable {
        /// No recording has a result.
        case noResults
        /// No recording tells who walked.
        case noParticipants
        /// There is one condition and one visit at most.
        case oneLevel
        /// Nobody was recorded under two conditions at one visit, or at two visits under one condition.
        case nobodyHasBoth
    }

    /// Computes the statistics of a trial.
    ///
    /// - Parameters:
    ///   - recordings: All recordings, sorted by their identifiers.
    ///   - reference: Where the detectable changes are from.
    public init(of recordings: [CohortRecording], reference: ReferenceTable = .builtIn) {
        let fewest = Int(reference.value("rule.fewest_strides") ?? 6)
        let values = CohortValues(of: recordings, reference: reference)
        let cells = CohortCell.cells(of: recordings, values, fewestStrides: fewest)
        fewestStrides = fewest
        counts = CohortCounts(of: recordings)
        failures = CohortFailures(of: recordings)
        quality = CohortQuality(of: recordings)
        groups = counts.groups.filter { $0.analysed > 0 }.map(\.group)
        self.cells = cells.count
        averagedRecordings = cells.reduce(0) { $0 + ($1.recordings.count > 1 ? $1.recordings.count : 0) }
        distributions = ParameterDistribution.all(of: cells, groups: groups)
        asymmetry = CohortAsymmetry(of: recordings, values, reference: reference)
        outliers = CohortOutliers(of: values)
        let (contrasts, paired) = PairedContrasts(reference: reference, fewestStrides: fewest).all(of: cells)
        self.contrasts = contrasts
        unpairedWithoutParticipant = cells.count { $0.participant == nil }
        unpairedWithoutCounterpart = cells.enumerated().reduce(0) { sum, cell in
            cell.element.participant == nil || paired.contains(cell.offset)
                ? sum : sum + cell.element.recordings.count
        }
        pairingObstacle = contrasts.isEmpty ? Self.obstacle(cells) : nil
    }

    private static func obstacle(_ cells: [CohortCell]) -> PairingObstacle {
        if cells.isEmpty { return .noResults }
        if cells.allSatisfy({ $0.participant == nil }) { return .noParticipants }
        let conditions = Set(cells.compactMap(\.group.condition))
        let visits = Set(cells.compactMap(\.group.visit))
        return conditions.count < 2 && visits.count < 2 ? .oneLevel : .nobodyHasBoth
    }
}
