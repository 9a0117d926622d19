import SignalKernels
import TestSupport
import Testing

/// The fast sums and extremes against the plain ones.
struct ReductionRunsTests {
    private func noise(_ count: Int, seed: UInt64) -> [Double] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in random.nextNormal() }
    }

    @Test(arguments: Array(0...17) + [1000])
    func everyLengthIsReducedWhole(count: Int) {
        for seed in 1...3 {
            let values = noise(count, seed: UInt64(seed))
            #expect(abs(Reduction.sum(values.span) - values.reduce(0, +)) < 1e-12 * Double(count + 1))
            let extremes = Reduction.extremes(values.span, 0..<values.count)
            #expect(extremes.low == values.min() ?? .infinity)
            #expect(extremes.high == values.max() ?? -.infinity)
            #expect(Reduction.greatestMagnitude(values.span) == values.map(\.magnitude).max() ?? 0)
        }
    }

    @Test(arguments: 0..<11)
    func aValueThatIsNoNumberIsSeenWhereverItStands(place: Int) {
        var values = noise(11, seed: 4)
        values[place] = .nan
        #expect(Reduction.greatestMagnitude(values.span).isNaN)
        values[place] = -.infinity
        #expect(Reduction.greatestMagnitude(values.span) == .infinity)
    }

    @Test(arguments: [0, 1, 5, 40], [0, 1, 13])
    func laggedProductsAreThePlainSums(count: Int, lag: Int) {
        let values = noise(count, seed: 5)
        let padded = values + [Double](repeating: 0, count: lag + 16)
        let found = Reduction.laggedProducts(values.span, padded: padded.span, lag: lag)
        for k in 0..<16 {
            let expected = values.indices.reduce(0) { $0 + values[$1] * padded[$1 + lag + k] }
            #expect(abs(found[k] - expected) < 1e-12)
        }
    }

    @Test(arguments: [1, 2, 3, 50], [0, 1, 12, 13])
    func everySoManyth(step: Int, count: Int) {
        let values = noise(count, seed: 9)
        #expect(Reduction.every(step, of: values.span) == stride(from: 0, to: count, by: step).map { values[$0] })
    }
}
