import FootDrop
import Gait
import Recordings
import SignalProcessing
import Testing

@testable import GaitSimulation

struct DisturbanceTests {
    /// A steady walk with one disturbance in the middle.
    static func scenario(
        _ kind: Disturbance.Kind, side: Side = .right, percent: Double? = nil, lost: Double? = nil,
        change: (inout WalkingScenario) -> Void = { _ in }
    ) -> WalkingScenario {
        var scenario = WalkingScenario()
        scenario.path = [.stand(seconds: 1), .walk(strides: 8), .stand(seconds: 1)]
        scenario.variability = 0
        change(&scenario)
        scenario.disturbances = [
            Disturbance(kind, side: side, stride: 3, swingPercent: percent, speedLost: lost)
        ]
        return scenario
    }

    static let seeds: [UInt64] = [1, 2, 3, 4]
    static let kinds = Disturbance.Kind.allCases

    @Test(arguments: kinds)
    func derivativesAreExact(kind: Disturbance.Kind) {
        let motion = Walk(Self.scenario(kind), seed: 2).right
        for stride in motion.strides[3...4] {
            let range = stride.design.heelOff...stride.design.flat
            for direction in [Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1)] {
                expectExactDerivatives(of: { motion.pose(at: $0).toe.along(direction) }, over: range, tolerance: 1e-4)
                expectExactDerivatives(of: { motion.pose(at: $0).up.along(direction) }, over: range, tolerance: 1e-4)
            }
            expectExactDerivatives(of: { motion.pose(at: $0).pitch }, over: range, tolerance: 1e-4)
        }
    }

    @Test(arguments: kinds, seeds)
    func theSoleStaysAboveTheFloorAndTheMotionWithinReason(kind: Disturbance.Kind, seed: UInt64) {
        for deficit in [0.0, 25] {
            let scenario = Self.scenario(kind) { $0.changeBothFeet { $0.dorsiflexionDeficit = deficit } }
            let walk = Walk(scenario, seed: seed)
            for motion in [walk.left, walk.right] {
                var lowest = 1.0
                var wildest = 0.0
                for time in stride(from: 2.5, to: walk.duration, by: 0.003) {
                    let pose = motion.poseOnFloor(at: time)
                    let heel = pose.point(forward: -motion.footLength, left: 0, up: 0).value.z
                    lowest = min(lowest, pose.toe.value.z, heel)
                    wildest = max(wildest, pose.point(forward: -0.13, left: 0, up: 0.06).second.norm)
                }
                #expect(lowest > -1e-9, "\(kind), \(deficit)°, seed \(seed)")
                #expect(wildest < 300, "\(kind), \(deficit)°, seed \(seed)")
            }
        }
    }

    @Test(arguments: kinds, seeds)
    func accelerationHasNoJumpsAndTheFootRestsFlat(kind: Disturbance.Kind, seed: UInt64) {
        let motion = Walk(Self.scenario(kind), seed: seed).right
        for (stride, next) in zip(motion.strides, motion.strides.dropFirst()) {
            let design = stride.design
            let rest = motion.pose(at: (design.flat + next.design.heelOff) / 2)
            #expect(next.design.heelOff - design.flat > 0.03)
            #expect(rest.toe.first == .zero)
            #expect(rest.pitch.value == 0)
            var joints = [design.heelOff, design.toeOff, design.contact, design.flat]
            if let disturbance = design.disturbance {
                joints += [disturbance.intended.contact, disturbance.intended.flat]
                joints += disturbance.encounter.map { [$0.time] } ?? []
                joints += disturbance.dip.map { [$0.start, $0.end] } ?? []
            }
            for joint in joints {
                let before = motion.pose(at: joint - 1e-9).point(forward: -0.1, left: 0.02, up: 0.06)
                let after = motion.pose(at: joint + 1e-9).point(forward: -0.1, left: 0.02, up: 0.06)
                #expect((after.value - before.value).norm < 1e-7)
                #expect((after.first - before.first).norm < 1e-5)
                #expect((after.second - before.second).norm < 2e-3, "\(kind) at \(joint)")
            }
        }
    }

    @Test(arguments: [Disturbance.Kind.elevating, .lowering, .scuff, .nearFall])
    func theSpeedAskedForIsLost(kind: Disturbance.Kind) throws {
        let lost = kind == .scuff ? 0.3 : 1.2
        let percent = kind == .lowering ? 45.0 : 30
        let scenario = Self.scenario(kind, percent: percent, lost: lost)
        let stumble = try #require(WalkingSimulation(scenario: scenario, sensor: .ideal(rate: 100)).run().stumbles.first)
        #expect(abs(stumble.speedLost - lost) < 1e-6)
        #expect(abs((stumble.stumble.swingPercent ?? 0) - percent) < 1e-9)
        // The motion itself, against the walk without the stumble.
        var plain = scenario
        plain.disturbances = []
        let disturbed = Walk(scenario, seed: 1).right
        let usual = Walk(plain, seed: 1).right
        let width = try #require(disturbed.strides[3].design.disturbance?.forward?.width)
        let time = stumble.stumble.time + width
        #expect(abs(usual.pose(at: time).toe.first.x - disturbed.pose(at: time).toe.first.x - lost) < 0.1 * lost)
        let before = stumble.stumble.time - 1e-3
        #expect((usual.pose(at: before).toe.value - disturbed.pose(at: before).toe.value).norm < 1e-9)
    }
}
