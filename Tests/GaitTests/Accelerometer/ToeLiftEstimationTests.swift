import GaitSimulation
import Recordings
import SignalProcessing
import Testing

@testable import Gait

/// Gates of the toe lift, and its course when one thing alone changes.
struct ToeLiftEstimationTests {
    private func outcome(
        _ foot: RealFoot, _ change: (inout ToeLiftEstimation) -> Void = { _ in },
        timing: ToeLiftEstimation.Timing = .init(strideTime: 1.1, swingShare: 0.4)
    ) throws -> ToeLiftEstimation.Outcome {
        let signal = FootSignal(accelerationOf: foot.accelerations)
        let strides = try #require(AccelerometerSegmentation().segment(signal)).strides
        var estimation = ToeLiftEstimation()
        change(&estimation)
        return estimation.estimate(strides, in: signal, sensorRate: signal.rate, timing: timing)
    }

    private func reason(_ outcome: ToeLiftEstimation.Outcome) -> String {
        if case .withheld(let reason) = outcome { return reason }
        return ""
    }

    @Test func everyGateHasItsReason() throws {
        guard let foot = try RealFoot.voisard().first else { return }
        guard case .estimate = try outcome(foot) else {
            Issue.record("\(reason(try outcome(foot)))")
            return
        }
        let gates: [(change: (inout ToeLiftEstimation) -> Void, word: String)] = [
            ({ $0.fewestStrides = 1000 }, "1000 regular strides"), ({ $0.leastAxisRatio = 100 }, "axis ratio"),
            ({ $0.leastBraking = 100 }, "hardly brakes"), ({ $0.greatestDistance = 0.1 }, "too unlike"),
            ({ $0.lowestRate = 150 }, "samples/s are too few"), ({ $0.restlessness = 0 }, "not seen at rest"),
            ({ $0.greatestGravityError = 0.01 }, "instead of gravity"), ({ $0.fastestSpeed = 0.5 }, "faster"),
            (
                {
                    $0.gravityError = 0.01
                    $0.gravitySpread = 0
                }, "not always the same"
            ),
        ]
        for gate in gates { #expect(reason(try outcome(foot, gate.change)).contains(gate.word)) }
        let running = ToeLiftEstimation.Timing(strideTime: 0.7, swingShare: 0.6)
        #expect(reason(try outcome(foot, timing: running)).contains("running"))
    }

    @Test func anyMountingOfARealFootGivesTheSame() throws {
        let turning = Rotation(angle: 2.1, axis: Vector3(0.3, -0.5, 0.8).normalized)
        for foot in try RealFoot.voisard().prefix(4) {
            var turned = foot
            turned.segments = foot.segments.map { $0.mapped { _, a, w in (turning.apply(a), turning.apply(w)) } }
            guard case .estimate(let one) = try outcome(foot), case .estimate(let other) = try outcome(turned) else {
                continue
            }
            #expect(abs(one.pitch - other.pitch) < 0.5 && abs(one.contactPitch - other.contactPitch) < 0.5)
            #expect(one.lift == other.lift && one.landing == other.landing)
            #expect(abs(one.domainDistance - other.domainDistance) < 0.05)
        }
    }

    /// A simulated foot is nothing like the reference people, so its level is withheld; its course is followed.
    @Test(arguments: [0.6, 0.9])
    func aLowerPitchAtContactLowersTheEstimate(speed: Double) throws {
        var estimation = ToeLiftEstimation()
        estimation.greatestDistance = .infinity
        estimation.leastBraking = 0
        let drops = [0.0, 10, 20, 30]
        let pitches = try drops.map { drop in
            var scenario = WalkingScenario()
            scenario.path = [.stand(seconds: 2), .walk(strides: 14), .stand(seconds: 2)]
            scenario.strideTime = 1.2 / speed.squareRoot()
            scenario.strideLength = speed * scenario.strideTime
            scenario.left.contactPitch = 20 - drop
            let foot = try #require(SimulatedFoot.pair(scenario).first)
            let signal = FootSignal(accelerationOf: foot.segments.map(\.withoutGyroscope))
            let slow = signal.atAccelerometerRate
            var strides = try #require(AccelerometerSegmentation().segment(signal)).strides
            for i in strides.indices { strides[i].range = signal.range(strides[i].range, in: slow) }
            guard
                case .estimate(let estimate) = estimation.estimate(
                    strides, in: slow, sensorRate: signal.rate, timing: .init())
            else { return Double.nan }
            #expect(estimate.domainDistance > ToeLiftEstimation().greatestDistance)
            return estimate.pitch
        }
        for (higher, lower) in zip(pitches, pitches.dropFirst()) { #expect(lower < higher) }
        // The least-squares slope over drops of 0, 10, 20 and 30 deg.
        let slope = zip(drops, pitches).reduce(0) { $0 + ($1.0 - 15) * $1.1 } / 500
        #expect((0.7...1.5).contains(-slope))
    }
}
