import FootDrop
import Trials

/// A dot a recording: how much higher the right foot reaches than the left one, by walking speed.
struct AsymmetryFigure {
    private static let width = 520.0
    private static let height = 330.0

    let asymmetry: CohortAsymmetry
    let names: CohortNames
    private let speeds: ClosedRange<Double>
    private let extent: Double

    /// Prepares the figures; `nil` without a recording that has both feet and a speed.
    init?(_ asymmetry: CohortAsymmetry, names: CohortNames) {
        let points = asymmetry.conditions.flatMap(\.points)
        guard let speeds = PlotScale.range(of: points.map(\.speed), margin: 0.06) else { return nil }
        self.asymmetry = asymmetry
        self.names = names
        self.speeds = speeds
        extent = max(10, points.map(\.difference.magnitude).max() ?? 0) * 1.08
    }

    /// A figure a condition.
    var figures: [Figure] {
        asymmetry.conditions.prefix(CohortView.mostPanels).enumerated().map { index, condition in
            figure(of: condition, index)
        }
    }

    private func figure(of condition: CohortAsymmetry.Condition, _ index: Int) -> Figure {
        let limit = asymmetry.limit ?? .infinity
        let title = names.condition(of: CohortGroup(condition: condition.name)) ?? "All recordings"
        let sentence = sentence(of: condition)
        var drawing = SVGDrawing(
            name: "asymmetry-\(index)", width: Self.width, height: Self.height,
            title: "Difference between the feet, \(title)", description: sentence)
        let frame = PlotFrame(x: speeds, y: -extent...extent, width: Self.width, height: Self.height, top: 14)
        if limit < extent {
            drawing.rectangle(
                "detectable", x: frame.left, y: frame.y(limit), width: frame.right - frame.left,
                height: frame.y(-limit) - frame.y(limit))
        }
        frame.draw(into: &drawing, xName: "Walking speed, m/s", yName: "Greatest pitch, right − left, °")
        drawing.line("zero", frame.left, frame.y(0), frame.right, frame.y(0))
        let kinds: [(style: String, isIn: (Double) -> Bool)] = [
            ("dots within", { $0.magnitude <= limit }), ("dots l", { $0 > limit }), ("dots r", { $0 < -limit }),
        ]
        let size = condition.points.count > 400 ? " small" : ""
        for kind in kinds {
            let points = condition.points.filter { kind.isIn($0.difference) }
            guard !points.isEmpty else { continue }
            drawing.dots(kind.style + size, points.map { (frame.x($0.speed), frame.y($0.difference)) })
        }
        drawing.label("↑ left foot lifts less", x: frame.left + 8, y: frame.top + 14, class: "strong halo")
        drawing.label("↓ right foot lifts less", x: frame.left + 8, y: frame.bottom - 8, class: "strong halo")
        return Figure(
            svg: drawing.finished(),
            caption: "\(title.capitalizedFirst): \(Words.count(condition.points.count, "recording", "recordings")).",
            twin: .sentence(sentence))
    }

    private func sentence(of condition: CohortAsymmetry.Condition) -> String {
        guard let limit = asymmetry.limit else { return "No limit of the difference is known." }
        return "Left foot lifts less by more than \(Words.number(limit, decimals: 0))°: \(condition.leftLess); "
            + "right foot: \(condition.rightLess); neither: "
            + "\(condition.points.count - condition.leftLess - condition.rightLess)."
    }
}
