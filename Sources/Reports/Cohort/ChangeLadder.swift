import FootDrop
import Trials

/// The change of every person in one parameter, from the greatest fall to the greatest rise.
struct ChangeLadder {
    private static let width = 520.0
    private static let height = 300.0

    /// The figures of the sides of one parameter, which share an axis; none without people or a detectable change.
    func figures(of outcomes: [PairedContrast.Outcome], number: Int) -> [Figure] {
        let outcomes = outcomes.filter { $0.hasDetectableChange && !$0.changes.isEmpty }
        guard let parameter = outcomes.first?.parameter else { return [] }
        let changes = outcomes.flatMap { outcome in Self.shown(outcome) }
        let limits = changes.compactMap(\.detectable)
        let values = changes.map(\.value) + limits + limits.map { -$0 }
        guard let range = PlotScale.range(of: values.map { $0 * parameter.printed.scale }) else { return [] }
        return outcomes.map { figure(of: $0, number: number, range: range) }
    }

    private static func shown(_ outcome: PairedContrast.Outcome) -> [PairedContrast.Change] {
        CohortView.thinned(outcome.changes, to: CohortView.mostLines)
    }

    private func figure(of outcome: PairedContrast.Outcome, number: Int, range: ClosedRange<Double>) -> Figure {
        let changes = Self.shown(outcome)
        let printed = outcome.parameter.printed
        let sentence = sentence(of: outcome)
        var drawing = SVGDrawing(
            name: "ladder-\(number)-\(outcome.side.rawValue)", width: Self.width, height: Self.height,
            title: "Change of each person, \(outcome.side.words)", description: sentence)
        let frame = PlotFrame(
            x: 0...Double(changes.count), y: range, width: Self.width, height: Self.height, top: 14)
        let style = outcome.side.style
        let detectable = changes.map { ($0.detectable ?? 0) * printed.scale }
        drawing.polygon(
            "detectable",
            detectable.enumerated().flatMap { index, limit in
                [(frame.x(Double(index)), frame.y(limit)), (frame.x(Double(index + 1)), frame.y(limit))]
            }
                + detectable.enumerated().reversed().flatMap { index, limit in
                    [(frame.x(Double(index + 1)), frame.y(-limit)), (frame.x(Double(index)), frame.y(-limit))]
                })
        frame.draw(
            into: &drawing, xName: "People, by their change", yName: "Change B − A, \(printed.unit)", xMarks: [])
        let slot = (frame.right - frame.left) / Double(changes.count)
        let gap = min(2, slot * 0.2)
        for (index, change) in changes.enumerated() {
            let (zero, end) = (frame.y(0), frame.y(change.value * printed.scale))
            let isChanged = change.verdict == .changedUp || change.verdict == .changedDown
            drawing.rectangle(
                isChanged ? style.fill : "quiet-mark", x: frame.x(Double(index)) + gap / 2, y: min(zero, end),
                width: min(slot - gap, 40), height: max(1, (zero - end).magnitude))
        }
        drawing.line("zero", frame.left, frame.y(0), frame.right, frame.y(0))
        let chosen =
            changes.count < outcome.changes.count
            ? " \(changes.count) of \(outcome.changes.count) people, evenly chosen." : ""
        return Figure(
            svg: drawing.finished(),
            caption: "\(printed.label), \(outcome.side.words): a bar a person, coloured where the change counts; "
                + "grey band: the person's minimal detectable change.\(chosen)",
            twin: .sentence(sentence))
    }

    private func sentence(of outcome: PairedContrast.Outcome) -> String {
        let printed = outcome.parameter.printed
        return "\(Words.count(outcome.changes.count, "person", "people")): \(outcome.count(.changedUp)) higher, "
            + "\(outcome.count(.withinVariation)) within measurement variation, \(outcome.count(.changedDown)) lower; "
            + "mean change \(printed.signed(outcome.mean))\(printed.suffix)"
            + (outcome.interval.map { " (95 % interval \(printed.signed($0)))" } ?? "") + "."
    }
}
