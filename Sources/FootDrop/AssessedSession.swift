public import Gait

/// A session with what its strides say about foot drop and stumbling: all that a report is made of.
public struct AssessedSession: Sendable {
    /// The session.
    public let session: Session
    /// What its strides say.
    public let findings: SessionFindings
    /// The parameters of each foot summed up, in the order of the session's feet; reckoned once for all reports.
    public let summaries: [[ParameterSummary]]

    /// Puts a session and its findings together.
    public init(session: Session, findings: SessionFindings) {
        self.init(
            session: session, findings: findings,
            summaries: session.feet.map { ParameterSummary.summaries(of: $0.strides) })
    }

    init(session: Session, findings: SessionFindings, summaries: [[ParameterSummary]]) {
        self.session = session
        self.findings = findings
        self.summaries = summaries
    }
}

/// What the strides of a session say about foot drop and stumbling.
public struct SessionFindings: Sendable {
    /// The finding of each foot, in the order of the session's feet.
    public var feet: [FootDropFinding]
    /// Which side lifts the front of the foot less.
    public var laterality: LateralityFinding
    /// Both feet together.
    public var bilateral: BilateralFigures
    /// Stumble-like events.
    public var stumbling: StumblingFindings
    /// Educational background and what the person reports; never an output of the measurement.
    public var context: ClinicalContext

    /// Creates findings.
    public init(
        feet: [FootDropFinding], laterality: LateralityFinding, bilateral: BilateralFigures,
        stumbling: StumblingFindings, context: ClinicalContext
    ) {
        self.feet = feet
        self.laterality = laterality
        self.bilateral = bilateral
        self.stumbling = stumbling
        self.context = context
    }
}
