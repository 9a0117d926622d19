public import FootDrop
import Gait
import Recordings

/// What a person reads after an analysis: the feet side by side, then what was assumed, noticed and withheld.
public struct TerminalSummary: Sendable {
    /// Creates the summary's layout.
    public init() {}

    /// The summary, on lines of at most 80 columns, ending with a line feed.
    public func text(of assessed: AssessedSession) -> String {
        let session = assessed.session
        var lines = recordings(of: session)
        if !session.feet.isEmpty || session.hasKinematics { lines += table(of: assessed) }
        for group in SensorGroup.all(of: session) { lines += TextLayout.section(group.title, group.sentences) }
        if session.feet.contains(where: { !$0.strides.isEmpty }) { lines += footDrop(of: assessed.findings) }
        if assessed.findings.stumbling.swingCount > 0 || !assessed.findings.stumbling.notAssessable.isEmpty {
            lines += stumbles(of: assessed.findings.stumbling)
        }
        lines += TextLayout.section("Withheld", withheld(in: session.feet))
        lines += TextLayout.section("Notes", session.notes.map(\.sentence))
        lines += TextLayout.section("Assumed and decided", decisions(of: session))
        lines += context(assessed.findings.context)
        lines += ["", "steppage \(Software.version) measures and compares; it never diagnoses."]
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: - What was read

    private func recordings(of session: Session) -> [String] {
        var lines: [String] = []
        for input in session.inputs {
            let stream = input.stream
            let sensor = stream.name.isEmpty ? "" : " [\(stream.name)]"
            let what =
                "\(stream.side.rawValue) \(stream.placement.label), "
                + "\(FixedDecimals.text(stream.duration, decimals: 1)) s at "
                + "\(FixedDecimals.text(stream.rate, decimals: 2)) Hz"
            lines += TextLayout.wrapped("\(input.source.path)\(sensor): \(what)")
        }
        return lines + [""]
    }

    // MARK: - The table

    private static let labelWidth = 32
    private static let unitWidth = 7
    private static let cellWidth = 20

    private func table(of assessed: AssessedSession) -> [String] {
        let session = assessed.session
        let feet = session.feet
        guard feet.contains(where: { !$0.strides.isEmpty }) else {
            return ["No walking was found: 0 strides."]
        }
        var lines = [row("", "", feet.map { $0.side.rawValue.uppercased() })]
        lines.append(row("Strides", "", feet.map { $0.strides.count.description }))
        lines.append(
            row("  of which straight, full ones", "", feet.map { $0.strides.count(where: \.isStraight).description }))
        lines.append(row("Walking bouts", "", feet.map { $0.bouts.count.description }))
        lines.append("")
        lines.append(row("Mean ± SD (n strides)", "", feet.map { _ in "" }))
        let summaries = assessed.summaries.map { summaries in
            Dictionary(summaries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        }
        let shown = PrintedParameter.all.filter { parameter in
            session.hasKinematics || summaries.contains { $0[parameter.column]?.mean != nil }
        }
        for parameter in shown {
            let cells = summaries.map { cell(parameter, $0[parameter.column]) }
            lines.append(row(parameter.label, parameter.unit, cells))
        }
        if session.hasKinematics {
            lines.append(row("Landing heel/flat/forefoot", "strides", feet.map(landing)))
        }
        let clearances = summaries.compactMap { $0["min_toe_clearance_m"] }
        if clearances.contains(where: { $0.n > 1 && $0.standardDeviation == nil }) {
            let reason = "MTC ± –: the spread between strides cannot be told from the error of the estimates."
            lines += [""] + TextLayout.wrapped(reason)
        }
        return lines
    }

    private func row(_ label: String, _ unit: String, _ cells: [String]) -> String {
        let text =
            TextLayout.leftAligned(label, Self.labelWidth) + TextLayout.leftAligned(unit, Self.unitWidth)
            + cells.map { TextLayout.rightAligned($0, Self.cellWidth) }.joined()
        return String(text.reversed().drop { $0 == " " }.reversed())
    }

    private func cell(_ parameter: PrintedParameter, _ summary: ParameterSummary?) -> String {
        guard let summary, let mean = summary.mean else { return "–" }
        let meanText = FixedDecimals.text(mean * parameter.scale, decimals: parameter.decimals)
        let deviation = summary.standardDeviation.map {
            FixedDecimals.text($0 * parameter.scale, decimals: parameter.decimals)
        }
        return "\(meanText) ± \(deviation ?? "–") (\(summary.n))"
    }

    private func landing(_ foot: FootAnalysis) -> String {
        [ContactType.heel, .flat, .forefoot]
            .map { type in foot.strides.count { $0.isStraight && $0.contactType == type }.description }
            .joined(separator: "/")
    }

    // MARK: - The sections

    private func withheld(in feet: [FootAnalysis]) -> [String] {
        feet.flatMap { foot in
            foot.withheld.map { "\(foot.side.rawValue) \($0.quantity): \($0.reason)" }
        }
    }

    /// The decisions, each once: two files of a session are mostly understood the same way.
    private func decisions(of session: Session) -> [String] {
        var told: Set<String> = []
        let decisions = session.decisions + session.inputs.flatMap(\.decisions)
        var items = decisions.map(TextLayout.sentence)
        for foot in session.feet {
            guard let source = foot.model?.pointsSource, !source.isEmpty else { continue }
            items.append("\(foot.side.rawValue) toe and heel points: \(source)")
        }
        return items.filter { told.insert($0).inserted }
    }
}
