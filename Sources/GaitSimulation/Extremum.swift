/// Finds extremes of exactly differentiable quantities.
enum Extremum {
    /// Spacing of the first look, seconds; far below the width of any hump of the motion.
    private static let spacing = 0.004

    /// The instant of the greatest value over a range.
    static func greatest(over range: ClosedRange<Double>, _ quantity: (Double) -> Jet) -> (time: Double, value: Double)
    {
        let times = grid(range)
        var best = (index: 0, value: -Double.infinity)
        for (index, time) in times.enumerated() {
            let value = quantity(time).value
            if value > best.value { best = (index, value) }
        }
        let low = times[max(0, best.index - 1)]
        let high = times[min(times.count - 1, best.index + 1)]
        guard quantity(low).first > 0, quantity(high).first < 0 else { return (times[best.index], best.value) }
        let time = signChange(from: low, to: high) { -quantity($0).first }
        return (time, quantity(time).value)
    }

    /// The lowest of the local minima inside a range, or `nil` when there is none.
    static func lowestMinimum(
        inside range: ClosedRange<Double>, _ quantity: (Double) -> Jet
    ) -> (time: Double, value: Double)? {
        let times = grid(range)
        var best: (time: Double, value: Double)?
        var slope = quantity(times[0]).first
        for (time, next) in zip(times, times.dropFirst()) {
            let nextSlope = quantity(next).first
            if slope < 0, nextSlope >= 0 {
                let bottom = signChange(from: time, to: next) { quantity($0).first }
                let value = quantity(bottom).value
                if best.map({ value < $0.value }) ?? true { best = (bottom, value) }
            }
            slope = nextSlope
        }
        return best
    }

    /// The last instant in a range at which a condition holds, to a microsecond; `nil` when it never does.
    static func last(over range: ClosedRange<Double>, where holds: (Double) -> Bool) -> Double? {
        let times = grid(range)
        guard let index = times.lastIndex(where: holds) else { return nil }
        guard index + 1 < times.count else { return times[index] }
        return signChange(from: times[index], to: times[index + 1]) { holds($0) ? -1 : 1 }
    }

    /// The last instant between two at which a quantity changes to the sign it has at the end, or `nil`.
    static func lastSignChange(from start: Double, to end: Double, _ quantity: (Double) -> Double) -> Double? {
        let steps = 256
        let width = (end - start) / Double(steps)
        let atEnd = quantity(end)
        for step in stride(from: steps - 1, through: 0, by: -1) {
            var low = start + Double(step) * width
            guard quantity(low) * atEnd < 0 else { continue }
            var high = low + width
            for _ in 0..<50 {
                let middle = (low + high) / 2
                if quantity(middle) * atEnd < 0 { low = middle } else { high = middle }
            }
            return high
        }
        return nil
    }

    /// Where a function passes from negative to not negative, by bisection.
    private static func signChange(from start: Double, to end: Double, _ function: (Double) -> Double) -> Double {
        var low = start
        var high = end
        for _ in 0..<40 {
            let middle = (low + high) / 2
            if function(middle) < 0 { low = middle } else { high = middle }
        }
        return high
    }

    private static func grid(_ range: ClosedRange<Double>) -> [Double] {
        let steps = max(1, Int(((range.upperBound - range.lowerBound) / spacing).rounded(.up)))
        let width = (range.upperBound - range.lowerBound) / Double(steps)
        return (0...steps).map { range.lowerBound + Double($0) * width }
    }
}
