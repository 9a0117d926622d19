import FootDrop
import Trials

/// A parameter of a side by condition and visit: boxes over the people, and a thin line for each person.
struct GroupFigure {
    private static let width = 520.0
    private static let height = 330.0

    let parameter: CohortParameter
    let names: CohortNames
    let groups: [CohortGroup]
    /// The axis that all sides share, in the unit of the parameter.
    let range: ClosedRange<Double>

    /// Prepares the figures of a parameter; `nil` without a value.
    init?(_ distribution: ParameterDistribution, groups: [CohortGroup], names: CohortNames) {
        parameter = distribution.parameter
        self.names = names
        self.groups = Array(groups.prefix(CohortView.mostDrawnGroups))
        let spreads = distribution.sides.flatMap { $0.spreads.prefix(CohortView.mostDrawnGroups).compactMap(\.self) }
        guard let ends = PlotScale.range(of: spreads.flatMap { [$0.percentile5, $0.percentile95] }, margin: 0) else {
            return nil
        }
        // One wild value must not press all others together: it stands at the edge.
        let room = ends.upperBound - ends.lowerBound
        let (low, high) = (ends.lowerBound - room * 0.5, ends.upperBound + room * 0.5)
        let shown = distribution.sides.flatMap { side in
            side.values.prefix(CohortView.mostDrawnGroups).joined()
        }.map { min(max($0, low), high) }
        let values = shown + [ends.lowerBound, ends.upperBound]
        guard let range = PlotScale.range(of: values, margin: 0.06) else { return nil }
        self.range = range
    }

    /// The figure of a side.
    func figure(of side: ParameterDistribution.OneSide) -> Figure {
        let printed = parameter.printed
        let lines = CohortView.thinned(
            side.lines.filter { ($0.groups.max() ?? 0) < groups.count }, to: CohortView.mostLines)
        let sentence = sentence(of: side)
        var drawing = SVGDrawing(
            name: "p-\(parameter.name)-\(side.side.rawValue)", width: Self.width, height: Self.height,
            title: "\(printed.label), \(side.side.words)", description: sentence)
        let axis = (range.lowerBound * printed.scale)...(range.upperBound * printed.scale)
        let frame = PlotFrame(
            x: 0...Double(groups.count), y: axis, width: Self.width, height: Self.height, top: 14, left: 52,
            bottom: 66)
        frame.draw(into: &drawing, xName: "", yName: printed.axis, xMarks: [])
        let place = { (group: Int) in frame.x(Double(group) + 0.5) }
        let height = { (value: Double) in frame.y.clamped(value * printed.scale) }
        let style = side.side.style
        for line in lines {
            drawing.path(
                "\(lines.count > 100 ? "many" : "person") \(style.name)",
                zip(line.groups, line.values).map { (place($0), height($1)) })
        }
        let isSingle = lines.isEmpty && side.values.contains { !$0.isEmpty }
        let half = min(22, (frame.right - frame.left) / Double(groups.count) * 0.22)
        for (group, spread) in side.spreads.prefix(groups.count).enumerated() {
            guard let spread else {
                drawing.label("no value", x: place(group), y: frame.top + 12, anchor: .middle, class: "mark")
                continue
            }
            let x = place(group)
            if isSingle {
                // Beside the box, so that neither hides the other.
                drawing.dots(
                    "dots \(style.name) small",
                    CohortView.thinned(side.values[group], to: CohortView.mostLines).map { (x - half - 9, height($0)) })
            }
            drawing.line("stem \(style.name)", x, height(spread.percentile5), x, height(spread.lowerQuartile))
            drawing.line("stem \(style.name)", x, height(spread.upperQuartile), x, height(spread.percentile95))
            for end in [spread.percentile5, spread.percentile95] {
                drawing.line("stem \(style.name)", x - half / 2, height(end), x + half / 2, height(end))
            }
            let (top, bottom) = (height(spread.upperQuartile), height(spread.lowerQuartile))
            drawing.rectangle("box \(style.name)", x: x - half, y: top, width: 2 * half, height: max(1, bottom - top))
            drawing.line("median", x - half, height(spread.median), x + half, height(spread.median))
            drawing.label(
                printed.text(spread.median), x: x + half + 4, y: height(spread.median) + 4.5, class: "strong halo")
        }
        GroupAxis(names: names, groups: groups).draw(into: &drawing, frame, counts: side.spreads.map { $0?.n ?? 0 })
        return Figure(svg: drawing.finished(), caption: caption(side, lines.count), twin: .sentence(sentence))
    }

    private func caption(_ side: ParameterDistribution.OneSide, _ drawn: Int) -> String {
        var text = "\(side.side.title == "Both" ? "Both feet" : side.side.words.capitalizedFirst)."
        if side.lines.count > drawn {
            text += " \(drawn) of \(side.lines.count) thin lines are drawn, evenly chosen."
        } else if drawn == 0 {
            let count = side.values.prefix(groups.count).map(\.count).max() ?? 0
            text +=
                count > CohortView.mostLines
                ? " Dots: \(CohortView.mostLines) values of each group at most, evenly chosen."
                : " Dots: single values."
        } else {
            text += " \(Words.count(drawn, "thin line", "thin lines"))."
        }
        return text
    }

    private func sentence(of side: ParameterDistribution.OneSide) -> String {
        let printed = parameter.printed
        let parts = zip(groups, side.spreads).map { group, spread in
            guard let spread else { return "\(names.group(group)): no value" }
            return "\(names.group(group)): median \(printed.text(spread.median))\(printed.suffix) (n \(spread.n))"
        }
        return parts.joined(separator: "; ") + "."
    }
}

/// The names below the groups of a figure: the conditions, below them the visits, below them how many people.
struct GroupAxis {
    let names: CohortNames
    let groups: [CohortGroup]

    func draw(into drawing: inout SVGDrawing, _ frame: PlotFrame, counts: [Int]) {
        let slot = (frame.right - frame.left) / Double(max(1, groups.count))
        var y = frame.bottom + 17
        for level in [names.condition, names.visit] {
            let texts = groups.map { level($0) }
            guard texts.contains(where: { $0 != nil }) else { continue }
            var start = 0
            while start < groups.count {
                var end = start + 1
                while end < groups.count, texts[end] == texts[start] { end += 1 }
                let room = Int(slot * Double(end - start) / 7.5)
                if let text = texts[start], room > 1 {
                    drawing.label(
                        CohortNames.clipped(text, to: room), x: frame.x(Double(start + end) / 2), y: y,
                        anchor: .middle)
                }
                if end - start > 1 {
                    drawing.line(
                        "axis", frame.x(Double(start)) + slot * 0.2, y - 12.5, frame.x(Double(end)) - slot * 0.2,
                        y - 12.5)
                }
                start = end
            }
            y += 18
        }
        for (group, count) in counts.prefix(groups.count).enumerated() {
            drawing.label(
                "n \(count)", x: frame.x(Double(group) + 0.5), y: y, anchor: .middle, class: "mark")
        }
    }
}
