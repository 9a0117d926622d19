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

    private func path(_ signal: FootSignal, frame: FootFrame? = nil, endUp: Vector3 = up) throws -> StridePath {
        let ends = StrideEnds(stride: 0, range: 0..<signal.count, startUp: Self.up, endUp: endUp)
        return try #require(StrideIntegration().integrate(signal, [ends], frame: frame ?? self.frame()).first).path
    }

    private func closure(_ signal: FootSignal, _ frame: FootFrame) throws -> TiltClosure {
        let ends = StrideEnds(stride: 0, range: 0..<signal.count, startUp: Self.up, endUp: Self.up)
        return try #require(StrideIntegration().closures(of: signal, [ends], frame: frame).first)
    }

    @Test func aFootAtRestStays() throws {
        let path = try path(SampleSignals.signal(seconds: 1, rate: Self.rate))
        #expect(path.count == 200)
        #expect(abs(path.duration - 0.995) < 1e-12)
        #expect(path.length < 1e-12)
        #expect(path.indices.allSatisfy { abs(path[$0].freeHeight) < 1e-12 })
        #expect(path.indices.allSatisfy { abs(path.pitch($0)) < 1e-12 })
        #expect(path.closure.tilt < 1e-12)
        #expect(path.innovation < 1e-12)
    }

    @Test func accelerationBecomesWay() throws {
        // x = A/ω² (ωt − sin ωt): rest at both ends, A·T²/2π in between.
        let omega = 2 * Double.pi
        let signal = SampleSignals.signal(
            seconds: 1.005, rate: Self.rate, acceleration: { Vector3(6 * sin(omega * $0), 2 * sin(omega * $0), 9.81) })
        let path = try path(signal)
        // The rule of trapezoids errs by a ten-thousandth at 200 samples a turn.
        #expect(abs(path[path.count - 1].x - 6 / omega) < 2e-4)
        #expect(abs(path[path.count - 1].y - 2 / omega) < 2e-4)
        #expect(abs(path.length - 40.0.squareRoot() / omega) < 3e-4)
        #expect(abs(path[path.count - 1].progress - path.length) < 1e-12)
        #expect(path.indices.allSatisfy { abs(path[$0].freeHeight) < 1e-9 })
    }

    @Test func rotationBecomesPitch() throws {
        // Half a radian toe-up and back about the sensor itself, which does not move.
        func pitch(_ time: Double) -> Double { 0.25 * (1 - cos(2 * .pi * time)) }
        let signal = SampleSignals.signal(
            seconds: 1.005, rate: Self.rate,
            acceleration: { time in
                // Gravity's reaction as the sensor turns to the right by its pitch.
                Vector3(9.81 * sin(pitch(time)), 0, 9.81 * cos(pitch(time)))
            },
            angularRate: { Vector3(0, -0.5 * .pi * sin(2 * .pi * $0), 0) })
        let path = try path(signal)
        for k in 0..<path.count { #expect(abs(path.pitch(k) - pitch(Double(k) / Self.rate)) < 1e-4) }
        #expect(path.greatestPitch >= 0)
        #expect(path.length < 1e-3)
        #expect(path.indices.allSatisfy { abs(path[$0].freeHeight) < 1e-3 })
    }

    @Test func aConstantRateAddsUp() throws {
        let signal = SampleSignals.signal(
            seconds: 1, rate: Self.rate, angularRate: { _ in Vector3(0, 0, 0.8) })
        let path = try path(signal)
        let heading = path.orientation(path.count - 1).apply(Vector3(1, 0, 0))
        #expect(abs(atan2(heading.y, heading.x) - 0.8 * 0.995) < 1e-6)
    }

    @Test func driftIsTakenWhereTheShockIs() throws {
        // One sample of 100 m/s² too much leaves 0.5 m/s; a line over time would leave 0.15 m of it in the way.
        let omega = 2 * Double.pi
        func signal(_ error: Double) -> FootSignal {
            SampleSignals.signal(
                seconds: 1.005, rate: Self.rate,
                acceleration: { time in
                    Vector3(6 * sin(omega * time) + (abs(time - 0.8) < 0.001 ? error : 0), 0, 9.81)
                })
        }
        let path = try path(signal(100))
        #expect(abs(path.closure.velocity.x - 0.5) < 0.01)
        #expect(abs(path.length - 6 / omega) < 0.015)
    }

    @Test func tiltAtTheEndIsLaidAlongTheStride() throws {
        // Gravity says that the foot ends as it began; the gyroscope has drifted by 0.02 rad.
        let signal = SampleSignals.signal(seconds: 1, rate: Self.rate, angularRate: { _ in Vector3(0.02, 0, 0) })
        let path = try path(signal)
        #expect(abs(path.closure.tilt - 0.02 * 0.995) < 1e-4)
        // Half of a foot-flat's own error stays at either end.
        let end = path.orientation(path.count - 1).apply(Self.up)
        #expect(abs(end.y) < 0.012)
    }

    @Test func saturatedSamplesAreMarked() throws {
        let signal = SampleSignals.signal(
            seconds: 1, rate: Self.rate, acceleration: { Vector3($0 > 0.4 && $0 < 0.45 ? 150 : 0, 0, 9.81) })
        #expect(try path(signal, frame: frame(limit: 149)).closure.accelerationClipped)
        #expect(try !path(signal, frame: frame(limit: 149)).closure.rateClipped)
        #expect(try !path(signal, frame: frame(limit: 151)).closure.accelerationClipped)
    }

    @Test func closureShowsTheBias() throws {
        let bias = Vector3(0.01, -0.02, 0.03)
        let signal = SampleSignals.signal(
            seconds: 1, rate: Self.rate, angularRate: { Vector3(0, 2 * .pi * sin(2 * .pi * $0), 0) + bias })
        let closure = try closure(signal, frame())
        // Linear in the bias up to its square; the turn about the vertical does not show.
        #expect(closure.residual(of: .zero) > 0.015)
        #expect(closure.residual(of: bias) < 1.5e-3)
        let free = try self.closure(signal, frame(bias: bias))
        #expect(free.residual(of: .zero) < 1e-3)
    }

    @Test func threeSamplesAreEnough() throws {
        let signal = SampleSignals.signal(seconds: 0.015, rate: Self.rate)
        #expect(signal.count == 3)
        #expect(try path(signal).length < 1e-9)
    }

    /// Strides of many lengths within one moving signal, the last up to its end.
    private func strides(_ signal: FootSignal) -> [StrideEnds] {
        [0..<180, 170..<230, 230..<600, 600..<603, 640..<signal.count].enumerated().map { number, range in
            StrideEnds(
                stride: number, range: range, startUp: Vector3(0.02, 0.01 * Double(number), 1).normalized,
                endUp: Vector3(-0.03, 0.02, 1).normalized)
        }
    }

    private var moving: FootSignal {
        SampleSignals.signal(
            seconds: 4, rate: Self.rate,
            acceleration: { Vector3(20 * sin(9 * $0), 5 * cos(4 * $0), 9.81 + 15 * sin(13 * $0)) },
            angularRate: { Vector3(0.8 * sin(5 * $0), 6 * sin(7 * $0), 0.5 * cos(3 * $0)) })
    }

    @Test func aStrideDoesNotDependOnTheOneBesideIt() throws {
        let signal = moving
        let frame = frame(bias: Vector3(0.01, 0.02, -0.01), limit: 19.5)
        let strides = strides(signal)
        let together = StrideIntegration().integrate(signal, strides, frame: frame)
        let closures = StrideIntegration().closures(of: signal, strides, frame: frame)
        #expect(together.map(\.stride) == Array(strides.indices))
        for (i, ends) in strides.enumerated() {
            let alone = try #require(StrideIntegration().integrate(signal, [ends], frame: frame).first).path
            let path = together[i].path
            #expect(path.range == ends.range && path.closure == alone.closure && path.instants == alone.instants)
            #expect(path.indices.allSatisfy { path[$0] == alone[$0] && path.pitch($0) == alone.pitch($0) })
            #expect(StrideIntegration().closures(of: signal, [ends], frame: frame) == [closures[i]])
        }
    }

    @Test func orientationIsTheProductOfExactRotations() throws {
        let signal = moving
        let frame = frame()
        // With the end's up as the integration itself finds it there is no tilt to lay along the stride.
        var up = Vector3(0, 0, 1)
        var exact = [Rotation.identity]
        let rate = signal.angularRate
        for i in 1..<signal.count {
            let sum = Vector3(rate.x[i - 1] + rate.x[i], rate.y[i - 1] + rate.y[i], rate.z[i - 1] + rate.z[i])
            exact.append((exact[i - 1] * Rotation(rotationVector: sum * (0.5 / Self.rate))).normalized)
        }
        up = exact[signal.count - 1].inverse.apply(up)
        let path = try path(signal, frame: frame, endUp: up)
        for k in path.indices {
            let difference = (path.orientation(k) * exact[k].inverse).rotationVector.norm
            #expect(difference < 1e-6)
            let forward = exact[k].apply(frame.forward)
            #expect(abs(path.pitch(k) - asin(forward.z)) < 1e-6)
        }
    }
}
