import SignalKernels
import TestSupport
import Testing

struct MovingWindowTests {
    @Test(arguments: [1, 2, 3, 7, 30, 99, 100])
    func everyWindowHasTheMeanOfItsSamples(width: Int) {
        var random = SeededGenerator(seed: 3)
        let x = (0..<100).map { _ in Double(Int.random(in: -50...50, using: &random)) }
        var means = [Double](repeating: -1, count: 105)
        var span = means.mutableSpan
        MovingWindow.means(of: x.span, width: width, into: &span, from: 2)
        let windows = 100 - width + 1
        // Whole numbers are added without rounding, whatever the order.
        let expected = (0..<windows).map { x[$0..<$0 + width].reduce(0, +) / Double(width) }
        #expect(means == [-1, -1] + expected + [Double](repeating: -1, count: 103 - windows))
    }

    @Test(arguments: [(0, 0), (6, 0), (2, 2), (2, -1)])
    func windowsThatDoNotFitWriteNothing(width: Int, offset: Int) {
        var means = [Double](repeating: 7, count: 5)
        var span = means.mutableSpan
        MovingWindow.means(of: [1, 2, 3, 4, 5].span, width: width, into: &span, from: offset)
        #expect(means == [Double](repeating: 7, count: 5))
    }
}
