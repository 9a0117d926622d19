public import Gait
public import Recordings
import SignalKernels
import SignalProcessing

/// From the strides of a session to its findings: the one place where signs, sides and stumbles are put together.
public struct FindingAnalysis: Sendable {
    /// Every weight, limit and reference value.
    public var reference: ReferenceTable
    /// What the person reports.
    public var history: PatientHistory?

    /// A foot of more strides than this, some hours of walking, is a large part of the memory there is for a recording.
    private static let manyStrides = 50_000

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
        let session = try await analysis.analyze(sources) { sections.visit(&$0, $1, of: $2) }
        guard session.feet.contains(where: { $0.strides.count > Self.manyStrides }) else {
            return await assess(session, sections, threads: analysis.threads)
        }
        // Of such a session every column is large.
        return await ProcessMemory.withoutKeeping { await assess(session, sections, threads: analysis.threads) }
    }

    /// The feet side by side, then what needs both.
    private func assess(_ session: Session, _ sections: SectionStumbles, threads: Int?) async -> AssessedSession {
        let reference = reference
        let feet = await Array(session.feet.indices).concurrentMap(atMost: threads) { number in
            MeasuredFoot(number, of: session, searched: sections, reference: reference)
        }
        return assess(session, feet)
    }

    /// What the strides of a session say.
    public func assess(_ session: Session) -> AssessedSession {
        assess(
            session,
            session.feet.indices.map { MeasuredFoot($0, of: session, searched: nil, reference: reference) })
    }

    private func assess(_ session: Session, _ feet: [MeasuredFoot]) -> AssessedSession {
        measured(.findings) {
            let found = FootDropAssessment(reference: reference).assess(session, feet.map(\.measures))
            return AssessedSession(
                session: session,
                findings: SessionFindings(
                    feet: found.feet, laterality: found.laterality, bilateral: found.bilateral,
                    stumbling: stumbling(in: session, feet.map(\.stumbles)),
                    context: ClinicalContext(history: history)),
                summaries: feet.map(\.summaries))
        }
    }

    /// From the feet, with the lower back as a witness; from the lower back alone when that is all there is.
    private func stumbling(in session: Session, _ feet: [FootStumbles]) -> StumblingFindings {
        let trunk = TrunkStumbleDetection()
        if session.feet.isEmpty, let back = session.trunk { return trunk.detect(in: back) }
        var findings = StumbleDetection().findings(of: feet, in: session)
        if let back = session.trunk { findings.events = trunk.confirm(findings.events, with: back) }
        return findings
    }
}

/// What a foot says for itself.
private struct MeasuredFoot: Sendable {
    /// What its straight strides measure.
    var measures: FootMeasures
    /// Its parameters summed up.
    var summaries: [ParameterSummary]
    /// Its stumbles, before the steps of both feet are looked at together.
    var stumbles: FootStumbles

    /// Measures one of a session's feet.
    ///
    /// - Parameter searched: What was found in the sections of long recordings.
    init(_ number: Int, of session: Session, searched: SectionStumbles?, reference: ReferenceTable) {
        let foot = session.feet[number]
        (measures, summaries, stumbles) = measured(.findings) {
            (
                FootMeasures(foot, reference: reference), ParameterSummary.summaries(of: foot.strides),
                StumbleDetection().search(foot, in: session, searched: searched)
            )
        }
    }
}
