import FootDrop
import Recordings

/// The findings as a person reads them on a terminal.
extension TerminalSummary {
    /// Each foot's finding with what it rests on, then the side.
    func footDrop(of findings: SessionFindings) -> [String] {
        guard !findings.feet.isEmpty else { return [] }
        var items = findings.feet.map { foot in
            let grade = foot.grade.map { " (evidence \($0.rawValue))" } ?? ""
            return "\(foot.side.rawValue): \(Self.label(of: foot.finding))\(grade). \(foot.statement)"
        }
        items.append("side: \(Self.label(of: findings.laterality.laterality)). \(findings.laterality.statement)")
        items += findings.feet.flatMap { foot in
            foot.signs.filter(\.isFlagged).map { "\(foot.side.rawValue) beyond its limit: \(text(of: $0))" }
        }
        return TextLayout.section("Lifting the front of the foot", items)
    }

    /// The words of a finding.
    static func label(of finding: FootDropFinding.Finding) -> String {
        switch finding {
        case .withinReference: "within reference"
        case .reduced: "reduced"
        case .markedlyReduced: "markedly reduced"
        case .notAssessable: "not assessable"
        }
    }

    private static func label(of laterality: LateralityFinding.Laterality) -> String {
        laterality == .notAssessable ? "not assessable" : laterality.rawValue
    }

    private func text(of sign: SignMeasurement) -> String {
        guard let estimate = sign.estimate else { return sign.label }
        let unit = sign.unit.isEmpty ? "" : " \(sign.unit)"
        var text = "\(sign.label) \(FixedDecimals.text(estimate.value, decimals: sign.decimals))\(unit)"
        if let low = sign.reference?.low, let high = sign.reference?.high {
            text += ", reference \(FixedDecimals.text(low, decimals: sign.decimals)) to "
            text += "\(FixedDecimals.text(high, decimals: sign.decimals))\(unit)"
        }
        return text
    }

    /// The stumble-like events, one a line, with how many are expected to be false.
    func stumbles(of stumbling: StumblingFindings) -> [String] {
        var items = stumbling.events.map { stumble in
            let kind = stumble.kind.rawValue.split(separator: "_").joined(separator: " ")
            return "\(FixedDecimals.text(stumble.time, decimals: 2)) s, \(stumble.side.rawValue): \(kind), "
                + "score \(FixedDecimals.text(stumble.score, decimals: 2)). \(stumble.reason)"
        }
        if stumbling.swingCount > 0 {
            let count = stumbling.events.isEmpty ? "none" : stumbling.events.count.description
            var sentence = "\(count) in \(stumbling.swingCount) swings"
            if let expected = stumbling.expectedFalseCount {
                sentence += "; about \(FixedDecimals.text(expected, decimals: 2)) false ones are expected"
            }
            items.insert(sentence, at: 0)
        }
        items += stumbling.notAssessable.map { "\($0.side.rawValue): not looked for, \($0.reason)" }
        items += stumbling.remarks
        return TextLayout.section("Stumble-like events", items)
    }

    /// What every report says, and what the person reports.
    func context(_ context: ClinicalContext) -> [String] {
        let topics = context.topics.map { "\($0.reported): \($0.origin). \($0.reason)" }
        return TextLayout.section("Worth raising with a doctor", topics)
            + TextLayout.section("Seek help at once", context.redFlags)
            + (context.statements.isEmpty ? [] : [""] + context.statements.flatMap { TextLayout.wrapped($0) })
    }
}
