extension Reduction {
    /// The least and the greatest of samples; infinities the wrong way round where nothing is a number.
    ///
    /// Eight minima and maxima side by side, so that the memory alone limits the speed.
    package static func extremes(_ samples: Span<Double>, _ range: Range<Int>) -> (low: Double, high: Double) {
        let end = min(range.upperBound, samples.count)
        var index = max(0, range.lowerBound)
        var lows = SIMD4<Double>(repeating: .infinity)
        var highs = SIMD4<Double>(repeating: -.infinity)
        var moreLows = lows
        var moreHighs = highs
        while index + 8 <= end {
            let first = unsafe SIMD4(
                samples[unchecked: index], samples[unchecked: index + 1], samples[unchecked: index + 2],
                samples[unchecked: index + 3])
            let second = unsafe SIMD4(
                samples[unchecked: index + 4], samples[unchecked: index + 5], samples[unchecked: index + 6],
                samples[unchecked: index + 7])
            lows.replace(with: first, where: first .< lows)
            highs.replace(with: first, where: first .> highs)
            moreLows.replace(with: second, where: second .< moreLows)
            moreHighs.replace(with: second, where: second .> moreHighs)
            index += 8
        }
        var low = min(lows.min(), moreLows.min())
        var high = max(highs.max(), moreHighs.max())
        while index < end {
            let value = unsafe samples[unchecked: index]
            if value < low { low = value }
            if value > high { high = value }
            index += 1
        }
        return (low, high)
    }
}
