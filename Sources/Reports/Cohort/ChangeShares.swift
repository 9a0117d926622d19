import FootDrop
import Trials

/// How many people changed beyond the detectable change: a bar a parameter and side, from lower over within to higher.
struct ChangeShares {
    private static let width = 720.0
    private static let labelWidth = 232.0
    private static let rowHeight = 26.0
    private static let top = 34.0

    /// The figure of a contrast; `nil` where no parameter has a known detectable change.
    func figure(of contrast: PairedContrast, number: Int) -> Figure? {
        let outcomes = contrast.outcomes.filter { $0.hasDetectableChange && $0.judged > 0 }
        guard !outcomes.isEmpty else { return nil }
        let height = Self.top + Double(outcomes.count) * Self.rowHeight + 30
        let sentence = outcomes.map { outcome in
            "\(Self.label(outcome)): \(outcome.count(.changedDown)) lower, \(outcome.count(.withinVariation)) within, "
                + "\(outcome.count(.changedUp)) higher"
        }.joined(separator: "; ")
        var drawing = SVGDrawing(
            name: "shares-\(number)", width: Self.width, height: height, title: "People whose change counts",
            description: sentence + ".")
        let scale = PlotScale(0...100, from: Self.labelWidth, to: Self.width - 66)
        let legend: [(style: String, text: String)] = [
            ("share-lower", "▼ lower in B"), ("share-within", "within variation"), ("share-higher", "▲ higher in B"),
        ]
        for (index, entry) in legend.enumerated() {
            let x = Self.labelWidth + Double(index) * 140
            drawing.rectangle(entry.style, x: x, y: 6, width: 16, height: 14)
            drawing.label(entry.text, x: x + 22, y: 18)
        }
        for (index, outcome) in outcomes.enumerated() {
            let y = Self.top + Double(index) * Self.rowHeight
            drawing.label(Self.label(outcome), x: Self.labelWidth - 10, y: y + 16, anchor: .end)
            var start = 0.0
            for (verdict, style) in [
                (PairedContrast.Verdict.changedDown, "share-lower"), (.withinVariation, "share-within"),
                (.changedUp, "share-higher"),
            ] {
                let count = outcome.count(verdict)
                let share = 100 * Double(count) / Double(outcome.judged)
                let (from, to) = (scale(start), scale(start + share))
                drawing.rectangle(style, x: from, y: y + 3, width: to - from, height: 18)
                if to - from > 8 + 8 * Double(count.description.count) {
                    drawing.label(
                        count.description, x: (from + to) / 2, y: y + 16.5, anchor: .middle, class: style + "-text")
                }
                start += share
            }
            drawing.label("of \(outcome.judged)", x: Self.width - 58, y: y + 16, class: "mark")
        }
        let bottom = height - 26
        for mark in [0.0, 25, 50, 75, 100] {
            drawing.line("axis", scale(mark), bottom, scale(mark), bottom + 4)
            drawing.label(
                "\(Words.number(mark, decimals: 0)) %", x: scale(mark), y: bottom + 18, anchor: .middle, class: "mark")
        }
        return Figure(
            svg: drawing.finished(),
            caption:
                "Share of people whose change from A to B lies beyond the minimal detectable change of one person.",
            twin: .sentence("The table below has the numbers."))
    }

    /// A parameter with the letter of its side.
    static func label(_ outcome: PairedContrast.Outcome) -> String {
        outcome.parameter.printed.label
            + (outcome.parameter.isPerFoot ? ", \(outcome.side == .unknown ? "foot" : outcome.side.style.letter)" : "")
    }
}
