import TestSupport
import Testing

@testable import SignalProcessing

struct StatisticsReferences: Decodable {
    struct Case: Decodable {
        var values: [Double]
        var quantiles: [Double]
        var median: Double
        var medianAbsoluteDeviation: Double
        var robustStandardDeviation: Double
        var mean: Double
        var standardDeviation: Double?
    }
    struct Moving: Decodable {
        var width: Int
        var mean: [Double]
    }
    var fractions: [Double]
    var cases: [Case]
    var signal: [Double]
    var moving: [Moving]
    var integral: [Double]
    var derivative: [Double]
}

struct RobustStatisticsTests {
    @Test func agreesWithNumPyAndSciPy() throws {
        let references: StatisticsReferences = try reference("statistics")
        for item in references.cases {
            let values = item.values
            expectAgreement(
                references.fractions.compactMap { RobustStatistics.quantile(values, $0) }, item.quantiles)
            expectAgreement(
                [
                    RobustStatistics.median(values), RobustStatistics.medianAbsoluteDeviation(values),
                    RobustStatistics.robustStandardDeviation(values), RobustStatistics.mean(values),
                ].compactMap { $0 },
                [item.median, item.medianAbsoluteDeviation, item.robustStandardDeviation, item.mean])
            let deviation = RobustStatistics.standardDeviation(values)
            #expect((deviation == nil) == (item.standardDeviation == nil))
            expectAgreement([deviation].compactMap { $0 }, [item.standardDeviation].compactMap { $0 })
        }
    }

    @Test func emptyAndUndefinedSamples() throws {
        #expect(RobustStatistics.median([]) == nil)
        #expect(RobustStatistics.medianAbsoluteDeviation([]) == nil)
        #expect(RobustStatistics.robustStandardDeviation([]) == nil)
        #expect(RobustStatistics.mean([]) == nil)
        #expect(RobustStatistics.standardDeviation([1]) == nil)
        #expect(RobustStatistics.quantile([1, 2], 1.5) == nil)
        #expect(RobustStatistics.quantile([1, 2], .nan) == nil)
        #expect(try #require(RobustStatistics.median([1, .nan, 2])).isNaN)
        #expect(RobustStatistics.median([.infinity, 1, 2]) == 2)
        #expect(RobustStatistics.median([.infinity, .infinity]) == .infinity)
        #expect(RobustStatistics.mean([.infinity, 1]) == .infinity)
    }

    @Test func selectionPutsEveryRankInItsPlace() {
        var random = SeededGenerator(seed: 3)
        let shapes: [[Double]] = [
            (0..<200).map { _ in random.nextNormal() }, (0..<200).map { Double($0) }, (0..<200).map { Double(-$0) },
            (0..<200).map { Double(min($0, 199 - $0)) }, (0..<200).map { Double($0 % 3) }, [5, 5, 5, 5],
        ]
        for shape in shapes {
            let sorted = shape.sorted()
            for rank in shape.indices {
                var values = shape
                #expect(values.select(rank) == sorted[rank])
                #expect(values.sorted() == sorted)
                #expect(values[..<rank].allSatisfy { $0 <= sorted[rank] })
                #expect(values[rank...].allSatisfy { $0 >= sorted[rank] })
            }
        }
    }

    @Test func quantilesOfLargeSamplesAreThoseOfTheSortedSample() throws {
        var random = SeededGenerator(seed: 4)
        let noise = (0..<20_000).map { _ in random.nextNormal() }
        let shapes: [[Double]] = [
            noise, noise.sorted(), noise.map { ($0 * 4).rounded() }, noise.map { abs($0) < 1 ? 0 : $0 },
            // Evenly drawn values see one phase of it only.
            noise.indices.map { Double($0 % 39) }, [Double](repeating: 2, count: 9_000),
        ]
        for shape in shapes {
            let sorted = shape.sorted()
            for q in [0, 0.001, 0.15, 0.5, 0.9, 0.98, 0.9999, 1] {
                let position = q * Double(shape.count - 1)
                let below = sorted[Int(position)]
                let above = sorted[min(Int(position) + 1, shape.count - 1)]
                let expected = below + (above - below) * (position - position.rounded(.down))
                #expect(abs(try #require(RobustStatistics.quantile(shape, q)) - expected) < 1e-12)
            }
        }
        #expect(try #require(RobustStatistics.median(noise + [.nan])).isNaN)
    }

    @Test func theSumKeepsWhatRoundingWouldLose() {
        #expect(RobustStatistics.compensatedSum([1, 1e100, 1, -1e100]) == 2)
    }

    @Test func oneOutlierMovesTheRobustSpreadLittle() throws {
        var random = SeededGenerator(seed: 5)
        var values = (0..<2001).map { _ in 3 * random.nextNormal() }
        values[7] = 1e6
        let robust = try #require(RobustStatistics.robustStandardDeviation(values))
        #expect(abs(robust - 3) < 0.3)
    }
}
