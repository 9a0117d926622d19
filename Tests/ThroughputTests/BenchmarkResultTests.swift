import SignalProcessing
import Testing

@testable import Throughput

struct BenchmarkResultTests {
    private static let input = BenchmarkInput(name: "two feet", samples: 1000, bytes: 5000, duration: 10)

    private static func measurement(
        _ elapsed: Double, processor: Double, read: UInt64, segment: UInt64, copy: Double = 4e9, peak: Int? = nil
    ) -> Measurement {
        var readTally = StageClock.Tally()
        (readTally.nanoseconds, readTally.calls, readTally.bytes) = (read, 2, 5000)
        var segmentTally = StageClock.Tally()
        (segmentTally.nanoseconds, segmentTally.calls) = (segment, 4)
        return Measurement(
            input: input, elapsed: elapsed, processor: processor, stages: [.read: readTally, .segment: segmentTally],
            peakMemory: peak, memoryCopy: copy)
    }

    private static var result: BenchmarkResult {
        let plan = BenchmarkPlan([], name: "two feet", scratch: "")
        return BenchmarkResult(
            [
                1: [
                    measurement(2e6, processor: 2.2e6, read: 400_000, segment: 600_000, peak: 7),
                    measurement(4e6, processor: 2.0e6, read: 500_000, segment: 600_000, copy: 8e9, peak: 9),
                    measurement(3e6, processor: 2.1e6, read: 600_000, segment: 600_000, peak: 8),
                ],
                2: [measurement(1.5e6, processor: 2.4e6, read: 1, segment: 1)],
            ], plan: plan, processors: 2, isBound: true)
    }

    @Test func sharesSumToAllWithWhatIsInNoStage() {
        let result = Self.result
        #expect(result.stages.map(\.name) == ["read", "segment", "other"])
        #expect(result.stages.map(\.nanoseconds.median) == [500_000, 600_000, 900_000])
        #expect(result.stages.map { result.share(of: $0) } == [0.25, 0.3, 0.45])
        #expect(result.stageSum == 2e6)
        #expect(result.stages[0].calls == 2)
        #expect(result.stages[0].nanoseconds == Spread(median: 500_000, low: 450_000, high: 550_000))
        #expect(result.stages[0].nanoseconds.relative == 0.1)
    }

    @Test func ratesFollowFromTimesAndAmounts() {
        let result = Self.result
        // 1000 samples in half a millisecond are two million a second.
        #expect(result.samplesPerSecond(500_000) == 2e6)
        #expect(result.perSample(500_000) == 500)
        #expect(result.stages[0].bytesPerSecond == 1e7)
        #expect(result.stages[1].bytesPerSecond == nil)
        #expect(result.samplesPerSecond(0) == nil)
    }

    @Test func threadsAreComparedWithOne() {
        let result = Self.result
        #expect(result.scaling.map(\.threads) == [1, 2])
        #expect(result.scaling.map { result.speedUp(of: $0) } == [1, 2])
        // Ten seconds of walking in three milliseconds.
        #expect(result.timesRealTime(result.scaling[0]).map { ($0 * 3).rounded() } == 10_000)
        #expect(result.scaling.map(\.peakMemory) == [9, nil])
        #expect(result.machine.memoryCopy.median == 4e9)
        #expect(result.repeats == 3)
    }

    @Test func aResultOfNothingHasNoRatios() {
        let plan = BenchmarkPlan([], name: "nothing", scratch: "")
        let result = BenchmarkResult([:], plan: plan, processors: 1, isBound: false)
        #expect(result.stages.map(\.name) == ["other"])
        #expect(result.share(of: result.stages[0]) == 0)
        #expect(result.perSample(5) == 0)
        let row = BenchmarkResult.Scaling(
            threads: 4, elapsed: Spread(median: 1, low: 1, high: 1), processor: Spread(median: 1, low: 1, high: 1),
            peakMemory: nil)
        #expect(result.speedUp(of: row) == nil)
    }

    @Test func stagesKeepToTheProcessorTimeOfTheRun() {
        // Rounding of the clocks must not make a share negative.
        let plan = BenchmarkPlan([], name: "", scratch: "")
        let result = BenchmarkResult(
            [1: [Self.measurement(1, processor: 10, read: 9, segment: 2)]], plan: plan, processors: 1, isBound: true)
        #expect(result.stages.last?.nanoseconds.median == 0)
    }

    @Test(arguments: [
        (1, [1]), (2, [1, 2]), (8, Array(1...8)), (12, Array(1...8) + [12]), (64, Array(1...8) + [16, 32, 64]),
    ])
    func threadsAreTriedUpToTheGreatest(greatest: Int, counts: [Int]) {
        #expect(BenchmarkPlan.threadCounts(upTo: greatest) == counts)
    }

    @Test func theSpreadIsThatOfTheQuarters() {
        #expect(Spread([5, 1, 4, 2, 3]) == Spread(median: 3, low: 2, high: 4))
        #expect(Spread([7]) == Spread(median: 7, low: 7, high: 7))
        #expect(Spread([]) == nil)
        #expect(Spread([1, .nan]) == nil)
        #expect(Spread(median: 0, low: 0, high: 0).relative == nil)
    }
}
