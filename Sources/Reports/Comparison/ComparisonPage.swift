public import Comparison
import FootDrop

extension SessionComparison {
    /// The comparison as one self-contained page that loads nothing and needs no script.
    public var html: String { Templates.render(ComparisonPage(of: self), as: .comparison) }
}

/// Everything the template of a comparison asks for, by the names it uses.
struct ComparisonPage {
    let styleSheet = Templates.comparisonStyle
    let policy = ContentSecurity.policy(style: Templates.comparisonStyle, script: "")
    let software = "\(Software.name) \(Software.version)"
    let statement = ClinicalContext.requiredSentence
    let reading = ComparisonWords.reading
    let method = ComparisonWords.method
    let title: String
    let sessions: [String]
    let headline: String
    let notes: ListView?
    let groups: [GroupView]
    let reasons: ListView?
    let sources: ListView?

    /// The comparisons of a foot.
    struct GroupView {
        let id: String
        let title: String
        let finding: String?
        let figure: FigureView?
        let caption: String
        let head = [
            "Parameter", "Unit", "A", "B", "Change", "95 % interval", "MDC", "Strides A, B", "Verdict",
        ]
        let rows: [RowView]

        init(_ group: ComparisonWords.Group) {
            id = group.id
            title = group.title
            finding = group.finding
            figure = ChangeFigure().figure(of: group).map(FigureView.init)
            caption = "Changes, \(group.title)"
            rows = group.rows.map(RowView.init)
        }
    }

    /// A parameter; grey where its change does not count.
    struct RowView {
        let style: String
        let label: String
        let cells: [String]

        init(_ row: ComparisonRow) {
            style = row.isChanged ? "changed" : "within"
            label = row.label
            cells = [
                row.unit, row.a, row.b, row.change, row.interval, row.detectable, row.strides, row.verdict,
            ]
        }
    }

    init(of comparison: SessionComparison) {
        let words = ComparisonWords(comparison: comparison)
        title = "Two sessions compared: \(comparison.a.path), \(comparison.b.path)"
        sessions = words.sessions
        headline = words.headline
        notes = ListView(comparison.notes.map(\.message))
        groups = words.groups.map(GroupView.init)
        reasons = ListView(words.reasons)
        sources = ListView(words.sources)
    }
}
