import Glibc
import Recordings
import SignalProcessing
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
        #expect((TimingSignals(foot, signal).jerk.max() ?? 1) < 1e-6)
    }
}
