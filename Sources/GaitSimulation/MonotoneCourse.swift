/// A curve through given points, monotone wherever they are, with one continuous derivative.
///
/// Cubic between neighbours with the slopes of Fritsch & Butland (1984). Beyond its ends it is constant, or goes on
/// straight when its ends are open.
struct MonotoneCourse: Sendable {
    private let times: [Double]
    private let values: [Double]
    private let slopes: [Double]

    /// - Parameters:
    ///   - points: By time; a point no later than the one before is left out.
    ///   - isOpen: Whether the curve goes on at both ends as it came, instead of resting there.
    init(_ points: [(time: Double, value: Double)], isOpen: Bool = false) {
        var times: [Double] = []
        var values: [Double] = []
        for point in points where times.last.map({ point.time > $0 + 1e-9 }) ?? true {
            times.append(point.time)
            values.append(point.value)
        }
        let secants = times.indices.dropLast().map { (values[$0 + 1] - values[$0]) / (times[$0 + 1] - times[$0]) }
        slopes = times.indices.map { i in
            guard i > 0 else { return isOpen ? secants.first ?? 0 : 0 }
            guard i < times.count - 1 else { return isOpen ? secants.last ?? 0 : 0 }
            let (before, after) = (secants[i - 1], secants[i])
            return before * after > 0 ? 2 * before * after / (before + after) : 0
        }
        self.times = times
        self.values = values
    }

    func at(_ time: Double) -> Jet {
        guard let first = times.first, let last = times.last else { return Jet(0) }
        if time <= first { return Jet(values[0] + slopes[0] * (time - first), slopes[0]) }
        let end = times.count - 1
        if time >= last { return Jet(values[end] + slopes[end] * (time - last), slopes[end]) }
        var low = 0
        var high = end
        while high - low > 1 {
            let middle = (low + high) / 2
            if times[middle] <= time { low = middle } else { high = middle }
        }
        let width = times[high] - times[low]
        let x = (time - times[low]) / width
        let rise = values[high] - values[low]
        let (a, b) = (slopes[low] * width, slopes[high] * width)
        let (cubic, square) = (a + b - 2 * rise, 3 * rise - 2 * a - b)
        return Jet(
            values[low] + x * (a + x * (square + x * cubic)), (a + x * (2 * square + 3 * x * cubic)) / width,
            (2 * square + 6 * x * cubic) / (width * width))
    }
}
