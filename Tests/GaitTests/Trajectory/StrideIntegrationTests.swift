import Glibc
import Recordings
import SignalProcessing
import Testing

@testable import Gait

struct StrideIntegrationTests {
    private static let up = Vector3(0, 0, 1)
    private static let rate = 200.0

    private func frame(bias: Vector3 = .zero, limit: Double = .infinity) -> FootFrame {
        FootFrame(
            up: Self.up, forward: Vector3(1, 0, 0), left: Vector3(0, 1, 0), gravity: 9.81, bias: bias,
            biasFromStanding: true, axisQuality: 10, accelerationLimit: limit, rateLimit: limit)
    }

    private func path(_ signal: FootSignal, frame: FootFrame? = nil, endUp: Vector3 = up) -> StridePath {
        StrideIntegration().integrate(
            signal, 0..<signal.count, startUp: Self.up, endUp: endUp, frame: frame ?? self.frame())
    }

    @Test func aFootAtRestStays() {
        let path = path(SampleSignals.signal(seconds: 1, rate: Self.rate))
        #expect(path.count == 200)
        #expect(abs(path.duration - 0.995) < 1e-12)
        #expect(path.length < 1e-12)
        #expect(path.freeHeight.allSatisfy { abs($0) < 1e-12 })
        #expect(path.pitch.allSatisfy { abs($0) < 1e-12 })
        #expect(path.closure.tilt < 1e-12)
        #expect(path.innovation < 1e-12)
    }

    @Test func accelerationBecomesWay() {
        // x = A/ω² (ωt − sin ωt): rest at both ends, A·T²/2π in between.
        let omega = 2 * Double.pi
        let signal = SampleSignals.signal(
            seconds: 1.005, rate: Self.rate, acceleration: { Vector3(6 * sin(omega * $0), 2 * sin(omega * $0), 9.81) })
        let path = path(signal)
        // The rule of trapezoids errs by a ten-thousandth at 200 samples a turn.
        #expect(abs((path.x.last ?? 0) - 6 / omega) < 2e-4)
        #expect(abs((path.y.last ?? 0) - 2 / omega) < 2e-4)
        #expect(abs(path.length - 40.0.squareRoot() / omega) < 3e-4)
        #expect(abs((path.progress.last ?? 0) - path.length) < 1e-12)
        #expect(path.freeHeight.allSatisfy { abs($0) < 1e-9 })
    }

    @Test func rotationBecomesPitch() {
        // Half a radian toe-up and back about the sensor itself, which does not move.
        func pitch(_ time: Double) -> Double { 0.25 * (1 - cos(2 * .pi * time)) }
        let signal = SampleSignals.signal(
            seconds: 1.005, rate: Self.rate,
            acceleration: { time in
                // Gravity's reaction as the sensor turns to the right by its pitch.
                Vector3(9.81 * sin(pitch(time)), 0, 9.81 * cos(pitch(time)))
            },
            angularRate: { Vector3(0, -0.5 * .pi * sin(2 * .pi * $0), 0) })
        let path = path(signal)
        for k in 0..<path.count { #expect(abs(path.pitch[k] - pitch(Double(k) / Self.rate)) < 1e-4) }
        #expect(path.greatestPitch >= 0)
        #expect(path.length < 1e-3)
        #expect(path.freeHeight.allSatisfy { abs($0) < 1e-3 })
    }

    @Test func aConstantRateAddsUp() {
        let signal = SampleSignals.signal(
            seconds: 1, rate: Self.rate, angularRate: { _ in Vector3(0, 0, 0.8) })
        let path = path(signal)
        let heading = path.orientation[path.count - 1].apply(Vector3(1, 0, 0))
        #expect(abs(atan2(heading.y, heading.x) - 0.8 * 0.995) < 1e-6)
    }

    @Test func driftIsTakenWhereTheShockIs() {
        // One sample of 100 m/s² too much leaves 0.5 m/s; a line over time would leave 0.15 m of it in the way.
        let omega = 2 * Double.pi
        func signal(_ error: Double) -> FootSignal {
            SampleSignals.signal(
                seconds: 1.005, rate: Self.rate,
                acceleration: { time in
                    Vector3(6 * sin(omega * time) + (abs(time - 0.8) < 0.001 ? error : 0), 0, 9.81)
                })
        }
        let path = path(signal(100))
        #expect(abs(path.closure.velocity.x - 0.5) < 0.01)
        #expect(abs(path.length - 6 / omega) < 0.015)
    }

    @Test func tiltAtTheEndIsLaidAlongTheStride() {
        // Gravity says that the foot ends as it began; the gyroscope has drifted by 0.02 rad.
        let signal = SampleSignals.signal(seconds: 1, rate: Self.rate, angularRate: { _ in Vector3(0.02, 0, 0) })
        let path = path(signal)
        #expect(abs(path.closure.tilt - 0.02 * 0.995) < 1e-4)
        // Half of a foot-flat's own error stays at either end.
        let end = path.orientation[path.count - 1].apply(Self.up)
        #expect(abs(end.y) < 0.012)
    }

    @Test func saturatedSamplesAreMarked() {
        let signal = SampleSignals.signal(
            seconds: 1, rate: Self.rate, acceleration: { Vector3($0 > 0.4 && $0 < 0.45 ? 150 : 0, 0, 9.81) })
        #expect(path(signal, frame: frame(limit: 149)).closure.accelerationClipped)
        #expect(!path(signal, frame: frame(limit: 149)).closure.rateClipped)
        #expect(!path(signal, frame: frame(limit: 151)).closure.accelerationClipped)
    }

    @Test func closureShowsTheBias() {
        let bias = Vector3(0.01, -0.02, 0.03)
        let signal = SampleSignals.signal(
            seconds: 1, rate: Self.rate, angularRate: { Vector3(0, 2 * .pi * sin(2 * .pi * $0), 0) + bias })
        let closure = StrideIntegration().closure(
            of: signal, 0..<signal.count, startUp: Self.up, endUp: Self.up, frame: frame())
        // Linear in the bias up to its square; the turn about the vertical does not show.
        #expect(closure.residual(of: .zero) > 0.015)
        #expect(closure.residual(of: bias) < 1.5e-3)
        let free = StrideIntegration().closure(
            of: signal, 0..<signal.count, startUp: Self.up, endUp: Self.up, frame: frame(bias: bias))
        #expect(free.residual(of: .zero) < 1e-3)
    }

    @Test func threeSamplesAreEnough() {
        let signal = SampleSignals.signal(seconds: 0.015, rate: Self.rate)
        #expect(signal.count == 3)
        #expect(path(signal).length < 1e-9)
    }
}
