import SignalProcessing
import Testing

struct MovingStatisticsTests {
    @Test func agreesWithTheMeanOfEachWindow() throws {
        let references: StatisticsReferences = try reference("statistics")
        for item in references.moving {
            expectAgreement(movingMean(references.signal, width: item.width), item.mean, "width \(item.width)")
        }
    }

    @Test func nothingDriftsBehindALargeValue() {
        var x = [Double](repeating: 0.1, count: 5000)
        x[10] = 1e15
        let y = movingMean(x, width: 7)
        for value in y[30...] { #expect(abs(value - 0.1) < 1e-15) }
    }

    @Test(arguments: [2, 3, 8, 25])
    func aMissingSampleSpoilsTheWindowsThatHoldIt(width: Int) {
        var x = testSignal(100)
        x[40] = .nan
        let mean = movingMean(x, width: width)
        let first = 40 - (width - 1 - width / 2)
        let last = 40 + width / 2
        #expect(mean.indices.filter { mean[$0].isNaN } == Array(first...last))
    }

    @Test func edgeCases() {
        #expect(movingMean([], width: 5).isEmpty)
        #expect(movingMean([3], width: 5) == [3])
        #expect(movingMean([1, 2, 3], width: 0) == [1, 2, 3])
        #expect(movingMean([1, 2, 3], width: 1) == [1, 2, 3])
        #expect(movingMean([1, 2, 6], width: .max) == [3, 3, 3])
        #expect(movingMean([Double](repeating: 0.3, count: 50), width: 4) == [Double](repeating: 0.3, count: 50))
    }
}
