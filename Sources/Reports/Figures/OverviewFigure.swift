import FootDrop
import Gait
import Recordings

/// The signals of both feet over a stretch of time: for every column of the drawing the least and the greatest value.
struct OverviewFigure {
    /// What a strip shows.
    enum Signal: Sendable, CaseIterable {
        case pitchRate
        case acceleration

        var name: String { self == .pitchRate ? "pitch rate" : "acceleration" }
        var unit: String { self == .pitchRate ? "deg/s" : "m/s²" }
    }

    /// Unique on the page.
    let name: String
    /// What it shows, a few words.
    let title: String
    /// The width of its coordinates.
    let width: Double
    /// Columns at most; each is drawn from its least to its greatest value.
    let columns: Int
    private static let stripHeight = 84.0

    /// The figure over a stretch of time; `nil` when no foot has signals in it.
    func figure(
        of feet: [FootAnalysis], in window: ClosedRange<Double>? = nil, stumbles: [Stumble], caption: String
    ) -> Figure? {
        let strips = feet.flatMap { foot in
            Signal.allCases.compactMap { Strip(foot: foot, signal: $0, window: window, columns: columns) }
        }
        guard let times = window ?? PlotScale.range(of: strips.flatMap { [$0.start, $0.end] }, margin: 0),
            !strips.isEmpty
        else { return nil }
        let height = 20 + Double(strips.count) * Self.stripHeight + 36
        let isLong = times.upperBound - times.lowerBound > 180
        let unit = isLong ? 60.0 : 1
        let x = PlotScale((times.lowerBound / unit)...(times.upperBound / unit), from: 62, to: width - 8)
        var drawing = SVGDrawing(
            name: name, width: width, height: height, title: title, description: sentence(of: strips, stumbles))
        for (index, strip) in strips.enumerated() {
            let top = 20 + Double(index) * Self.stripHeight
            let y = PlotScale(strip.range, from: top + Self.stripHeight - 12, to: top + 16)
            for bout in strip.foot.bouts where window == nil {
                drawing.rectangle(
                    "bout", x: x(bout.start / unit), y: top + 14, width: x(bout.end / unit) - x(bout.start / unit),
                    height: Self.stripHeight - 24)
            }
            drawing.label(strip.title, x: 62, y: top + 8, class: "strip")
            for mark in [strip.range.lowerBound, strip.range.upperBound] {
                drawing.label(
                    Words.number(mark, decimals: 0), x: 56, y: y(mark) + 4, anchor: .end, class: "mark")
            }
            drawing.path(strip.style.name + " trace", strip.outline(x: { x($0 / unit) }, y: y))
        }
        let bottom = height - 36
        for (index, stumble) in stumbles.enumerated() where times.contains(stumble.time) {
            drawing.line("stumble", x(stumble.time / unit), 16, x(stumble.time / unit), bottom)
            drawing.label(
                (window == nil ? (index + 1).description : "event"), x: x(stumble.time / unit), y: 12, anchor: .middle,
                class: "mark")
        }
        drawing.line("axis", 62, bottom, width - 8, bottom)
        let decimals = x.decimals(about: 8)
        for mark in x.marks(about: 8) {
            drawing.line("axis", x(mark), bottom, x(mark), bottom + 4)
            drawing.label(
                Words.number(mark, decimals: decimals), x: x(mark), y: bottom + 17, anchor: .middle, class: "mark"
            )
        }
        drawing.label(isLong ? "Time, min" : "Time, s", x: width / 2, y: height - 4, anchor: .middle)
        return Figure(svg: drawing.finished(), caption: caption, twin: .table(twin(of: strips)))
    }

    private func sentence(of strips: [Strip], _ stumbles: [Stumble]) -> String {
        let signals = strips.map {
            "\($0.title) from \(Words.number($0.range.lowerBound, decimals: 0)) to "
                + "\(Words.number($0.range.upperBound, decimals: 0)) \($0.signal.unit)"
        }
        return signals.joined(separator: "; ") + ". \(stumbles.count) stumble-like events are marked."
    }

    private func twin(of strips: [Strip]) -> DataTable {
        DataTable(
            caption: "Least and greatest value of each signal",
            head: ["Signal", "From, s", "To, s", "Least", "Greatest", "Unit"],
            rows: strips.map { strip in
                .init(
                    [
                        strip.title, Words.number(strip.start, decimals: 1),
                        Words.number(strip.end, decimals: 1),
                        Words.number(strip.range.lowerBound, decimals: 1),
                        Words.number(strip.range.upperBound, decimals: 1), strip.signal.unit,
                    ])
            })
    }
}

/// One signal of one foot, thinned to the columns of the drawing.
private struct Strip {
    let foot: FootAnalysis
    let signal: OverviewFigure.Signal
    let style: SideStyle
    let start: Double
    let end: Double
    let range: ClosedRange<Double>
    private let extremes: [(time: Double, low: Double, high: Double)]

    var title: String { "\(foot.side.rawValue.capitalizedFirst) \(signal.name), \(signal.unit)" }

    init?(foot: FootAnalysis, signal: OverviewFigure.Signal, window: ClosedRange<Double>?, columns: Int) {
        guard let overview = foot.overview, overview.count > 0 else { return nil }
        let values = signal == .pitchRate ? overview.pitchRate : overview.acceleration
        let last = min(overview.count, values.count / 2)
        let from = window.map { Int(max(0, ($0.lowerBound - overview.start) / overview.interval)) } ?? 0
        let to =
            window.map { window in
                min(last, Int(max(0, (window.upperBound - overview.start) / overview.interval)) + 1)
            } ?? last
        guard from < to else { return nil }
        let step = max(1, (to - from + columns - 1) / columns)
        var extremes: [(time: Double, low: Double, high: Double)] = []
        for first in Swift.stride(from: from, to: to, by: step) {
            var low = Double.infinity
            var high = -Double.infinity
            for index in first..<min(to, first + step)
            where values[2 * index].isFinite && values[2 * index + 1].isFinite {
                low = min(low, Double(values[2 * index]))
                high = max(high, Double(values[2 * index + 1]))
            }
            let middle =
                overview.start + overview.interval * (Double(first) + 0.5 * Double(min(to, first + step) - first))
            extremes.append(low <= high ? (middle, low, high) : (middle, .nan, .nan))
        }
        guard let range = PlotScale.range(of: extremes.lazy.flatMap { [$0.low, $0.high] }, margin: 0) else {
            return nil
        }
        self.foot = foot
        self.signal = signal
        self.extremes = extremes
        self.range = range
        style = SideStyle(foot.side)
        start = overview.start + overview.interval * Double(from)
        end = overview.start + overview.interval * Double(to)
    }

    /// A line that runs through the least and the greatest value of every column.
    func outline(x: @escaping (Double) -> Double, y: PlotScale) -> [(x: Double, y: Double)] {
        extremes.enumerated().flatMap { index, extreme in
            let place = x(extreme.time)
            // Up one column, down the next: the line stays short.
            let (first, second) = index.isMultiple(of: 2) ? (extreme.low, extreme.high) : (extreme.high, extreme.low)
            return [(place, y(first)), (place, y(second))]
        }
    }
}
