import Gait
import Recordings

/// How the minimum toe clearance of the straight strides is distributed: left above the line, right below it.
struct ClearanceDistribution {
    private static let width = 520.0
    private static let height = 300.0

    /// The figure; `nil` when no foot has minima.
    ///
    /// - Parameters:
    ///   - feet: The feet.
    ///   - summaries: Their parameters summed up, in the same order.
    func figure(of feet: [FootAnalysis], summaries: [[ParameterSummary]]) -> Figure? {
        let sides = feet.map { foot in
            (
                side: foot.side,
                values: foot.strides.compactMap { $0.isStraight ? $0.minToeClearance.map { $0.value * 100 } : nil }
            )
        }.filter { !$0.values.isEmpty }
        let histograms = Histogram.histograms(of: sides.map(\.values))
        guard let first = histograms.first else { return nil }
        let shares = zip(sides, histograms).map { side, histogram in
            histogram.counts.map { 100 * Double($0) / Double(side.values.count) }
        }
        let most = shares.joined().max() ?? 1
        let end = first.edges(of: first.counts.count - 1).high
        let goesDown = sides.count > 1
        let frame = PlotFrame(
            x: min(0, first.start)...end, y: (goesDown ? -most * 1.1 : 0)...(most * 1.1), width: Self.width,
            height: Self.height)
        var drawing = SVGDrawing(
            name: "distribution", width: Self.width, height: Self.height, title: "Minimum toe clearance",
            description: description(of: feet, summaries))
        frame.draw(
            into: &drawing, xName: "Minimum toe clearance, cm", yName: "Share of strides, %",
            yText: { Words.number($0.magnitude, decimals: 0) })
        for (index, (side, share)) in zip(sides, shares).enumerated() {
            let style = SideStyle(side.side)
            for (bin, value) in share.enumerated() where value > 0 {
                let edges = first.edges(of: bin)
                let (zero, top) = (frame.y(0), frame.y(index == 0 ? value : -value))
                drawing.rectangle(
                    style.fill, x: frame.x(edges.low) + 0.5, y: min(zero, top),
                    width: frame.x(edges.high) - frame.x(edges.low) - 1, height: (top - zero).magnitude)
            }
        }
        drawing.line("axis", frame.left, frame.y(0), frame.right, frame.y(0))
        frame.legend(
            of: sides.enumerated().map { index, side in
                let place = goesDown ? (index == 0 ? " (up)" : " (down)") : ""
                return (
                    SideStyle(side.side), "\(side.side.rawValue.capitalizedFirst)\(place), \(side.values.count) strides"
                )
            }, into: &drawing)
        let rows = first.counts.indices.map { bin in
            let edges = first.edges(of: bin)
            return DataTable.Row(
                ["\(Words.number(edges.low, decimals: 2))–\(Words.number(edges.high, decimals: 2))"]
                    + histograms.map { $0.counts[bin].description })
        }
        return Figure(
            svg: drawing.finished(),
            caption: "Minimum toe clearance of the straight strides: how often each height occurs."
                + (goesDown ? " Left foot upwards, right foot downwards." : ""),
            twin: .table(
                DataTable(
                    caption: "Strides by minimum toe clearance",
                    head: ["Clearance, cm"] + sides.map { $0.side.rawValue.capitalizedFirst }, rows: rows)))
    }

    private func description(of feet: [FootAnalysis], _ summaries: [[ParameterSummary]]) -> String {
        zip(feet, summaries).map { foot, summaries in
            let summary = summaries.first { $0.name == "min_toe_clearance_m" }
            guard let median = summary?.median, let low = summary?.percentile5 else {
                return "\(foot.side.rawValue): not available"
            }
            return "\(foot.side.rawValue): median \(Words.number(median * 100, decimals: 2)) cm, "
                + "5th percentile \(Words.number(low * 100, decimals: 2)) cm"
        }.joined(separator: "; ") + "."
    }
}
