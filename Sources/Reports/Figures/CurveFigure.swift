import FootDrop
import Gait
import Recordings

/// Foot pitch, or toe clearance, over the swings of both feet: mean, spread, and the strides worth a line of their own.
struct CurveFigure {
    /// What is drawn.
    enum Quantity: String, Sendable {
        case pitch
        case toeClearance
    }

    /// More strides of a side than this are summed up: mean, spread, the most typical stride, the lowest ones.
    static let mostSingleStrides = 60
    /// Lowest strides that are drawn when there are too many for all.
    static let lowestCount = 5

    private static let width = 520.0
    private static let height = 320.0

    /// What is drawn.
    let quantity: Quantity

    private var isPitch: Bool { quantity == .pitch }
    private var unit: String { isPitch ? "°" : "cm" }
    private var decimals: Int { isPitch ? 1 : 2 }
    private var name: String { isPitch ? "Foot pitch in swing" : "Toe clearance in swing" }

    /// The figure; `nil` when no foot has curves of it.
    func figure(of feet: [FootAnalysis], reference: ReferenceRange?) -> Figure? {
        let curves = feet.map { SideCurves(foot: $0, quantity: quantity) }.filter { $0.ensemble.count > 0 }
        guard !curves.isEmpty, let range = range(of: curves, reference: reference) else { return nil }
        var drawing = SVGDrawing(
            name: "curve-\(quantity.rawValue)", width: Self.width, height: Self.height, title: name,
            description: description(of: curves))
        let last = SwingCurve.percent(ofPoint: SwingCurve.pointCount - 1)
        let frame = PlotFrame(
            x: SwingCurve.firstPercent...last, y: range, width: Self.width, height: Self.height, top: 46)
        drawReference(reference, in: frame, into: &drawing)
        frame.draw(
            into: &drawing, xName: "Swing, %", yName: isPitch ? "Pitch, ° (toe up +)" : "Toe clearance, cm",
            xMarks: [-25.0, 0, 25, 50, 75, 100, 125].map { ($0, Words.number($0, decimals: 0)) })
        for (percent, event) in [(0.0, "toe-off"), (100, "contact")] {
            drawing.line("event", frame.x(percent), frame.top, frame.x(percent), frame.bottom)
            drawing.label(event, x: frame.x(percent), y: frame.top - 5, anchor: .middle, class: "mark")
        }
        for side in curves { drawBand(side, in: frame, into: &drawing) }
        for side in curves { drawSingle(side, in: frame, into: &drawing) }
        for side in curves { drawMean(side, in: frame, into: &drawing) }
        frame.legend(
            of: curves.map { ($0.style, "\($0.side.rawValue.capitalizedFirst), \($0.ensemble.count) strides") },
            into: &drawing)
        return Figure(
            svg: drawing.finished(), caption: caption(of: curves, reference: reference), twin: .table(twin(of: curves)))
    }

    // MARK: - Drawing

    private func drawReference(_ reference: ReferenceRange?, in frame: PlotFrame, into drawing: inout SVGDrawing) {
        guard let reference else { return }
        // The range is of one quantity: the greatest pitch of late swing, or the least clearance of mid-swing.
        let (from, to) = isPitch ? (70.0, 100.0) : (25.0, 75.0)
        let top = reference.high.map(frame.y.clamped) ?? frame.top
        let bottom = reference.low.map(frame.y.clamped) ?? frame.bottom
        drawing.rectangle(
            "reference", x: frame.x(from), y: top, width: frame.x(to) - frame.x(from), height: bottom - top)
    }

    private func drawBand(_ side: SideCurves, in frame: PlotFrame, into drawing: inout SVGDrawing) {
        let ensemble = side.ensemble
        var upper: [(x: Double, y: Double)] = []
        var lower: [(x: Double, y: Double)] = []
        for (index, (mean, deviation)) in zip(ensemble.mean, ensemble.deviation).enumerated()
        where mean.isFinite && deviation.isFinite {
            let x = frame.x(SwingCurve.percent(ofPoint: index))
            upper.append((x, frame.y.clamped((mean + deviation) * side.scale)))
            lower.append((x, frame.y.clamped((mean - deviation) * side.scale)))
        }
        drawing.polygon(side.style.band, upper + lower.reversed())
    }

    private func drawSingle(_ side: SideCurves, in frame: PlotFrame, into drawing: inout SVGDrawing) {
        for index in side.single {
            // Every second point of a thin line is enough for the eye.
            drawing.path(
                side.style.thin,
                stride(from: 0, to: side.columns[index].count, by: 2).lazy.map { point in
                    let value = Double(side.columns[index][point]) * side.scale
                    return (frame.x(SwingCurve.percent(ofPoint: point)), value.isFinite ? frame.y.clamped(value) : .nan)
                })
        }
    }

    private func drawMean(_ side: SideCurves, in frame: PlotFrame, into drawing: inout SVGDrawing) {
        drawing.path(
            side.style.line,
            side.ensemble.mean.enumerated().lazy.map { index, value in
                (frame.x(SwingCurve.percent(ofPoint: index)), frame.y(value * side.scale))
            })
        for percent in [0.0, 25, 50, 75, 100] {
            let index = Int((percent - SwingCurve.firstPercent) / SwingCurve.percentStep + 0.5)
            guard side.ensemble.mean.indices.contains(index) else { continue }
            drawing.marker(
                side.style, x: frame.x(SwingCurve.percent(ofPoint: index)),
                y: frame.y(side.ensemble.mean[index] * side.scale), size: 4)
        }
    }

    private func range(of curves: [SideCurves], reference: ReferenceRange?) -> ClosedRange<Double>? {
        let means = curves.flatMap { side in
            zip(side.ensemble.mean, side.ensemble.deviation).flatMap { mean, deviation in
                [mean - deviation, mean + deviation].map { $0 * side.scale }
            }
        }
        let lines = curves.flatMap { side in
            side.single.flatMap { index in side.columns[index].lazy.map { Double($0) * side.scale } }
        }
        return PlotScale.range(of: means + lines + [reference?.low, reference?.high].compactMap(\.self))
    }

    // MARK: - Words

    private func description(of curves: [SideCurves]) -> String {
        let sides = curves.map { side in
            let contact = side.text(atPercent: 100, decimals: decimals)
            let middle = side.text(atPercent: 50, decimals: decimals)
            return "\(side.side.rawValue): \(middle) \(unit) at mid-swing, \(contact) \(unit) at contact"
        }
        return "Mean over the straight strides. " + sides.joined(separator: "; ") + "."
    }

    private func caption(of curves: [SideCurves], reference: ReferenceRange?) -> String {
        let what = isPitch ? "Foot pitch" : "Height of the sole under the toes above the floor"
        var sentences = [
            "\(what) from toe-off (0 %) to contact (100 %): mean (bold), ± 1 SD (band).",
            curves.contains { $0.isSummed }
                ? "Thin: the most typical stride and the \(Self.lowestCount) with the lowest toes."
                : "Thin: every straight stride.",
        ]
        if reference != nil {
            sentences.append(
                isPitch
                    ? "Grey: reference range of the greatest pitch before landing."
                    : "Grey: reference range of the minimum toe clearance.")
        }
        return sentences.joined(separator: " ")
    }

    private func twin(of curves: [SideCurves]) -> DataTable {
        DataTable(
            caption: "\(name), mean ± SD, \(unit)",
            head: ["Swing, %"] + curves.map { $0.side.rawValue.capitalizedFirst },
            rows: [-25.0, 0, 25, 50, 75, 100, 125].map { percent in
                .init(
                    [Words.number(percent, decimals: 0)]
                        + curves.map { $0.text(atPercent: percent, decimals: decimals, withSpread: true) })
            })
    }
}

/// The curves of one foot as they are drawn.
private struct SideCurves {
    let side: Side
    let style: SideStyle
    let columns: [[Float]]
    let ensemble: CurveEnsemble
    /// Factor to the unit shown.
    let scale: Double
    /// Whether only a few strides have a line of their own.
    let isSummed: Bool
    /// Positions of the strides with a line of their own.
    let single: [Int]

    init(foot: FootAnalysis, quantity: CurveFigure.Quantity) {
        side = foot.side
        style = SideStyle(foot.side)
        let curves = quantity == .pitch ? foot.curves : foot.curves.filter { !$0.toeClearance.isEmpty }
        columns = curves.map { quantity == .pitch ? $0.pitch : $0.toeClearance }
        ensemble = CurveEnsemble(of: columns)
        scale = quantity == .pitch ? 1 : 100
        isSummed = columns.count > CurveFigure.mostSingleStrides
        if isSummed {
            let heights = curves.indices.compactMap { index -> (Int, Double)? in
                let curve = curves[index]
                return (quantity == .pitch ? curve.greatestLatePitch : curve.leastMidSwingClearance).map { (index, $0) }
            }
            let lowest = heights.sorted { $0.1 < $1.1 }.prefix(CurveFigure.lowestCount).map(\.0)
            single = lowest + [ensemble.mostTypical].compactMap(\.self)
        } else {
            single = Array(columns.indices)
        }
    }

    func text(atPercent percent: Double, decimals: Int, withSpread: Bool = false) -> String {
        let index = Int(((percent - SwingCurve.firstPercent) / SwingCurve.percentStep).rounded())
        guard ensemble.mean.indices.contains(index) else { return "–" }
        let mean = Words.number(ensemble.mean[index] * scale, decimals: decimals)
        guard withSpread else { return mean }
        return mean + " ± " + Words.number(ensemble.deviation[index] * scale, decimals: decimals)
    }
}
