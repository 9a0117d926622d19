public import Gait
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

    /// What the strides of a session say.
    public func assess(_ session: Session) -> AssessedSession {
        measured(.findings) { findings(of: session) }
    }

    private func findings(of session: Session) -> AssessedSession {
        let (feet, laterality, bilateral) = FootDropAssessment(reference: reference).assess(session)
        return AssessedSession(
            session: session,
            findings: SessionFindings(
                feet: feet, laterality: laterality, bilateral: bilateral, stumbling: stumbling(in: session),
                context: ClinicalContext(history: history)))
    }

    /// From the feet, with the lower back as a witness; from the lower back alone when that is all there is.
    private func stumbling(in session: Session) -> StumblingFindings {
        let trunk = TrunkStumbleDetection()
        if session.feet.isEmpty, let back = session.trunk { return trunk.detect(in: back) }
        var findings = StumbleDetection().detect(in: session)
        if let back = session.trunk { findings.events = trunk.confirm(findings.events, with: back) }
        return findings
    }
}
