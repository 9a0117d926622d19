import TestSupport
import Testing

@testable import Evaluation

struct MatchingTests {
    private static func items(_ times: [Double], key: String = "left") -> [Matching.Item] {
        times.map { Matching.Item(key: key, time: $0) }
    }

    @Test func theClosestArePairedFirst() {
        // The first truth lies within reach of the second result, which belongs to the second truth.
        let matching = Matching(results: Self.items([1.2, 1.0]), truths: Self.items([1.05, 1.19]), tolerance: 0.25)
        #expect(matching.pairs.map(\.result) == [1, 0])
        #expect(matching.pairs.map(\.truth) == [0, 1])
    }

    @Test func nothingIsPairedTwiceNorTooFarNorAcrossKeys() {
        let results = Self.items([1.0, 1.01, 3.0]) + Self.items([5.0], key: "right")
        let matching = Matching(results: results, truths: Self.items([1.0, 3.26, 5.0]), tolerance: 0.25)
        #expect(matching.pairs.map(\.result) == [0])
        #expect(matching.missed == [1, 2])
        #expect(matching.extra == [1, 2, 3])
    }

    @Test func theToleranceItselfStillCounts() {
        #expect(Matching(results: Self.items([1.25]), truths: Self.items([1]), tolerance: 0.25).pairs.count == 1)
    }

    @Test func everythingIsCountedOnceInRandomTables() {
        var random = SeededGenerator(seed: 9)
        for _ in 0..<50 {
            let results = Self.items((0..<40).map { _ in Double.random(in: 0..<20, using: &random) })
            let truths = Self.items((0..<30).map { _ in Double.random(in: 0..<20, using: &random) })
            let matching = Matching(results: results, truths: truths, tolerance: 0.25)
            #expect(matching.pairs.count + matching.missed.count == 30)
            #expect(matching.pairs.count + matching.extra.count == 40)
            #expect(Set(matching.pairs.map(\.result)).count == matching.pairs.count)
            // No truth left over has a free result within reach.
            for missed in matching.missed {
                #expect(!matching.extra.contains { abs(results[$0].time - truths[missed].time) <= 0.25 })
            }
        }
    }
}
