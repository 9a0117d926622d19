import FootDrop
import Gait
import Recordings
import SignalProcessing
import Testing

@testable import GaitSimulation

struct DisturbanceTests {
    static let kinds = Disturbance.Kind.allCases
    static let disturbedStride = 2

    /// A steady short walk with one disturbance in the middle.
    static func scenario(
        _ kind: Disturbance.Kind, side: Side = .right, percent: Double? = nil, lost: Double? = nil,
        deficit: Double = 0
    ) -> WalkingScenario {
        var scenario = WalkingScenario()
        scenario.path = [.stand(seconds: 1), .walk(strides: 4), .stand(seconds: 1)]
        scenario.variability = 0
        scenario.changeBothFeet { $0.dorsiflexionDeficit = deficit }
        scenario.disturbances = [
            Disturbance(kind, side: side, stride: disturbedStride, swingPercent: percent, speedLost: lost)
        ]
        return scenario
    }

    @Test(arguments: kinds)
    func derivativesAreExact(kind: Disturbance.Kind) {
        let scenario = Self.scenario(kind)
        let motion = Walk(scenario, seed: 2).right
        let sampling = SensorSampling(motion: motion, gait: scenario.right)
        let design = motion.strides[Self.disturbedStride].design
        func sensor(_ time: Double) -> VectorJet { sampling.sensor(at: time, in: motion.pose(at: time)) }
        let step = 1e-6
        for k in 0..<120 {
            let time = design.heelOff + (design.flat - design.heelOff) * (Double(k) + 0.37) / 120
            let (before, here, after) = (sensor(time - step), sensor(time), sensor(time + step))
            let velocity = (after.value - before.value) / (2 * step)
            let acceleration = (after.first - before.first) / (2 * step)
            #expect((here.first - velocity).norm <= 1e-5 * (1 + velocity.norm))
            #expect((here.second - acceleration).norm <= 1e-4 * (1 + acceleration.norm), "\(kind) at \(time)")
            let turned =
                (motion.pose(at: time + step).pitch.value - motion.pose(at: time - step).pitch.value) / (2 * step)
            #expect(abs(motion.pose(at: time).pitch.first - turned) <= 1e-5 * (1 + abs(turned)))
        }
    }

    @Test(arguments: kinds, [UInt64(1), 2, 3])
    func theSoleStaysAboveTheFloorAndTheMotionWithinReason(kind: Disturbance.Kind, seed: UInt64) {
        for deficit in [0.0, 30] {
            let walk = Walk(Self.scenario(kind, deficit: deficit), seed: seed)
            for motion in [walk.left, walk.right] {
                let design = motion.strides[Self.disturbedStride].design
                var lowest = 1.0
                var wildest = 0.0
                for time in stride(from: design.heelOff, to: design.flat, by: 0.005) {
                    let pose = motion.poseOnFloor(at: time)
                    let heel = pose.point(forward: -motion.footLength, left: 0, up: 0)
                    lowest = min(lowest, pose.toe.value.z, heel.value.z)
                    wildest = max(wildest, pose.toe.second.norm, heel.second.norm)
                }
                #expect(lowest > -1e-9, "\(kind), \(deficit)°, seed \(seed)")
                // The strongest stop takes 3 m/s in 20 ms.
                #expect(wildest < 300, "\(kind), \(deficit)°, seed \(seed)")
            }
        }
    }

    /// Whatever is asked for, the foot comes down flat, and nothing is below the floor or beyond measure.
    @Test(arguments: kinds, [5.0, 60, 90])
    func anyPhaseAndLossCanBeWalked(kind: Disturbance.Kind, percent: Double) {
        for (lost, time) in [(0.05, 1.1), (6, 0.8)] {
            var scenario = Self.scenario(kind, percent: percent, lost: lost)
            scenario.strideTime = time
            #expect(scenario.problem == nil)
            let motion = Walk(scenario, seed: 6).right
            let stride = motion.strides[Self.disturbedStride]
            let design = stride.design
            #expect(design.toeOff + 0.05 < design.contact && design.contact < design.flat)
            #expect(design.flat < motion.strides[Self.disturbedStride + 1].design.heelOff)
            for instant in Swift.stride(from: design.toeOff, to: design.flat, by: 0.01) {
                let pose = motion.pose(at: instant)
                let heel = pose.point(forward: -motion.footLength, left: 0, up: 0)
                #expect(min(pose.toe.value.z, heel.value.z) > -1e-9)
                #expect(pose.toe.second.norm < 1500, "\(kind), \(percent) %, \(lost) m/s")
            }
            let met = design.disturbance?.encounter
            #expect((met != nil) == kind.isStumble)
            #expect(met.map { $0.speedLost <= lost + 1e-6 && $0.speedLost > 0.03 } ?? true)
        }
    }

    @Test(arguments: kinds, [UInt64(1), 2, 3])
    func accelerationHasNoJumpsAndTheFootRestsFlat(kind: Disturbance.Kind, seed: UInt64) {
        let motion = Walk(Self.scenario(kind), seed: seed).right
        for (stride, next) in zip(motion.strides, motion.strides.dropFirst()).dropFirst(Self.disturbedStride) {
            let design = stride.design
            let rest = motion.pose(at: (design.flat + next.design.heelOff) / 2)
            #expect(next.design.heelOff - design.flat > 0.03)
            #expect(rest.toe.first == .zero)
            #expect(rest.pitch == Jet(0))
            var joints = [design.heelOff, design.toeOff, design.contact, design.flat]
            if let disturbance = design.disturbance {
                joints += [disturbance.intended.contact, disturbance.intended.flat]
                joints += disturbance.encounter.map { [$0.time] } ?? []
                joints += disturbance.dip.map { [$0.start, $0.end] } ?? []
                joints += disturbance.lifts.flatMap { [$0.hump.start, $0.hump.end] }
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
    func theSpeedAskedForIsLostAndNothingIsForeseen(kind: Disturbance.Kind) throws {
        let lost = kind == .scuff ? 0.3 : 1.2
        let percent = kind == .lowering ? 45.0 : 30
        let scenario = Self.scenario(kind, percent: percent, lost: lost)
        var plain = scenario
        plain.disturbances = []
        let disturbed = Walk(scenario, seed: 1).right
        let usual = Walk(plain, seed: 1).right
        let change = try #require(disturbed.strides[Self.disturbedStride].design.disturbance)
        let met = try #require(change.encounter)
        #expect(abs(met.speedLost - lost) < 1e-6)
        #expect(abs(met.swingPercent - percent) < 1e-9)
        let after = met.time + (try #require(change.forward)).width
        let loss = usual.pose(at: after).toe.first.x - disturbed.pose(at: after).toe.first.x
        #expect(abs(loss - lost) < 0.1 * lost)
        let before = met.time - 1e-3
        #expect((usual.pose(at: before).toe.value - disturbed.pose(at: before).toe.value).norm < 1e-9)
    }

    @Test(arguments: kinds)
    func leftAndRightAreAlike(kind: Disturbance.Kind) throws {
        func change(_ side: Side) throws -> (design: StrideDesign, usual: StrideDesign) {
            var scenario = Self.scenario(kind, side: side)
            let walk = Walk(scenario, seed: 5)
            scenario.disturbances = []
            let usual = Walk(scenario, seed: 5)
            let walker: WalkingSide = side == .left ? .left : .right
            return (
                walk.motion(of: walker).strides[Self.disturbedStride].design,
                usual.motion(of: walker).strides[Self.disturbedStride].design
            )
        }
        let left = try change(.left)
        let right = try change(.right)
        #expect(abs(left.design.swing / left.usual.swing - right.design.swing / right.usual.swing) < 1e-9)
        func way(_ design: StrideDesign) -> Double { (design.to.heel - design.from.heel).norm }
        #expect(abs(way(left.design) - way(right.design)) < 1e-9)
        #expect(left.design.disturbance?.bursts.count == right.design.disturbance?.bursts.count)
        let lost = try #require(left.design.disturbance).encounter?.speedLost
        #expect(lost.map { abs($0 - (right.design.disturbance?.encounter?.speedLost ?? -1)) < 1e-9 } ?? true)
    }
}
