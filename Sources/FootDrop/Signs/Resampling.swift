/// The bootstrap over the strides of a foot (Efron 1979): how often each stride is drawn in each draw.
///
/// All quantities of a foot share the draws, so that what goes together in the strides goes together in the draws. Long
/// walks are thinned evenly first. The seed is fixed, and the same for both feet; independent feet are paired half the
/// draws apart (``Draws/paired``).
struct Resampling: Sendable {
    /// Several draws side by side: what is done to one is done to all.
    private typealias Lanes = SIMD16<Int16>

    /// Number of draws.
    let draws: Int
    /// Places of the strides that take part, ascending.
    let places: [Int]
    /// By how much the spread of the draws is to be widened: strides are correlated, and thinned strides are fewer.
    let widening: Double
    /// How often a stride is drawn: for each group of draws all strides, a draw a lane.
    private let multiplicities: [Lanes]
    private let groups: Int

    /// The most strides that take part; their number fits beside a value in 64 bits.
    private static let mostPlaces = 2047

    /// Draws from `count` strides.
    init(count: Int, reference: ReferenceTable) {
        let kept = min(count, Int(reference["bootstrap.most_strides"]), Self.mostPlaces)
        draws = Int(reference["bootstrap.draws"])
        places = kept == count ? Array(0..<count) : (0..<kept).map { $0 * count / kept }
        widening = reference["bootstrap.correlation"] * (Double(kept) / Double(max(1, count))).squareRoot()
        groups = (draws + Lanes.scalarCount - 1) / Lanes.scalarCount
        var random = SplitMix64(seed: 0x5745_4646)
        var counts = [Int16](repeating: 0, count: groups * kept * Lanes.scalarCount)
        for draw in 0..<draws {
            let (group, lane) = draw.quotientAndRemainder(dividingBy: Lanes.scalarCount)
            let start = group * kept * Lanes.scalarCount + lane
            for _ in 0..<kept { counts[start + random.index(below: kept) * Lanes.scalarCount] &+= 1 }
        }
        multiplicities = (0..<groups * kept).map { place in
            var lanes = Lanes.zero
            for lane in lanes.indices { lanes[lane] = counts[place * Lanes.scalarCount + lane] }
            return lanes
        }
    }

    /// The values of a quantity at the strides that take part, in the order of size.
    struct Column: Sendable {
        fileprivate let values: [Double]
        fileprivate let slots: [Int]

        /// - Parameter values: A value for every stride, NaN where there is none.
        init(_ resampling: Resampling, values: [Double]) {
            // The number of the stride takes the place of the last bits of its value: one number sorts both.
            var keys: [UInt64] = []
            keys.reserveCapacity(resampling.places.count)
            for (slot, place) in resampling.places.enumerated() where !values[place].isNaN {
                let bits = values[place].bitPattern
                let ordered = bits >> 63 == 0 ? bits | 1 << 63 : ~bits
                keys.append(ordered & ~UInt64(Resampling.mostPlaces) | UInt64(slot))
            }
            keys.sort()
            slots = keys.map { Int($0 & UInt64(Resampling.mostPlaces)) }
            self.values = slots.map { values[resampling.places[$0]] }
        }
    }

    /// A quantile (type 7 of Hyndman & Fan 1996) in each draw; `nil` where a draw holds no value.
    func quantiles(_ q: Double, of column: Column) -> [Double?] {
        let sizes = sizes(of: column)
        let positions = sizes.map { q * Double(max(0, $0 - 1)) }
        var limits = [Lanes](repeating: .zero, count: groups)
        for draw in 0..<draws {
            limits[draw / Lanes.scalarCount][draw % Lanes.scalarCount] =
                Int16(truncatingIfNeeded: Int(positions[draw]) + 1)
        }
        var lower = [Lanes](repeating: .zero, count: groups)
        var upper = lower
        for group in 0..<groups {
            (lower[group], upper[group]) = passed(limits[group], group: group, column)
        }
        return (0..<draws).map { draw in
            guard sizes[draw] > 0 else { return nil }
            let (group, lane) = draw.quotientAndRemainder(dividingBy: Lanes.scalarCount)
            let last = column.values.count - 1
            let low = column.values[min(last, Int(lower[group][lane]))]
            let high = column.values[min(last, Int(upper[group][lane]))]
            let fraction = positions[draw] - positions[draw].rounded(.down)
            return fraction > 0 ? low + fraction * (high - low) : low
        }
    }

    /// How many values of a column have at most a rank below a limit, and at most the limit, in each draw of a group.
    ///
    /// A value is passed when no more values than the rank lie at or below it. The sign of the gap counts: a shift by 15
    /// leaves −1 of a negative number, which is far cheaper than a comparison of lanes. Draws differ little in where they
    /// come to their limit: a run of values before that is passed by all of them at once, and none is left behind it.
    private func passed(_ limit: Lanes, group: Int, _ column: Column) -> (lower: Lanes, upper: Lanes) {
        let slots = column.slots.span
        let multiplicities = multiplicities.span
        let start = group * places.count
        let sign = Lanes(repeating: 15)
        let one = Lanes(repeating: 1)
        var passed = Lanes.zero
        var low = Lanes.zero
        var high = Lanes.zero
        var first = 0
        while first < slots.count {
            let run = first..<min(first + 64, slots.count)
            first = run.upperBound
            var next = passed
            for place in run { next = next &+ multiplicities[start + slots[place]] }
            if all(next .< limit) {
                low = low &+ Lanes(repeating: Int16(run.count))
                high = high &+ Lanes(repeating: Int16(run.count))
            } else {
                for place in run {
                    passed = passed &+ multiplicities[start + slots[place]]
                    let gap = passed &- limit
                    low = low &- (gap &>> sign)
                    high = high &- ((gap &- one) &>> sign)
                }
                if all(next .> limit) { break }
            }
            passed = next
        }
        return (low, high)
    }

    /// How many values each draw holds.
    private func sizes(of column: Column) -> [Int] {
        guard column.slots.count < places.count else { return [Int](repeating: places.count, count: draws) }
        var sums = [Lanes](repeating: .zero, count: groups)
        for group in 0..<groups {
            for slot in column.slots { sums[group] = sums[group] &+ multiplicities[group * places.count + slot] }
        }
        return (0..<draws).map { Int(sums[$0 / Lanes.scalarCount][$0 % Lanes.scalarCount]) }
    }

    private func multiplicity(_ slot: Int, _ draw: Int) -> Int {
        Int(multiplicities[draw / Lanes.scalarCount * places.count + slot][draw % Lanes.scalarCount])
    }

    /// The mean in each draw; `nil` where a draw holds no value.
    func means(of column: Column) -> [Double?] {
        let used = column.values.indices.filter { column.values[$0] != 0 }
        return zip(sizes(of: column), 0..<draws).map { size, draw in
            guard size > 0 else { return nil }
            let sum = used.reduce(0.0) { $0 + column.values[$1] * Double(multiplicity(column.slots[$1], draw)) }
            return sum / Double(size)
        }
    }

    /// The share of values below a limit in each draw; the limit may differ from draw to draw.
    func sharesBelow(_ column: Column, limit: (Int) -> Double) -> [Double?] {
        zip(sizes(of: column), 0..<draws).map { size, draw in
            guard size > 0 else { return nil }
            let limit = limit(draw)
            var below = 0
            for (value, slot) in zip(column.values, column.slots) {
                guard value < limit else { break }
                below += multiplicity(slot, draw)
            }
            return Double(below) / Double(size)
        }
    }
}
