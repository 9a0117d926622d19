public import FootDrop
import Gait
import Recordings

extension RecordingResult {
    /// What a trial keeps of a session.
    ///
    /// - Parameters:
    ///   - assessed: The session, with names already taken out of it.
    ///   - inputs: The files that were read.
    public init(of assessed: AssessedSession, inputs: [Input]) {
        let session = assessed.session
        let findings = assessed.findings
        self.init(
            duration: session.inputs.map(\.stream.duration).max() ?? 0, inputs: inputs,
            quality: session.notes.map(Note.init), feet: [], laterality: findings.laterality.laterality.rawValue,
            figures: [], strides: StrideRows(session.strides), stumbles: findings.stumbling.events.map(Stumble.init))
        for (foot, summaries) in zip(session.feet, assessed.summaries) {
            let finding = findings.feet.first { $0.side == foot.side }
            feet.append(Foot(foot, finding))
            figures += Figure.figures(of: foot, summaries, finding)
        }
        figures += Figure.figures(ofSensors: session)
        figures += Figure.figures(of: findings.bilateral)
        figures += Figure.figures(of: findings.stumbling)
    }
}

extension RecordingResult.Note {
    fileprivate init(_ note: QualityNote) {
        self.init(
            code: note.code, severity: note.severity.rawValue, side: note.side?.rawValue, message: note.message,
            start: note.start, end: note.end)
    }
}

extension RecordingResult.Foot {
    fileprivate init(_ foot: FootAnalysis, _ finding: FootDropFinding?) {
        self.init(
            side: foot.side.rawValue, strideCount: foot.strides.count,
            straightCount: foot.strides.count(where: \.isStraight),
            finding: (finding?.finding ?? .notAssessable).rawValue, grade: finding?.grade?.rawValue,
            statement: finding?.statement ?? "")
    }
}

extension RecordingResult.Stumble {
    fileprivate init(_ stumble: Stumble) {
        self.init(
            side: stumble.side.rawValue, time: stumble.time, kind: stumble.kind.rawValue,
            swingPercent: stumble.swingPercent, score: stumble.score, reason: stumble.reason)
    }
}
