import Comparison
import FootDrop

/// The changes of one foot on one scale: each in units of its own detectable change, which the grey band shows.
struct ChangeFigure {
    private static let width = 720.0
    private static let labelWidth = 210.0
    private static let rowHeight = 26.0
    /// Greater changes are drawn at the edge; the table has their numbers.
    private static let limit = 6.0

    /// The figure of a group; `nil` without a change that has a detectable one.
    func figure(of group: ComparisonWords.Group) -> Figure? {
        let bars = group.rows.compactMap(Bar.init)
        guard !bars.isEmpty else { return nil }
        let height = Double(bars.count) * Self.rowHeight + 56
        let changed = bars.filter(\.row.isChanged).map { "\($0.row.label) \($0.row.word)" }
        let sentence =
            changed.isEmpty
            ? "No change lies beyond the detectable change."
            : "Beyond the detectable change: \(changed.joined(separator: "; "))."
        var drawing = SVGDrawing(
            name: "changes-\(group.id)", width: Self.width, height: height, title: "Changes, \(group.title)",
            description: sentence)
        let extent = min(Self.limit, max(2, bars.map(\.extent).max() ?? 2))
        let scale = PlotScale((-extent)...extent, from: Self.labelWidth, to: Self.width - 14)
        let bottom = 8 + Double(bars.count) * Self.rowHeight
        drawing.rectangle("detectable", x: scale(-1), y: 8, width: scale(1) - scale(-1), height: bottom - 8)
        drawing.line("zero", scale(0), 8, scale(0), bottom)
        for (index, bar) in bars.enumerated() {
            let y = 8 + (Double(index) + 0.5) * Self.rowHeight
            drawing.label(bar.row.label, x: Self.labelWidth - 10, y: y + 4, anchor: .end)
            let (line, mark) = bar.row.isChanged ? ("plain", "plain-mark") : ("quiet", "quiet-mark")
            drawing.line(line, scale.clamped(bar.low), y, scale.clamped(bar.high), y)
            drawing.rectangle(mark, x: scale.clamped(bar.value) - 4, y: y - 6, width: 8, height: 12)
        }
        for mark in scale.marks(about: 6) {
            drawing.line("axis", scale(mark), bottom, scale(mark), bottom + 4)
            let text = FixedDecimals.text(mark, decimals: scale.decimals(about: 6))
            drawing.label(text, x: scale(mark), y: bottom + 18, anchor: .middle, class: "mark")
        }
        drawing.label(
            "change over detectable change (B − A)", x: (Self.labelWidth + Self.width) / 2, y: bottom + 38,
            anchor: .middle)
        return Figure(
            svg: drawing.finished(),
            caption:
                "Each change with its 95 % interval in units of its own minimal detectable change; the grey band is "
                + "measurement variation. The table has the numbers.",
            twin: .sentence(sentence))
    }

    /// A change in units of its detectable change.
    private struct Bar {
        let row: ComparisonRow
        let value: Double
        let low: Double
        let high: Double

        init?(_ row: ComparisonRow) {
            guard let change = row.comparison.change, let interval = change.interval,
                let detectable = row.comparison.detectableChange?.value, detectable > 0,
                row.comparison.verdict != .notAssessable
            else { return nil }
            self.row = row
            value = change.value / detectable
            low = interval.lowerBound / detectable
            high = interval.upperBound / detectable
        }

        var extent: Double { max(low.magnitude, high.magnitude) * 1.05 }
    }
}
