import Gait
import Recordings
import Testing

@testable import FootDrop

struct TripRiskTests {
    /// A foot with these clearances; every estimate has the same errors.
    private func foot(_ clearances: [Double], own: Double = 0.002, shared: Double = 0) -> FootAnalysis {
        var foot = FootAnalysis(side: .left)
        foot.strides = clearances.enumerated().map { number, clearance in
            var stride = Stride(
                side: .left, index: number, start: 0, toeOff: 0.4, initialContact: 0.8, end: 1)
            stride.isStraight = true
            stride.minToeClearance = Estimate(
                clearance, standardDeviation: (own * own + shared * shared).squareRoot(), sharedDeviation: shared)
            return stride
        }
        return foot
    }

    /// Clearances of mean 15 mm whose standard deviation is √(4² + 2²) mm.
    private var clearances: [Double] {
        let scale = (0.004 * 0.004 + 0.002 * 0.002).squareRoot() / 1.0127393670836666
        return (0..<40).map { 0.015 + scale * ($0 % 2 == 0 ? 1 : -1) }
    }

    @Test func theErrorOfTheMeasurementIsTakenOut() throws {
        let found = TripRisk().probabilities(of: foot(clearances))
        #expect(found.map(\.obstacle) == [0.005, 0.010, 0.015, 0.020])
        // 10 mm below the mean is 2.5 of the 4 mm that are the person's own, not 2.24 of what was measured.
        let lowest = try #require(found.first)
        #expect(abs(lowest.probability.value - 0.00620967) < 1e-6)
        #expect(abs(found[2].probability.value - 0.5) < 1e-9)
        for chance in found {
            let interval = try #require(chance.probability.interval)
            #expect(interval.contains(chance.probability.value))
            #expect(interval.lowerBound >= 0 && interval.upperBound <= 1)
        }
    }

    @Test func aHigherObstacleIsMetMoreOften() {
        let chances = TripRisk().probabilities(of: foot(clearances)).map(\.probability.value)
        #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func whatAllEstimatesShareWidensTheInterval() throws {
        let alone = try #require(TripRisk().probabilities(of: foot(clearances)).first?.probability.interval)
        let shared = try #require(
            TripRisk().probabilities(of: foot(clearances, shared: 0.005)).first?.probability.interval)
        #expect(shared.upperBound > 2 * alone.upperBound)
    }

    @Test func withoutANaturalSpreadThereIsNoChance() {
        // All variance there is, is error.
        #expect(TripRisk().probabilities(of: foot(clearances, own: 0.006)).isEmpty)
        #expect(TripRisk().probabilities(of: foot(Array(clearances.prefix(9)))).isEmpty)
        #expect(TripRisk().probabilities(of: FootAnalysis(side: .left)).isEmpty)
    }
}
