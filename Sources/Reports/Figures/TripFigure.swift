import FootDrop
import Recordings

/// The chance that a swing's toe meets an obstacle, by its height.
struct TripFigure {
    private static let width = 520.0
    private static let height = 280.0

    /// The figure; `nil` when there are no probabilities.
    func figure(of probabilities: [StumblingFindings.TripProbability]) -> Figure? {
        let sides = Side.allCases.map { side in
            (side: side, values: probabilities.filter { $0.side == side }.sorted { $0.obstacle < $1.obstacle })
        }.filter { !$0.values.isEmpty }
        guard !sides.isEmpty,
            let heights = PlotScale.range(of: probabilities.map { $0.obstacle * 1000 }, margin: 0.06),
            let chances = PlotScale.range(
                of: probabilities.flatMap {
                    [100 * $0.probability.value, 100 * ($0.probability.interval?.upperBound ?? 0)]
                },
                margin: 0)
        else { return nil }
        var drawing = SVGDrawing(
            name: "trip", width: Self.width, height: Self.height, title: "Chance of touching an obstacle",
            description: sentence(of: sides))
        let frame = PlotFrame(
            x: min(0, heights.lowerBound)...heights.upperBound, y: 0...max(1, chances.upperBound * 1.1),
            width: Self.width, height: Self.height)
        frame.draw(into: &drawing, xName: "Height of the obstacle, mm", yName: "Chance a swing, %")
        for side in sides {
            let style = SideStyle(side.side)
            // Side by side: whiskers at one place would hide each other.
            let offset = sides.count < 2 ? 0 : side.side == sides[0].side ? -3.0 : 3
            for value in side.values {
                guard let interval = value.probability.interval else { continue }
                let x = frame.x(value.obstacle * 1000) + offset
                drawing.line(
                    "whisker \(style.name)", x, frame.y(100 * interval.lowerBound), x,
                    frame.y(100 * interval.upperBound))
            }
            drawing.path(
                style.line,
                side.values.lazy.map { (frame.x($0.obstacle * 1000) + offset, frame.y(100 * $0.probability.value)) })
            for value in side.values {
                drawing.marker(
                    style, x: frame.x(value.obstacle * 1000) + offset, y: frame.y(100 * value.probability.value),
                    size: 4.5)
            }
        }
        frame.legend(of: sides.map { (SideStyle($0.side), $0.side.rawValue.capitalizedFirst) }, into: &drawing)
        return Figure(
            svg: drawing.finished(),
            caption: "Chance that the toe of one swing is lower than an obstacle, from the distribution of minimum toe "
                + "clearance with the error of the measurement removed; bars are 95 % intervals.",
            twin: .table(twin(of: probabilities)))
    }

    private func sentence(of sides: [(side: Side, values: [StumblingFindings.TripProbability])]) -> String {
        sides.map { side in
            "\(side.side.rawValue): "
                + side.values.map { value in
                    "\(Words.number(100 * value.probability.value, decimals: 1)) % at "
                        + "\(Words.number(value.obstacle * 1000, decimals: 0)) mm"
                }.joined(separator: ", ")
        }.joined(separator: "; ") + "."
    }

    private func twin(of probabilities: [StumblingFindings.TripProbability]) -> DataTable {
        DataTable(
            caption: "Chance of touching an obstacle, % of swings",
            head: ["Side", "Obstacle, mm", "Chance, %", "95 % interval"],
            rows: probabilities.map { value in
                .init([
                    value.side.rawValue, Words.number(value.obstacle * 1000, decimals: 0),
                    Words.number(100 * value.probability.value, decimals: 2),
                    value.probability.interval.map {
                        Words.range((100 * $0.lowerBound)...(100 * $0.upperBound), decimals: 2)
                    } ?? "–",
                ])
            })
    }
}
