import Glibc

/// Maps values to coordinates along one axis, with round marks.
struct PlotScale: Sendable {
    /// The values shown.
    let values: ClosedRange<Double>
    /// Where the least and the greatest value lie; the second may be the smaller.
    let from: Double
    /// See `from`.
    let to: Double

    /// A scale over a range of values; a range without extent is widened.
    init(_ values: ClosedRange<Double>, from: Double, to: Double) {
        let extent = values.upperBound - values.lowerBound
        self.values = extent > 0 ? values : (values.lowerBound - 0.5)...(values.upperBound + 0.5)
        self.from = from
        self.to = to
    }

    /// The coordinate of a value.
    func callAsFunction(_ value: Double) -> Double {
        from + (value - values.lowerBound) / (values.upperBound - values.lowerBound) * (to - from)
    }

    /// The coordinate of a value, kept within the axis.
    func clamped(_ value: Double) -> Double {
        self(min(max(value, values.lowerBound), values.upperBound))
    }

    /// Round values inside the range, about `count` of them.
    func marks(about count: Int) -> [Double] {
        let step = Self.roundStep((values.upperBound - values.lowerBound) / Double(max(1, count)))
        let first = (values.lowerBound / step).rounded(.up)
        let last = (values.upperBound / step).rounded(.down)
        guard last >= first, last - first < 100 else { return [] }
        return (0...Int(last - first)).map { (first + Double($0)) * step }
    }

    /// Decimals with which marks of this spacing are written.
    func decimals(about count: Int) -> Int {
        let step = Self.roundStep((values.upperBound - values.lowerBound) / Double(max(1, count)))
        return min(6, max(0, Int((-log10(step) - 1e-9).rounded(.up))))
    }

    /// The range of finite values, widened by a share on both ends; `nil` without any.
    static func range(of values: some Sequence<Double>, margin: Double = 0.05) -> ClosedRange<Double>? {
        var low = Double.infinity
        var high = -Double.infinity
        for value in values where value.isFinite {
            low = min(low, value)
            high = max(high, value)
        }
        guard low <= high else { return nil }
        let room = (high - low) * margin
        return (low - room)...(high + room)
    }

    /// 1, 2 or 5 times a power of ten, the one nearest to `step` by ratio.
    static func roundStep(_ step: Double) -> Double {
        guard step.isFinite, step > 0 else { return 1 }
        let power = pow(10, log10(step).rounded(.down))
        // The borders are the geometric means of neighbours.
        let factor = [1.0, 2, 5].first { step / power < $0 * ($0 == 2 ? 1.581 : 1.414) } ?? 10
        return factor * power
    }
}
