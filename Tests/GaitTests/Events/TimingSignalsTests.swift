import Glibc
import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

struct TimingSignalsTests {
    @Test func pitchRateHasNoBias() throws {
        let signal = FootSignal([
            SchematicStride.walk(strides: 5).mapped { _, a, w in (a, w + Vector3(0.02, 0.05, -0.03)) }
        ])
        let foot = try #require(StrideSegmentation().segment(signal))
        let rate = TimingSignals(foot, signal).pitchRate
        #expect(rate.count == signal.count)
        for i in 100..<300 { #expect(abs(rate[i]) < 1e-3) }
    }

    @Test func vibrationIsWhatIsAboveThirtyHertz() throws {
        func vibration(_ frequency: Double) throws -> Double {
            let signal = FootSignal([
                SchematicStride.walk(strides: 4).mapped { i, a, w in
                    (a + Vector3(5 * sin(2 * .pi * frequency * Double(i) / 200), 0, 0), w)
                }
            ])
            let foot = try #require(StrideSegmentation().segment(signal))
            return TimingSignals(foot, signal).vibration[200..<600].max() ?? 0
        }
        #expect(try vibration(5) < 0.02)
        #expect(try vibration(80) > 4.5)
    }

    @Test func jerkDoesNotReachOverGaps() throws {
        let part = SchematicStride.walk(strides: 4)
        let shifted = part.mapped { _, a, w in (a + Vector3(3, 0, 0), w) }
        let signal = FootSignal([part, shifted])
        let foot = try #require(StrideSegmentation().segment(signal))
        let timing = TimingSignals(foot, signal)
        for piece in signal.pieces {
            for i in piece { #expect(timing.jerk(at: i, within: piece) < 1e-6) }
        }
    }

    @Test func theSmoothedVibrationIsTheMovingMeanWhereverItIsAskedFor() throws {
        var random = SeededGenerator(seed: 11)
        let parts = (0..<2).map { _ in
            SchematicStride.walk(strides: 4).mapped { _, a, w in (a + Vector3(random.nextNormal(), 0, 0), w) }
        }
        let signal = FootSignal(parts)
        let foot = try #require(StrideSegmentation().segment(signal))
        let timing = TimingSignals(foot, signal)
        let expected = signal.movingMean(timing.vibration[0..<signal.count], seconds: 0.030)
        let border = signal.pieces[0].upperBound
        for range in [0...signal.count - 1, border - 9...border + 9, border...border, 300...420, 77...77] {
            let found = timing.smoothedVibration[range]
            #expect(found.count == range.count)
            for (value, i) in zip(found, range) {
                #expect(abs(value - expected[i]) < 1e-12)
                #expect(abs(timing.smoothedVibration[at: i] - expected[i]) < 1e-12)
            }
        }
        #expect(timing.smoothedVibration[at: signal.count] == 0)
    }
}
