import SignalProcessing
import TestSupport
import Testing

struct TrackedMedianTests {
    @Test(arguments: [1, 2, 65, 100, 101, 1000, 1001])
    func itIsTheMedianOfEverySample(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        var tracked = TrackedMedian()
        var scale = 1.0
        for pass in 0..<40 {
            // Mostly small changes, now and then a leap that leaves the window; some values alike.
            scale *= pass % 7 == 6 ? 3 : 1 + 0.05 / Double(1 + pass % 7)
            var values = (0..<count).map { _ in scale * abs(random.nextNormal()) }
            if pass % 3 == 2 { values = values.map { ($0 * 20).rounded() / 20 } }
            #expect(tracked.median(values) == RobustStatistics.median(values))
        }
    }

    @Test func whatHasNoOrderHasNoMedian() {
        var tracked = TrackedMedian()
        let values = (1...100).map { Double($0) }
        #expect(tracked.median(values) == 50.5)
        #expect(tracked.median(values) == 50.5)
        #expect(tracked.median(Array(values.dropLast()) + [.nan])?.isNaN == true)
        #expect(tracked.median(values) == 50.5)
        #expect(tracked.median([Double](repeating: 0, count: 100)) == 0)
        #expect(tracked.median(values) == 50.5)
        #expect(tracked.median([]) == nil)
    }
}
