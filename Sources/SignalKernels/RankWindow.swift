/// The values of a sample near one rank, with the number of values below them.
package struct RankWindow: Sendable {
    /// The values from the lower to the upper border, in the order of the sample.
    package let values: [Double]
    /// Values below the lower border.
    package let below: Int
    /// Values that are not NaN.
    package let ordered: Int

    /// Gathers the values between two borders, both included.
    ///
    /// Nothing in the loop depends on a comparison but numbers, so that values in random order cost no wrong guesses.
    package init(of sample: Span<Double>, from low: Double, through high: Double) {
        let stretch = 1024
        var gathered = [Double](repeating: 0, count: stretch + sample.count / 8)
        var (count, below, ordered) = (0, 0, 0)
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
                below &+= value < low ? 1 : 0
                ordered &+= value == value ? 1 : 0
            }
            start = end
        }
        gathered.removeLast(gathered.count - count)
        (values, self.below, self.ordered) = (gathered, below, ordered)
    }
}
