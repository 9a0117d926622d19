public import FootDrop
import Gait
import Recordings

/// The report as Markdown (CommonMark with the tables of GitHub), for notes, issues and terminals.
///
/// It holds what the page holds but the figures, in the same order.
public struct MarkdownReport: Sendable {
    /// Creates the report's layout.
    public init() {}

    /// The document of a session, ending with a line feed.
    public func text(of assessed: AssessedSession) -> String {
        let tables = ReportTables(assessed)
        var document = MarkdownDocument()
        head(of: assessed, into: &document)
        essentials(of: assessed, into: &document)
        for group in SensorGroup.all(of: assessed.session) {
            document.heading(group.title, level: 2)
            for sentence in group.sentences { document.paragraph(sentence) }
            for table in group.tables { document.table(table) }
        }
        if !assessed.session.feet.isEmpty || assessed.session.hasKinematics {
            document.heading("Left and right", level: 2)
            document.table(tables.sides)
            document.table(tables.steps)
            document.heading("Signs of a reduced toe lift", level: 2)
            document.table(tables.signs, orElse: "No sign was assessed.")
        }
        if assessed.session.hasKinematics {
            document.heading("Toe clearance", level: 2)
            clearance(of: assessed, into: &document)
        }
        document.heading("Stumbles", level: 2)
        stumbles(of: assessed, tables, into: &document)
        document.heading("Quality of the recording", level: 2)
        document.table(tables.notes, orElse: "Nothing was noticed in the recordings.")
        document.table(tables.withheld, orElse: "Nothing was withheld.")
        document.table(tables.strideUse)
        document.table(tables.models)
        document.heading("Clinical context", level: 2)
        context(of: assessed, tables, into: &document)
        document.heading("Method and sources", level: 2)
        document.list(tables.sources, orElse: "No reference was used.")
        document.table(tables.inputs)
        document.table(tables.decisions)
        document.paragraph("\(Software.name) \(Software.version) measures and compares; it never diagnoses.")
        return document.text
    }

    private func head(of assessed: AssessedSession, into document: inout MarkdownDocument) {
        document.heading("Walking report", level: 1)
        document.list(ReportHeader.files(of: assessed.session))
        document.list(ReportHeader.facts(of: assessed).map { "\($0.label): \($0.value)" })
        let verdict = QualityVerdict(of: assessed)
        document.strong(verdict.headline)
        document.list(verdict.reasons)
    }

    private func essentials(of assessed: AssessedSession, into document: inout MarkdownDocument) {
        document.heading("Essentials", level: 2)
        let findings = assessed.findings
        if findings.feet.isEmpty {
            document.paragraph("No foot was assessed for a reduced toe lift.")
        } else {
            let laterality = findings.laterality
            document.strong("Reduced toe lift: \(laterality.laterality.words.lowercased()).")
            if !laterality.statement.isEmpty { document.paragraph(laterality.statement) }
        }
        for found in findings.feet {
            let card = FootCard(found)
            document.heading("\(card.foot): \(card.words.lowercased())", level: 3)
            document.paragraph(card.statement)
            document.list(
                card.notes + card.numbers.map { "\($0.label): \($0.value)" }
                    + [card.scores?.sentence ?? card.noScores].compactMap(\.self))
        }
        let figures = EssentialFigure.all(of: assessed)
        let sides = assessed.session.feet.isEmpty ? ["Value"] : assessed.session.feet.map(\.side.title)
        if !figures.isEmpty {
            document.table(
                DataTable(
                    caption: "", head: ["Quantity"] + sides + ["Reference"],
                    rows: figures.map { row(of: $0, feet: assessed.session.feet) }))
        }
        for statement in findings.context.statements { document.paragraph(statement) }
    }

    private func row(of essential: EssentialFigure, feet: [FootAnalysis]) -> DataTable.Row {
        let sides = feet.isEmpty ? [Side.unknown] : feet.map(\.side)
        let cells = sides.map { own -> String in
            // A quantity of the whole person stands under every foot.
            guard let side = essential.sides.first(where: { $0.side == own }) ?? essential.sides.first else {
                return "–"
            }
            return essential.text(of: side) + (essential.intervalText(of: side).map { " (\($0))" } ?? "")
        }
        return .init(
            ["\(essential.label), \(essential.unit)"] + cells
                + [Words.reference(essential.reference, decimals: essential.decimals)])
    }

    private func clearance(of assessed: AssessedSession, into document: inout MarkdownDocument) {
        let figures = [
            ClearanceTrend().figure(of: assessed.session.feet),
            TripFigure().figure(of: assessed.findings.stumbling.tripProbabilities),
        ].compactMap(\.self)
        if figures.isEmpty { document.paragraph("There is no minimum toe clearance to show.") }
        for figure in figures {
            guard case .table(let table) = figure.twin, !table.rows.isEmpty else { continue }
            document.table(table)
        }
    }

    private func stumbles(
        of assessed: AssessedSession, _ tables: ReportTables, into document: inout MarkdownDocument
    ) {
        let section = StumbleSection(of: assessed)
        for sentence in section.sentences { document.paragraph(sentence) }
        if !assessed.findings.stumbling.events.isEmpty { document.table(tables.stumbles) }
    }

    private func context(
        of assessed: AssessedSession, _ tables: ReportTables, into document: inout MarkdownDocument
    ) {
        let context = assessed.findings.context
        document.paragraph(
            "This section is general background for a clinician. Nothing in it is a result of the measurement.")
        if !context.redFlags.isEmpty { document.heading("When to seek help at once", level: 3) }
        document.list(context.redFlags)
        document.table(tables.topics, orElse: "No history was given.")
        document.list(context.background)
        document.table(tables.differential)
        if tables.differential != nil, !context.differential.source.isEmpty {
            document.paragraph("Source: " + context.differential.source)
        }
    }
}
