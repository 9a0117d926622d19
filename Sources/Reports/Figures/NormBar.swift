import FootDrop

/// A quantity of both feet on a horizontal bar: the grey band is where reference people lie, the left foot stands above
/// the line, the right one below it.
struct NormBar {
    private static let width = 240.0
    private static let height = 66.0

    /// The drawing; `nil` when there is no value.
    func svg(of essential: EssentialFigure) -> String? {
        let known = essential.sides.filter { $0.value != nil }
        guard !known.isEmpty, let values = range(of: essential) else { return nil }
        var drawing = SVGDrawing(
            name: "bar-\(essential.id)", width: Self.width, height: Self.height, title: essential.label,
            description: essential.sentence, class: "bar")
        let scale = PlotScale(values, from: 10, to: Self.width - 10)
        let middle = 27.0
        drawing.rectangle("track", x: 4, y: middle - 9, width: Self.width - 8, height: 18, radius: 4)
        if let reference = essential.reference {
            let low = reference.low.map(scale.clamped) ?? 4
            let high = reference.high.map(scale.clamped) ?? Self.width - 4
            drawing.rectangle("reference", x: low, y: middle - 9, width: high - low, height: 18)
            for edge in [reference.low, reference.high].compactMap(\.self) {
                drawing.line("edge", scale(edge), middle - 9, scale(edge), middle + 9)
            }
        }
        for (index, side) in known.enumerated() {
            guard let value = side.value else { continue }
            let style = SideStyle(side.side)
            let y = known.count == 1 ? middle : middle + (index == 0 ? -9 : 9)
            if let interval = side.interval {
                drawing.line(
                    "whisker \(style.name)", scale.clamped(interval.lowerBound), y, scale.clamped(interval.upperBound),
                    y)
            }
            drawing.marker(style, x: scale(value), y: y, size: 6)
        }
        let decimals = scale.decimals(about: 4)
        for mark in scale.marks(about: 4) {
            drawing.line("axis", scale(mark), middle + 19, scale(mark), middle + 23)
            drawing.label(
                Words.number(mark, decimals: decimals), x: scale(mark), y: middle + 36, anchor: .middle,
                class: "mark")
        }
        return drawing.finished()
    }

    private func range(of essential: EssentialFigure) -> ClosedRange<Double>? {
        var values: [Double] = essential.axis.map { [$0.lowerBound, $0.upperBound] } ?? []
        for side in essential.sides {
            if let value = side.value { values.append(value) }
            if let interval = side.interval { values += [interval.lowerBound, interval.upperBound] }
        }
        values += [essential.reference?.low, essential.reference?.high].compactMap(\.self)
        return PlotScale.range(of: values, margin: essential.axis == nil ? 0.15 : 0.02)
    }
}
