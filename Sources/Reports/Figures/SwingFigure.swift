import FootDrop
import Gait
import Recordings

/// Forward speed in the swing of a stumble-like event against the foot's own other swings.
struct SwingFigure {
    private static let width = 520.0
    private static let height = 250.0

    /// The figure; `nil` when the event's swing has no forward speed.
    func figure(of stumble: Stumble, number: Int, foot: FootAnalysis, usual: UsualSwing) -> Figure? {
        guard let stride = stumble.stride, let swing = foot.swings.first(where: { $0.stride == stride }),
            swing.forwardSpeed.count > 2, swing.initialContact > swing.toeOff
        else { return nil }
        let style = SideStyle(foot.side)
        let percents = swing.forwardSpeed.indices.map { index in
            100 * (Double(index) - swing.toeOff) / (swing.initialContact - swing.toeOff)
        }
        let band = usual.ensemble
        let reach = zip(band.mean, band.deviation).flatMap { [$0 - $1, $0 + $1] }
        guard let speeds = PlotScale.range(of: swing.forwardSpeed.map(Double.init) + reach),
            let first = percents.first, let last = percents.last
        else { return nil }
        var drawing = SVGDrawing(
            name: "swing-\(number)", width: Self.width, height: Self.height, title: "Forward speed in this swing",
            description:
                "The foot's speed along its way in this swing, against the mean and spread of its other swings.")
        let frame = PlotFrame(x: first...last, y: speeds, width: Self.width, height: Self.height, top: 46)
        frame.draw(into: &drawing, xName: "Swing, %", yName: "Forward speed, m/s")
        var upper: [(x: Double, y: Double)] = []
        var lower: [(x: Double, y: Double)] = []
        for (index, (mean, deviation)) in zip(band.mean, band.deviation).enumerated()
        where mean.isFinite && deviation.isFinite {
            let x = frame.x(UsualSwing.percent(ofPoint: index))
            upper.append((x, frame.y(mean + deviation)))
            lower.append((x, frame.y(mean - deviation)))
        }
        drawing.polygon("reference", upper + lower.reversed())
        drawing.path(
            "usual", band.mean.enumerated().lazy.map { (frame.x(UsualSwing.percent(ofPoint: $0)), frame.y($1)) })
        drawing.path(style.line, zip(percents, swing.forwardSpeed).lazy.map { (frame.x($0), frame.y(Double($1))) })
        let seconds = stumble.time - swing.start
        let percent =
            stumble.swingPercent ?? 100 * (seconds * swing.rate - swing.toeOff) / (swing.initialContact - swing.toeOff)
        if (first...last).contains(percent) {
            drawing.line("stumble", frame.x(percent), frame.top, frame.x(percent), frame.bottom)
            drawing.label("event", x: frame.x(percent), y: frame.top - 5, anchor: .middle, class: "mark")
        }
        frame.legend(of: [(style, "this swing; grey: the other \(band.count)")], into: &drawing)
        return Figure(
            svg: drawing.finished(),
            caption: "Forward speed of the foot in this swing; grey: mean ± SD of its other swings.",
            twin: .table(twin(swing: swing, percents: percents, usual: usual)))
    }

    private func twin(swing: SwingTrace, percents: [Double], usual: UsualSwing) -> DataTable {
        let marks = stride(from: 0.0, through: 100, by: 10)
        return DataTable(
            caption: "Forward speed, m/s", head: ["Swing, %", "This swing", "Other swings, mean ± SD"],
            rows: marks.map { mark in
                let nearest = percents.indices.min { (percents[$0] - mark).magnitude < (percents[$1] - mark).magnitude }
                let index = UsualSwing.point(atPercent: mark)
                return .init([
                    Words.number(mark, decimals: 0),
                    nearest.map { Words.number(Double(swing.forwardSpeed[$0]), decimals: 2) } ?? "–",
                    usual.ensemble.mean.indices.contains(index)
                        ? Words.number(usual.ensemble.mean[index], decimals: 2) + " ± "
                            + Words.number(usual.ensemble.deviation[index], decimals: 2) : "–",
                ])
            })
    }
}

/// The forward speed of a foot's swings on the common axis of swing, without those that hold an event.
struct UsualSwing {
    /// Points from toe-off to contact.
    static let pointCount = 51
    /// Mean and spread, m/s.
    let ensemble: CurveEnsemble

    /// The usual swing of a foot.
    init(of foot: FootAnalysis, without strides: Set<Int>) {
        ensemble = CurveEnsemble(
            of: foot.swings.filter { !strides.contains($0.stride) && $0.forwardSpeed.count > 2 }.map(Self.resampled))
    }

    /// Where a point lies, percent of swing.
    static func percent(ofPoint index: Int) -> Double { 100 * Double(index) / Double(pointCount - 1) }

    /// The point nearest to a percentage of swing.
    static func point(atPercent percent: Double) -> Int { Int((percent / 100 * Double(pointCount - 1)).rounded()) }

    /// The speed at the points, interpolated linearly; `nan` where the trace does not reach.
    static func resampled(_ swing: SwingTrace) -> [Float] {
        (0..<pointCount).map { point in
            let place = swing.toeOff + (swing.initialContact - swing.toeOff) * Double(point) / Double(pointCount - 1)
            guard place >= 0, place <= Double(swing.forwardSpeed.count - 1) else { return .nan }
            let index = min(Int(place), swing.forwardSpeed.count - 2)
            let weight = Float(place - Double(index))
            return swing.forwardSpeed[index] * (1 - weight) + swing.forwardSpeed[index + 1] * weight
        }
    }
}
