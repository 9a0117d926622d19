/// The bootstrap over the strides of a foot (Efron 1979): how often each stride is drawn in each draw.
///
/// All quantities of a foot share the draws, so that what goes together in the strides goes together in the draws. Long
/// walks are thinned evenly first. The seed is fixed, and the same for both feet; independent feet are paired half the
/// draws apart (``Draws/paired``).
struct Resampling: Sendable {
    /// Number of draws.
    let draws: Int
    /// Places of the strides that take part, ascending.
    let places: [Int]
    /// By how much the spread of the draws is to be widened: strides are correlated, and thinned strides are fewer.
    let widening: Double
    /// How often a stride is drawn, draw after draw.
    private let multiplicities: [UInt16]

    /// Draws from `count` strides.
    init(count: Int, reference: ReferenceTable) {
        let most = Int(reference["bootstrap.most_strides"])
        let kept = min(count, most)
        draws = Int(reference["bootstrap.draws"])
        places = kept == count ? Array(0..<count) : (0..<kept).map { $0 * count / kept }
        widening = reference["bootstrap.correlation"] * (Double(kept) / Double(max(1, count))).squareRoot()
        var random = SplitMix64(seed: 0x5745_4646)
        var multiplicities = [UInt16](repeating: 0, count: kept * draws)
        for draw in 0..<draws {
            for _ in 0..<kept {
                let slot = draw * kept + random.index(below: kept)
                multiplicities[slot] &+= 1
            }
        }
        self.multiplicities = multiplicities
    }

    /// The values of a quantity at the strides that take part, in the order of size.
    struct Column: Sendable {
        fileprivate let values: [Double]
        fileprivate let slots: [Int]

        /// - Parameter value: The value at a place, if there is one.
        init(_ resampling: Resampling, value: (Int) -> Double?) {
            var pairs: [(value: Double, slot: Int)] = []
            pairs.reserveCapacity(resampling.places.count)
            for (slot, place) in resampling.places.enumerated() {
                if let value = value(place) { pairs.append((value, slot)) }
            }
            pairs.sort { ($0.value, $0.slot) < ($1.value, $1.slot) }
            values = pairs.map(\.value)
            slots = pairs.map(\.slot)
        }
    }

    /// A quantile (type 7 of Hyndman & Fan 1996) in each draw; `nil` where a draw holds no value.
    func quantiles(_ q: Double, of column: Column) -> [Double?] {
        (0..<draws).map { draw in
            let first = draw * places.count
            var size = places.count
            if column.slots.count < size { size = column.slots.reduce(0) { $0 + Int(multiplicities[first + $1]) } }
            guard size > 0 else { return nil }
            let position = q * Double(size - 1)
            let rank = Int(position)
            let fraction = position - Double(rank)
            var passed = 0
            var k = 0
            while k < column.slots.count {
                passed += Int(multiplicities[first + column.slots[k]])
                if passed > rank { break }
                k += 1
            }
            guard k < column.values.count else { return column.values.last }
            let lower = column.values[k]
            guard fraction > 0, passed == rank + 1 else { return lower }
            k += 1
            while k < column.slots.count, multiplicities[first + column.slots[k]] == 0 { k += 1 }
            return k < column.values.count ? lower + fraction * (column.values[k] - lower) : lower
        }
    }

    /// The mean in each draw; `nil` where a draw holds no value.
    ///
    /// - Parameter value: The value at a place, if there is one.
    func means(value: (Int) -> Double?) -> [Double?] {
        let values = places.map(value)
        return (0..<draws).map { draw in
            var sum = 0.0
            var size = 0
            for (slot, value) in values.enumerated() {
                guard let value else { continue }
                let times = Int(multiplicities[draw * places.count + slot])
                sum += value * Double(times)
                size += times
            }
            return size > 0 ? sum / Double(size) : nil
        }
    }

    /// The share of values below a limit in each draw; the limit may differ from draw to draw.
    func sharesBelow(_ column: Column, limit: (Int) -> Double) -> [Double?] {
        (0..<draws).map { draw in
            let first = draw * places.count
            let size = column.slots.reduce(0) { $0 + Int(multiplicities[first + $1]) }
            guard size > 0 else { return nil }
            let limit = limit(draw)
            var below = 0
            for (value, slot) in zip(column.values, column.slots) {
                guard value < limit else { break }
                below += Int(multiplicities[first + slot])
            }
            return Double(below) / Double(size)
        }
    }
}
