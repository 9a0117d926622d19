import Glibc
import Recordings
import SignalProcessing
import Testing

@testable import Gait

struct StrideTimeTests {
    /// The angular speed of strides: a large and a smaller hump a period, standing before and after.
    private func speed(period: Double, seconds: Double, rate: Double) -> [Double] {
        (0..<Int(seconds * rate)).map { i in
            let time = Double(i) / rate
            guard time > 2, time < seconds - 2 else { return 0.05 }
            let phase = ((time - 2) / period).truncatingRemainder(dividingBy: 1)
            let swing = max(0, sin(2 * .pi * (phase - 0.1) / 0.8))
            return phase < 0.5 ? 6 * swing : 2 * max(0, sin(2 * .pi * (phase - 0.5) / 0.6))
        }
    }

    @Test(arguments: [0.7, 0.95, 1.2, 2.0, 4.0], [50, 204.8])
    func thePeriodIsFound(period: Double, rate: Double) throws {
        let seconds = 4 + 8 * period
        let signal = SampleSignals.signal(seconds: seconds, rate: rate)
        let found = StrideTimeEstimator().estimate(
            speed: speed(period: period, seconds: seconds, rate: rate), strength: 6, of: signal)
        // One lag at 25 Hz.
        #expect(abs(try #require(found) - period) <= 0.04)
    }

    @Test func movementWithoutPeriodHasNone() {
        let signal = SampleSignals.signal(seconds: 4)
        let still = [Double](repeating: 0.1, count: 400)
        #expect(StrideTimeEstimator().estimate(speed: still, strength: 6, of: signal) == nil)
        let steady = [Double](repeating: 6, count: 400)
        #expect(StrideTimeEstimator().estimate(speed: steady, strength: 6, of: signal) == nil)
        var single = still
        for i in 200..<230 { single[i] = 6 }
        #expect(StrideTimeEstimator().estimate(speed: single, strength: 6, of: signal) == nil)
        #expect(StrideTimeEstimator().estimate(speed: [], strength: 6, of: FootSignal([])) == nil)
    }
}
