import SignalKernels
import SignalProcessing

/// The usual time of a stride, from the periodicity of the angular speed.
///
/// The autocorrelation is the biased one: the overlap-corrected version picks multiples of the stride in short
/// recordings. It is taken at 25 Hz, so its cost does not depend on the sensor's rate.
struct StrideTimeEstimator: Sendable {
    /// Shortest and longest stride time looked for, seconds; stroke walkers reach 5 s.
    var range = 0.5...6.0

    /// The stride time in seconds, or `nil` when the movement is not periodic.
    func estimate(speed: [Double], strength: Double, of signal: FootSignal) -> Double? {
        let step = max(1, Int((signal.rate / 25).rounded()))
        let decimatedRate = signal.rate / Double(step)
        var values = signal.movingMean(speed, seconds: 0.2, every: step)
        for i in values.indices where values[i] > strength { values[i] = strength }
        let limit = 0.3 * strength
        guard let first = values.firstIndex(where: { $0 > limit }),
            let last = values.lastIndex(where: { $0 > limit }), last > first
        else { return nil }
        values = Array(values[first...last])
        let mean = values.reduce(0, +) / Double(values.count)
        for i in values.indices { values[i] -= mean }
        let energy = values.reduce(0) { $0 + $1 * $1 }
        guard energy > 0 else { return nil }

        let shortest = max(1, Int((range.lowerBound * decimatedRate).rounded(.up)))
        let longest = min(Int(range.upperBound * decimatedRate), values.count - 2)
        guard longest > shortest + 1 else { return nil }
        let correlation = Self.products(of: values, lags: shortest - 1...longest + 1).map { $0 / energy }
        var maxima: [(lag: Int, height: Double)] = []
        for k in 1..<correlation.count - 1
        where correlation[k] >= correlation[k - 1] && correlation[k] > correlation[k + 1] {
            maxima.append((shortest - 1 + k, correlation[k]))
        }
        guard let top = maxima.map(\.height).max(), top > 0.1 else { return nil }
        return maxima.first { $0.height >= 0.8 * top && $0.height > 0.1 }.map { Double($0.lag) / decimatedRate }
    }

    /// The sums of products of a signal with itself shifted by each lag.
    ///
    /// Sixteen lags are summed side by side: one sum alone would wait for itself at every sample.
    static func products(of values: [Double], lags: ClosedRange<Int>) -> [Double] {
        var products: [Double] = []
        let padded = values + [Double](repeating: 0, count: lags.upperBound + 16)
        for lag in stride(from: lags.lowerBound, through: lags.upperBound, by: 16) {
            let sums = Reduction.laggedProducts(values.span, padded: padded.span, lag: lag)
            for k in 0..<min(16, lags.upperBound - lag + 1) { products.append(sums[k]) }
        }
        return products
    }
}
