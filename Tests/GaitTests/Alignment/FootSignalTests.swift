import Recordings
import SignalProcessing
import Testing

@testable import Gait

struct FootSignalTests {
    /// Three pieces of 1, 2 and 1 s that start at 0, 10 and 100 s.
    private static let torn = FootSignal([
        SampleSignals.segment(seconds: 1, start: 0), SampleSignals.segment(seconds: 2, start: 10),
        SampleSignals.segment(seconds: 1, start: 100),
    ])

    @Test func piecesAreLaidEndToEnd() {
        #expect(Self.torn.count == 400)
        #expect(Self.torn.pieces == [0..<100, 100..<300, 300..<400])
        #expect([0, 99, 100, 299, 300, 399].map { Self.torn.piece(of: $0) } == [0, 0, 1, 1, 2, 2])
    }

    @Test func timeFollowsTheClockOfItsPiece() {
        #expect(Self.torn.time(0) == 0)
        #expect(abs(Self.torn.time(99.5) - 0.995) < 1e-12)
        #expect(Self.torn.time(100) == 10)
        #expect(Self.torn.time(300) == 100)
        // The end of the first piece is not the beginning of the second.
        #expect(Self.torn.time(100, inPiece: 0) == 1)
        #expect(abs(Self.torn.time(-2, inPiece: 0) + 0.02) < 1e-12)
    }

    @Test func filtersDoNotReachOverGaps() {
        let pieces = [1.0, -3, 7].map { level in
            SampleSignals.segment(seconds: 1, angularRate: { _ in Vector3(repeating: level) })
        }
        let signal = FootSignal(pieces)
        let smooth = signal.lowPassed(signal.angularRate, cutoff: 10)
        let mean = signal.movingMean(signal.angularRate.y, seconds: 0.2)
        for i in 0..<signal.count {
            let level = signal.angularRate.x[i]
            #expect(abs(smooth.x[i] - level) < 1e-9)
            #expect(abs(mean[i] - level) < 1e-12)
        }
        #expect(signal.lowPassed(signal.angularRate.x, cutoff: 10) == smooth.x)
    }

    @Test func bridgedSamplesAreFound() {
        var first = SampleSignals.segment(seconds: 1)
        first.bridged = [10..<12, 50..<60]
        var second = SampleSignals.segment(seconds: 1, start: 5)
        second.bridged = [0..<3]
        let signal = FootSignal([first, second])
        #expect(signal.bridged == [10..<12, 50..<60, 100..<103])
        for (range, isBridged) in [
            (0..<10, false), (0..<11, true), (12..<50, false), (59..<80, true), (60..<100, false), (102..<200, true),
            (103..<200, false),
        ] {
            #expect(signal.isBridged(range) == isBridged)
        }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 5001, -1e300])
    func impossibleSamplesAreAnObstacle(sample: Double) {
        var segment = SampleSignals.segment(seconds: 1)
        #expect(FootSignal([segment]).obstacle == nil)
        segment.acceleration.y[50] = sample
        #expect(FootSignal([segment]).obstacle != nil)
        segment.acceleration.y[50] = 0
        segment.angularRate.z[99] = sample
        #expect(FootSignal([segment]).obstacle != nil)
    }

    @Test(arguments: [0, -100, 1, 19.9, 1e6, .nan, .infinity])
    func impossibleRatesAreAnObstacle(rate: Double) {
        var segment = SampleSignals.segment(seconds: 1)
        segment.rate = rate
        #expect(FootSignal([segment]).obstacle != nil)
    }
}
