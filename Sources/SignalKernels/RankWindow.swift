/// The values of a sample near one rank, with the number of values below them.
package struct RankWindow: Sendable {
    /// The values from the lower to the upper border, in the order of the sample.
    package let values: [Double]
    /// Values below the lower border.
    package let below: Int
    /// Whether the sample holds no NaN.
    package let isOrdered: Bool

    /// Gathers the values between two borders, both included.
    ///
    /// Comparisons are only ever added up, so that values in random order cost no wrong guesses.
    package init(of sample: Span<Double>, from low: Double, through high: Double) {
        let stretch = 1024
        var gathered = [Double](repeating: 0, count: stretch + sample.count / 8)
        var count = 0
        var start = 0
        while start < sample.count {
            let end = min(start + stretch, sample.count)
            if gathered.count < count + stretch {
                gathered += [Double](repeating: 0, count: max(stretch, gathered.count))
            }
            var room = gathered.mutableSpan
            for index in start..<end {
                let value = unsafe sample[unchecked: index]
                unsafe room[unchecked: count] = value
                count &+= (value >= low ? 1 : 0) & (value <= high ? 1 : 0)
            }
            start = end
        }
        gathered.removeLast(gathered.count - count)
        values = gathered

        var lower = SIMD4<Int64>.zero
        var isUnordered = SIMDMask<SIMD4<Int64>>(repeating: false)
        let whole = sample.count & ~3
        let (border, one) = (SIMD4<Double>(repeating: low), SIMD4<Int64>(repeating: 1))
        unsafe sample.withUnsafeBytes { bytes in
            var index = 0
            while index < whole {
                let next = unsafe bytes.loadUnaligned(fromByteOffset: 8 &* index, as: SIMD4<Double>.self)
                lower &+= SIMD4.zero.replacing(with: one, where: next .< border)
                isUnordered .|= next .!= next
                index &+= 4
            }
        }
        var below = Int(lower.wrappedSum())
        var isOrdered = !any(isUnordered)
        for index in whole..<sample.count {
            let next = unsafe sample[unchecked: index]
            below += next < low ? 1 : 0
            isOrdered = isOrdered && next == next
        }
        (self.below, self.isOrdered) = (below, isOrdered)
    }
}
