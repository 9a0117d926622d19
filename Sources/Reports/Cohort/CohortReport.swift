public import FootDrop
public import Trials

/// `report.html` of a whole trial: one page that loads nothing and needs no script.
public struct CohortReport: Sendable {
    /// What a reader needs to make the same report again.
    public struct Provenance: Sendable, Hashable {
        /// The version of the program that analysed the recordings.
        public var version: String
        /// The options, as text of one or more lines; empty where all are as they come.
        public var options: String

        /// Creates a provenance.
        public init(version: String = Software.version, options: String = "") {
            self.version = version
            self.options = options
        }
    }

    private let provenance: Provenance
    private let reference: ReferenceTable

    /// Creates a report.
    ///
    /// - Parameters:
    ///   - provenance: What is said about how it was made.
    ///   - reference: Where the detectable changes are from.
    public init(provenance: Provenance, reference: ReferenceTable = .builtIn) {
        self.provenance = provenance
        self.reference = reference
    }

    /// The page of a trial; equal recordings give equal bytes.
    ///
    /// - Parameter recordings: All recordings of the trial, sorted by their identifiers.
    public func html(of recordings: [CohortRecording]) -> String {
        let trial = CohortView(
            recordings: recordings, statistics: CohortStatistics(of: recordings, reference: reference))
        return Templates.render(CohortPage(of: trial, provenance, reference), as: .cohort)
    }
}

/// A trial with what was computed of it.
struct CohortView {
    let recordings: [CohortRecording]
    let statistics: CohortStatistics
    let names: CohortNames

    init(recordings: [CohortRecording], statistics: CohortStatistics) {
        self.recordings = recordings
        self.statistics = statistics
        names = CohortNames(statistics.groups)
    }

    /// Rows of a table at most; the rest is counted and stands in the tables beside the report.
    static let mostRows = 200
    /// Lines of single people in a figure at most.
    static let mostLines = 300
    /// Conditions and visits in a table at most, and in a figure.
    static let mostGroups = 48
    /// See `mostGroups`.
    static let mostDrawnGroups = 12
    /// Paired comparisons at most.
    static let mostContrasts = 12
    /// Conditions whose asymmetry is drawn at most.
    static let mostPanels = 4

    /// At most `count` elements, evenly chosen.
    static func thinned<Element>(_ elements: [Element], to count: Int) -> [Element] {
        guard elements.count > count, count > 0 else { return elements }
        return (0..<count).map { elements[$0 * elements.count / count] }
    }
}
