import SignalProcessing
import Testing

@testable import FootDrop

/// The bootstrap and what is made of it.
struct ResamplingTests {
    private func normal(_ count: Int, seed: UInt64) -> [Double] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in random.normal() }
    }

    private func draws(_ values: [Double?], q: Double = 0.5) -> [Double?] {
        let resampling = Resampling(count: values.count, reference: .builtIn)
        return resampling.quantiles(q, of: Resampling.Column(resampling, values: values.map { $0 ?? .nan }))
    }

    @Test func drawsAreQuantilesOfResampledValues() throws {
        // Each draw of {0, 1, …, 8} has its median among the values or halfway between two of them.
        let all = draws((0..<9).map(Double.init))
        #expect(all.count == 200)
        #expect(all.allSatisfy { draw in draw.map { $0 == $0.rounded() } ?? false })
        #expect(abs((RobustStatistics.mean(all.compactMap(\.self)) ?? 0) - 4) < 0.4)
        // A single value is its own quantile; no value gives none.
        #expect(draws([3], q: 0.05).allSatisfy { $0 == 3 })
        #expect(draws([nil, nil]).allSatisfy { $0 == nil })
        #expect(draws([]).allSatisfy { $0 == nil })
    }

    @Test func quantilesAgreeWithThoseOfTheResampledValuesThemselves() throws {
        let values = normal(40, seed: 5)
        let resampling = Resampling(count: 40, reference: .builtIn)
        // The mean and the share below a limit come from the same multiplicities by another way.
        let column = Resampling.Column(resampling, values: values)
        let medians = resampling.quantiles(0.5, of: column)
        for (draw, median) in medians.enumerated() {
            let median = try #require(median)
            let below = try #require(resampling.sharesBelow(column) { _ in median }[draw])
            let through = try #require(resampling.sharesBelow(column) { _ in median.nextUp }[draw])
            #expect(below <= 0.5 && through >= 0.5)
        }
    }

    @Test func theSpreadOfTheDrawsIsThatOfTheMedian() throws {
        let medians = draws(normal(400, seed: 1)).compactMap(\.self)
        let spread = try #require(RobustStatistics.standardDeviation(medians))
        // 1.253/√400
        #expect(spread > 0.045 && spread < 0.085)
    }

    @Test func longWalksAreThinnedAndKeepTheirPrecision() throws {
        let short = Resampling(count: 2000, reference: .builtIn)
        let long = Resampling(count: 200_000, reference: .builtIn)
        #expect(long.places.count == 2000)
        #expect(long.places.last.map { $0 >= 199_000 } == true)
        #expect(abs(long.widening / short.widening - 0.1) < 1e-9)
    }

    @Test func independentFeetAreNotPairedDrawByDraw() throws {
        let values = normal(50, seed: 3)
        let resampling = Resampling(count: 50, reference: .builtIn)
        let raw = resampling.quantiles(0.5, of: Resampling.Column(resampling, values: values))
        let one = Draws(value: 0, raw: raw, widening: 1, instrument: 0)
        // Equal feet: their difference still has the spread of two independent medians, not none.
        let difference = one.minus(one)
        let (single, double) = (one.error, difference.error)
        #expect(double > 1.15 * single && double < 1.7 * single)
        #expect(one.paired != one.draws)
        #expect(Draws(value: 0, draws: one.paired, instrument: 0).paired == one.draws)
    }

    @Test func theInstrumentAddsInQuadrature() {
        let draws = Draws(value: 10, draws: [Double](repeating: 10, count: 200), instrument: 2)
        #expect(abs(draws.interval.lowerBound - (10 - 3.919928)) < 1e-5)
        #expect(abs(draws.error - 2) < 1e-9)
        let cloud = draws.cloud(stream: 1)
        let spread = RobustStatistics.standardDeviation(cloud) ?? 0
        #expect(spread > 1.7 && spread < 2.3)
        #expect(cloud != draws.cloud(stream: 2))
    }

    @Test(
        arguments: [
            (0, 10, 0.0, 0.27754), (5, 10, 0.23659, 0.76341), (10, 10, 0.72246, 1.0), (1, 50, 0.00354, 0.10495),
        ])
    func wilsonIntervalsAreThoseOfTheFormula(successes: Int, trials: Int, low: Double, high: Double) {
        let interval = WilsonInterval.interval(successes: successes, trials: trials)
        #expect(abs(interval.lowerBound - low) < 2e-5)
        #expect(abs(interval.upperBound - high) < 2e-5)
    }
}
