import Gait
import Recordings
import SignalProcessing

/// The minimum toe clearance of stride after stride, to see it sink as a person tires.
struct ClearanceTrend {
    /// More strides of a side than this are thinned.
    static let mostDots = 800
    private static let width = 520.0
    private static let height = 300.0

    /// The figure; `nil` when no foot has minima.
    func figure(of feet: [FootAnalysis]) -> Figure? {
        let sides = feet.map(SideTrend.init).filter { !$0.points.isEmpty }
        let points = sides.flatMap(\.points)
        guard let times = PlotScale.range(of: points.map(\.x), margin: 0.02),
            let heights = PlotScale.range(of: points.map(\.y), margin: 0.08)
        else { return nil }
        let isLong = times.upperBound > 180
        let unit = isLong ? 60.0 : 1
        var drawing = SVGDrawing(
            name: "trend", width: Self.width, height: Self.height, title: "Minimum toe clearance over time",
            description: description(of: sides))
        let frame = PlotFrame(
            x: (times.lowerBound / unit)...(times.upperBound / unit),
            y: min(0, heights.lowerBound)...heights.upperBound,
            width: Self.width, height: Self.height)
        frame.draw(
            into: &drawing, xName: isLong ? "Time, min" : "Time, s", yName: "Minimum toe clearance, cm")
        for side in sides {
            drawing.dots("dots \(side.style.name)", side.dots.lazy.map { (frame.x($0.x / unit), frame.y($0.y)) })
        }
        for side in sides where side.medians.count > 1 {
            drawing.path(side.style.line, side.medians.lazy.map { (frame.x($0.time / unit), frame.y($0.median)) })
            for group in side.medians {
                drawing.marker(side.style, x: frame.x(group.time / unit), y: frame.y(group.median), size: 4)
            }
        }
        frame.legend(
            of: sides.map { ($0.style, "\($0.side.rawValue.capitalizedFirst), \($0.points.count) strides") },
            into: &drawing)
        var caption = "Minimum toe clearance of every straight stride; lines join the medians of successive strides."
        if sides.contains(where: { $0.points.count > Self.mostDots }) { caption += " Dots are thinned." }
        return Figure(svg: drawing.finished(), caption: caption, twin: .table(twin(of: sides)))
    }

    private func description(of sides: [SideTrend]) -> String {
        sides.map { side in
            guard side.medians.count > 1, let first = side.medians.first, let last = side.medians.last else {
                return "\(side.side.rawValue): too few strides for a trend"
            }
            return "\(side.side.rawValue): median \(Words.number(first.median, decimals: 2)) cm in the first "
                + "\(first.count) strides, \(Words.number(last.median, decimals: 2)) cm in the last \(last.count)"
        }.joined(separator: "; ") + "."
    }

    private func twin(of sides: [SideTrend]) -> DataTable {
        DataTable(
            caption: "Median of successive strides", head: ["Side", "Middle, s", "Strides", "Median, cm"],
            rows: sides.flatMap { side in
                side.medians.map { group in
                    .init([
                        side.side.rawValue, Words.number(group.time, decimals: 1), group.count.description,
                        Words.number(group.median, decimals: 2),
                    ])
                }
            })
    }
}

/// The minima of one foot in the order of time.
private struct SideTrend {
    let side: Side
    let style: SideStyle
    /// Seconds and centimetres.
    let points: [(x: Double, y: Double)]
    /// The points that are drawn.
    let dots: [(x: Double, y: Double)]
    let medians: [SuccessiveMedians.Group]

    init(_ foot: FootAnalysis) {
        side = foot.side
        style = SideStyle(foot.side)
        let points: [(x: Double, y: Double)] = foot.strides.lazy.filter(\.isStraight).compactMap { stride in
            stride.minToeClearance.map { (stride.minToeClearanceTime ?? stride.toeOff, $0.value * 100) }
        }
        self.points = points
        let step = points.count / (ClearanceTrend.mostDots + 1) + 1
        dots = Swift.stride(from: 0, to: points.count, by: step).map { points[$0] }
        medians = SuccessiveMedians.groups(times: points.map(\.x), values: points.map(\.y))
    }
}

/// Medians of groups of successive values, for a line through many dots.
enum SuccessiveMedians {
    /// A group.
    struct Group: Sendable, Hashable {
        /// The middle of its times.
        var time: Double
        /// The median of its values.
        var median: Double
        /// Its values.
        var count: Int
    }

    /// Groups of nearly equal size: at least 10 values each, at most 20 groups; none for fewer than 20 values.
    static func groups(times: [Double], values: [Double]) -> [Group] {
        let number = min(20, min(times.count, values.count) / 10)
        guard number > 1 else { return [] }
        return (0..<number).compactMap { index in
            let part = (index * values.count / number)..<((index + 1) * values.count / number)
            guard let time = RobustStatistics.median(Array(times[part])),
                let median = RobustStatistics.median(Array(values[part]))
            else { return nil }
            return Group(time: time, median: median, count: part.count)
        }
    }
}
