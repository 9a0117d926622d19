public import Gait
public import Recordings
import SignalProcessing

/// From the strides of a session to its findings: the one place where signs, sides and stumbles are put together.
public struct FindingAnalysis: Sendable {
    /// Every weight, limit and reference value.
    public var reference: ReferenceTable
    /// What the person reports.
    public var history: PatientHistory?

    /// Creates an analysis.
    public init(reference: ReferenceTable = .builtIn, history: PatientHistory? = nil) {
        self.reference = reference
        self.history = history
    }

    /// Analyses the recordings of a session and says what its strides say.
    ///
    /// Long recordings are searched for stumbles section by section, so that their swings need not all be held.
    public func assess(
        _ sources: [SessionSource], by analysis: SessionAnalysis
    ) async throws(RecordingError) -> AssessedSession {
        let sections = SectionStumbles(StumbleDetection().parameters)
        let session = try await analysis.analyze(sources) { sections.visit(&$0, $1) }
        return assess(session, searched: sections)
    }

    /// What the strides of a session say.
    public func assess(_ session: Session) -> AssessedSession { assess(session, searched: nil) }

    private func assess(_ session: Session, searched: SectionStumbles?) -> AssessedSession {
        measured(.findings) { findings(of: session, searched: searched) }
    }

    private func findings(of session: Session, searched: SectionStumbles?) -> AssessedSession {
        let (feet, laterality, bilateral) = FootDropAssessment(reference: reference).assess(session)
        return AssessedSession(
            session: session,
            findings: SessionFindings(
                feet: feet, laterality: laterality, bilateral: bilateral,
                stumbling: stumbling(in: session, searched: searched),
                context: ClinicalContext(history: history)))
    }

    /// From the feet, with the lower back as a witness; from the lower back alone when that is all there is.
    private func stumbling(in session: Session, searched: SectionStumbles?) -> StumblingFindings {
        let trunk = TrunkStumbleDetection()
        if session.feet.isEmpty, let back = session.trunk { return trunk.detect(in: back) }
        var findings = StumbleDetection().detect(in: session, searched: searched)
        if let back = session.trunk { findings.events = trunk.confirm(findings.events, with: back) }
        return findings
    }
}
