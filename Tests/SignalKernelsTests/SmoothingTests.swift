import Testing

@testable import SignalKernels

struct SmoothingTests {
    /// Numbers without any order.
    private func samples(_ count: Int) -> [Float] { (0..<count).map { Float(($0 * 7919 + 13) % 101) / 7 - 5 } }

    @Test func sumsAreTakenInTheOrderOfTheWeights() {
        let weights = [0.1, 0.2, 0.4, 0.2, 0.1]
        var padded: [Double] = []
        var result: [Double] = []
        for count in 1...40 {
            let samples = samples(count)
            Smoothing.smooth(samples.span, weights: weights.span, padded: &padded, into: &result)
            let expected = samples.indices.map { index in
                weights.indices.reduce(0.0) { sum, place in
                    sum + weights[place] * Double(samples[min(max(index + place - 2, 0), count - 1)])
                }
            }
            #expect(result == expected)
        }
        Smoothing.smooth([Float]().span, weights: weights.span, padded: &padded, into: &result)
        #expect(result.isEmpty)
    }

    @Test func extremesOfEveryRange() {
        let samples = samples(60).map(Double.init)
        for first in 0..<20 {
            for end in first...60 {
                let (low, high) = Reduction.extremes(samples.span, first..<end)
                #expect(low == samples[first..<end].min() ?? .infinity)
                #expect(high == samples[first..<end].max() ?? -.infinity)
            }
        }
        let (low, high) = Reduction.extremes([Double.nan, 3, .nan, 2].span, 0..<10)
        #expect(low == 2 && high == 3)
    }
}
