import Testing

@testable import Trials

/// Counts, distributions, outliers and order of a whole trial.
struct CohortStatisticsTests {
    @Test func namesAreInTheOrderOfTheirNumbers() {
        #expect(
            NaturalOrder.sorted(["visit 10", "visit 2", "Visit 1", "baseline", "visit 02", "visit"])
                == ["baseline", "visit", "Visit 1", "visit 02", "visit 2", "visit 10"])
        #expect(NaturalOrder.isBefore("99999999999999999999", "100000000000000000000"))
        #expect(NaturalOrder.isBefore("a", nil))
        #expect(!NaturalOrder.isBefore(nil, "a"))
    }

    @Test func theOrderIsTotal() {
        let names = ["", "0", "00", "1", "01", "a", "A", "a1", "a01", "a 1", "é", "e\u{301}", "ä2", "~"]
        for first in names {
            #expect(!NaturalOrder.isBefore(first, first))
            for second in names where Array(first.utf8) != Array(second.utf8) {
                #expect(NaturalOrder.isBefore(first, second) != NaturalOrder.isBefore(second, first))
            }
        }
    }

    @Test func recordingsAreCountedByWhatBecameOfThem() {
        let recordings = [
            CohortRecordings.recording("a", "P", condition: "off", pitch: ["left": 1], notes: ["warning", "info"]),
            CohortRecordings.recording("b", "P", condition: "on", pitch: ["left": 1, "right": 2], notes: ["info"]),
            CohortRecordings.recording("c", nil, condition: "on", pitch: ["left": 1], notes: ["error"]),
            CohortRecordings.failed("d", .timedOut, "too long"), CohortRecordings.failed("e"),
            CohortRecordings.failed("f"), CohortRecordings.failed("g", .badData, "another reason"),
        ]
        let statistics = CohortStatistics(of: recordings)
        #expect(statistics.counts.recordings == 7)
        #expect(statistics.counts.byStatus == [.ok: 3, .failed: 3, .crashed: 1])
        #expect(statistics.counts.participants == 1)
        #expect(statistics.counts.withoutParticipant == 5)
        #expect(statistics.counts.feet == 4)
        #expect(statistics.counts.withWarnings == 2)
        #expect(statistics.failures.kinds.map(\.code) == [.badData, .timedOut])
        #expect(statistics.failures.groups.map(\.recordings) == [[4, 5], [3], [6]])
        // Errors before warnings before the rest.
        #expect(statistics.quality.recordings == [2, 0, 1])
        #expect(statistics.quality.warned == 2)
        #expect(statistics.quality.kinds.map(\.code) == ["error_code", "warning_code", "info_code"])
        #expect(statistics.quality.kinds.map(\.recordings) == [1, 1, 2])
        #expect(statistics.counts.groups.map(\.analysed) == [1, 2, 0])
        #expect(statistics.groups.map(\.condition) == ["off", "on"])
    }

    @Test func aDistributionHasItsKnownPercentiles() throws {
        let recordings = (0...20).map {
            CohortRecordings.recording("r\($0)", "P\($0)", pitch: ["right": Double($0)])
        }
        let distribution = try #require(CohortStatistics(of: recordings).distributions.first)
        #expect(distribution.parameter == .pitch)
        #expect(distribution.sides.map(\.side) == [.right])
        let spread = try #require(distribution.sides[0].spreads.first ?? nil)
        #expect(spread.n == 21)
        #expect(spread.median == 10)
        #expect(spread.lowerQuartile == 5)
        #expect(spread.upperQuartile == 15)
        #expect(spread.percentile5 == 1)
        #expect(spread.percentile95 == 19)
        #expect(distribution.sides[0].lines == [])
    }

    @Test func linesJoinTheConditionsOfAVisit() throws {
        let recordings = [
            CohortRecordings.recording("a", "P", condition: "on", visit: "1", pitch: ["left": 3]),
            CohortRecordings.recording("b", "P", condition: "off", visit: "1", pitch: ["left": 1]),
            CohortRecordings.recording("c", "P", condition: "off", visit: "2", pitch: ["left": 2]),
            CohortRecordings.recording("d", nil, condition: "off", visit: "1", pitch: ["left": 9]),
            CohortRecordings.recording("e", nil, condition: "on", visit: "1", pitch: ["left": 9]),
        ]
        let statistics = CohortStatistics(of: recordings)
        let side = try #require(statistics.distributions.first?.sides.first)
        #expect(side.lines.map(\.groups) == [[0, 1]])
        #expect(side.lines.map(\.values) == [[1, 3]])
        #expect(side.spreads.map { $0?.n } == [2, 2, 1])
    }

    @Test func linesJoinTheVisitsWhereThereIsOneCondition() throws {
        let recordings = ["2", "1", "3"].map { (visit: String) in
            CohortRecordings.recording("r" + visit, "P", visit: visit, pitch: ["left": Double(visit)])
        }
        let side = try #require(CohortStatistics(of: recordings).distributions.first?.sides.first)
        #expect(side.lines.map(\.values) == [[1, 2, 3]])
    }

    @Test func aValueFarFromTheMiddleIsUnusual() throws {
        // Median 10, MAD 2: one robust SD is 2.965.
        let values: [Double] = [6, 7, 8, 9, 10, 10, 11, 12, 13, 14, 30]
        var recordings = values.enumerated().map {
            CohortRecordings.recording("r\($0.offset)", nil, pitch: ["left": $0.element])
        }
        recordings[2].figures[0].flag = .below
        recordings[2].figures[0].referenceLow = 17
        recordings[2].figures[0].referenceHigh = 33
        let outliers = CohortStatistics(of: recordings).outliers
        #expect(outliers.unusual.map(\.recording) == [10])
        let z = try #require(outliers.unusual.first?.z)
        #expect(abs(z - 20 / (2 * 1.482602218505602)) < 1e-9)
        #expect(outliers.outsideReference.map(\.recording) == [2])
        #expect(outliers.summaries[0].below == 1)
        #expect(outliers.summaries[0].compared == 1)
    }

    @Test func fewOrEqualValuesHaveNoOutliers() {
        let few = (0..<9).map { CohortRecordings.recording("r\($0)", nil, pitch: ["left": $0 == 8 ? 99 : Double($0)]) }
        #expect(CohortStatistics(of: few).outliers.unusual == [])
        let equal = (0..<20).map { CohortRecordings.recording("r\($0)", nil, pitch: ["left": $0 == 8 ? 99 : 5]) }
        let outliers = CohortStatistics(of: equal).outliers
        #expect(outliers.unusual == [])
        #expect(outliers.summaries[0].deviation == nil)
    }

    @Test func theSideThatLiftsLessIsCounted() {
        let recordings = [
            CohortRecordings.recording("a", "P", pitch: ["left": 10, "right": 20]),
            CohortRecordings.recording("b", "Q", pitch: ["left": 20, "right": 10]),
            CohortRecordings.recording("c", "R", pitch: ["left": 20, "right": 18]),
            CohortRecordings.recording("d", "S", pitch: ["left": 20]),
            CohortRecordings.recording("e", "T", pitch: ["left": 20, "right": 19], speed: nil),
        ]
        let asymmetry = CohortStatistics(of: recordings).asymmetry
        #expect(asymmetry.conditions.map(\.leftLess) == [1])
        #expect(asymmetry.conditions.map(\.rightLess) == [1])
        #expect(asymmetry.conditions.map(\.points.count) == [3])
        #expect(asymmetry.withoutDifference == 1)
        #expect(asymmetry.withoutSpeed == 1)
    }

    @Test func anEmptyTrialHasStatistics() {
        let statistics = CohortStatistics(of: [])
        #expect(statistics.counts.recordings == 0)
        #expect(statistics.groups == [])
        #expect(statistics.distributions.allSatisfy { $0.sides.isEmpty })
        #expect(statistics.contrasts == [])
    }
}
