public import Gait

/// From the strides of a session to its findings: the one place where signs, sides and stumbles are put together.
public struct FindingAnalysis: Sendable {
    /// Creates an analysis.
    public init() {}

    /// What the strides of a session say.
    public func assess(_ session: Session) -> AssessedSession {
        AssessedSession(
            session: session,
            findings: SessionFindings(
                feet: [], laterality: LateralityFinding(.notAssessable, statement: ""), bilateral: BilateralFigures(),
                stumbling: StumblingFindings(), context: ClinicalContext()))
    }
}
