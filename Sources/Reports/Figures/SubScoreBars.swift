import FootDrop
import Recordings

/// The four sub-scores of a foot as bars from 0 (as in the reference) to 100, with their intervals.
struct SubScoreBars {
    /// The drawing; `nil` when no sub-score has a value.
    func svg(of finding: FootDropFinding, sentence: String) -> String? {
        guard finding.subScores.contains(where: { $0.value != nil }) else { return nil }
        let style = SideStyle(finding.side)
        let rowHeight = 26.0
        let height = Double(finding.subScores.count) * rowHeight + 22
        var drawing = SVGDrawing(
            name: "scores-\(finding.side.rawValue)", width: 360, height: height,
            title: "Sub-scores of the \(finding.side.rawValue) foot", description: sentence, class: "bar")
        let scale = PlotScale(0...100, from: 132, to: 318)
        for (index, score) in finding.subScores.enumerated() {
            let y = Double(index) * rowHeight + 13
            drawing.label(score.kind.words, x: 0, y: y + 4.5)
            drawing.rectangle("track", x: scale(0), y: y - 7, width: scale(100) - scale(0), height: 14, radius: 3)
            guard let value = score.value else {
                drawing.label("not assessable", x: scale(0) + 6, y: y + 4.5, class: "mark")
                continue
            }
            drawing.rectangle(
                style.fill, x: scale(0), y: y - 7, width: scale.clamped(value) - scale(0), height: 14, radius: 3)
            if let interval = score.interval {
                let (low, high) = (scale.clamped(interval.lowerBound), scale.clamped(interval.upperBound))
                drawing.line("bracket", low, y, high, y)
                drawing.line("bracket", low, y - 4, low, y + 4)
                drawing.line("bracket", high, y - 4, high, y + 4)
            }
            drawing.label(Words.number(value, decimals: 0), x: 358, y: y + 4.5, anchor: .end, class: "strong")
        }
        for mark in [0.0, 50, 100] {
            drawing.label(
                Words.number(mark, decimals: 0), x: scale(mark), y: height - 4, anchor: .middle, class: "mark")
        }
        return drawing.finished()
    }
}
