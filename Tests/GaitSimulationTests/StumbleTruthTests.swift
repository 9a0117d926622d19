import FootDrop
import Gait
import Recordings
import SignalProcessing
import Testing

@testable import GaitSimulation

struct StumbleTruthTests {
    /// The disturbed walk of both feet and what they met.
    private static func walk(_ kind: Disturbance.Kind) -> (left: [StrideDesign], right: [StrideDesign], met: [Stumble])
    {
        let walk = Walk(DisturbanceTests.scenario(kind), seed: 3)
        let met = [(walk.left, Side.left), (walk.right, .right)].flatMap { motion, side in
            SimulatedStumble.all(of: motion, side: side, recording: 0...walk.duration).map(\.stumble)
        }
        return (walk.left.strides.map(\.design), walk.right.strides.map(\.design), met)
    }

    @Test(arguments: Disturbance.Kind.allCases.filter { !$0.isStumble })
    func whatOnlyLooksLikeAStumbleIsNone(kind: Disturbance.Kind) {
        #expect(Self.walk(kind).met.isEmpty)
    }

    @Test(arguments: [
        (Disturbance.Kind.elevating, Stumble.Kind.stumbleElevating), (.lowering, .stumbleLowering), (.scuff, .scuff),
        (.drag, .scuff), (.nearFall, .nearFall),
    ])
    func aStumbleIsListedInItsSwing(kind: Disturbance.Kind, listed: Stumble.Kind) throws {
        let walk = Self.walk(kind)
        let met = try #require(walk.met.first)
        #expect(walk.met.count == 1)
        #expect(met.kind == listed)
        #expect(met.side == .right)
        #expect(met.score == 1)
        #expect(met.reason.contains("m/s forward speed lost"))
        #expect(met.stride == DisturbanceTests.disturbedStride)
        let stride = walk.right[DisturbanceTests.disturbedStride]
        #expect(stride.toeOff < met.time && met.time < stride.contact)
    }

    @Test func aLaterClockListsTheStumblesInItsOwnTime() throws {
        var sensor = SensorModel.ideal(rate: 50)
        sensor.clockOffset = 0.25
        let scenario = DisturbanceTests.scenario(.elevating)
        let session = WalkingSimulation(scenario: scenario, sensor: sensor, seed: 3).run()
        let met = try #require(session.stumbles.first)
        #expect(abs(met.stumble.time - (try #require(Self.walk(.elevating).met.first)).time + 0.25) < 1e-12)
        let stride = session.truth[1].strides[try #require(met.stumble.stride)]
        #expect(stride.toeOff < met.stumble.time && met.stumble.time < stride.initialContact)
    }

    /// Swing times and lengths against an undisturbed stride of the same walk.
    @Test func swingsChangeAsTheKindSays() {
        func way(_ design: StrideDesign) -> Double { (design.to.heel - design.from.heel).norm }
        let usual = Self.walk(.tap).right[2]
        func change(_ design: StrideDesign) -> (time: Double, way: Double) {
            (design.swing / usual.swing - 1, way(design) / way(usual) - 1)
        }
        let walk = Self.walk(.elevating)
        let elevating = change(walk.right[2])
        #expect((0.15...0.6).contains(elevating.time))
        #expect(elevating.way > -0.1)
        // The leg that stands while the other is lifted over stands longer.
        #expect(walk.left[2].toeOff - walk.left[1].contact > 1.1 * (usual.strideTime - usual.swing))
        let lowering = change(Self.walk(.lowering).right[2])
        #expect(lowering.time < -0.15 && lowering.time > -0.5)
        #expect(lowering.way < -0.2)
        #expect(abs(change(Self.walk(.scuff).right[2]).time) < 0.01)
        #expect(abs(change(Self.walk(.drag).right[2]).way) < 0.01)
        // After a near-fall two of the next three swings differ by more than a quarter.
        let nearFall = Self.walk(.nearFall)
        let following = [nearFall.left[2], nearFall.right[3], nearFall.left[3]].map(change)
        #expect(following.count { abs($0.time) > 0.25 || abs($0.way) > 0.25 } >= 2)
    }

    @Test func aDraggingToeLiesOnTheFloor() throws {
        let scenario = DisturbanceTests.scenario(.drag)
        let session = WalkingSimulation(scenario: scenario, sensor: .ideal(rate: 50), seed: 3).run()
        let stride = session.truth[1].strides[2]
        let motion = Walk(DisturbanceTests.scenario(.drag), seed: 3).right
        let dip = try #require(motion.strides[2].design.disturbance?.dip)
        let share = (dip.end - dip.start) / stride.swingTime
        #expect(abs(try #require(stride.dragFraction) - share) < 1e-9)
        #expect((0.03...0.2).contains(dip.end - dip.start))
        for k in 0...10 {
            let pose = motion.pose(at: dip.start + (dip.end - dip.start) * Double(k) / 10)
            #expect(abs(pose.toe.value.z) < 1e-12)
        }
        #expect(abs(try #require(stride.minToeClearance).value) < 1e-9)
    }

    @Test func stumblesOfASeedAreTheSameAndFarApart() throws {
        var scenario = WalkingScenario()
        scenario.lengthen(toStrides: 60)
        var again = scenario
        #expect(scenario.addStumbles(9, seed: 4) == 9)
        #expect(again.addStumbles(9, seed: 4) == 9)
        #expect(scenario.disturbances == again.disturbances)
        #expect(scenario.problem == nil)
        let strides = scenario.disturbances.map(\.stride)
        #expect(zip(strides, strides.dropFirst()).allSatisfy { $1 - $0 >= 4 })
        #expect(again.addStumbles(99, seed: 4) == 0)
        scenario.lengthen(toStrides: 12)
        #expect(scenario.disturbances.allSatisfy { $0.stride < 12 })
    }

    @Test func impossibleDisturbancesAreNamed() {
        func problem(_ disturbance: Disturbance, _ path: [WalkingPathElement]? = nil) -> String? {
            var scenario = WalkingScenario()
            scenario.path = path ?? scenario.path
            scenario.disturbances = [disturbance]
            return scenario.problem
        }
        #expect(problem(Disturbance(.scuff, side: .left, stride: 5)) == nil)
        #expect(
            problem(Disturbance(.scuff, side: .left, stride: 50))
                == "scuff in stride 50: the left foot has no such stride")
        #expect(problem(Disturbance(.scuff, side: .right, stride: 20))?.contains("first or last") == true)
        #expect(problem(Disturbance(.scuff, side: .right, stride: 0))?.contains("first or last") == true)
        #expect(problem(Disturbance(.scuff, side: .unknown, stride: 5)) != nil)
        #expect(problem(Disturbance(.scuff, side: .left, stride: 5, swingPercent: 95)) != nil)
        #expect(problem(Disturbance(.scuff, side: .left, stride: 5, speedLost: .nan)) != nil)
        let stairs: [WalkingPathElement] = [.walk(strides: 2), .stairs(strides: 3, rise: 0.3), .walk(strides: 3)]
        #expect(problem(Disturbance(.scuff, side: .left, stride: 3), stairs)?.contains("stairs") == true)
        #expect(problem(Disturbance(.scuff, side: .left, stride: 6), stairs) == nil)
    }

    /// The strides that may be disturbed are exactly the whole ones that the plan lays on the plane.
    @Test(arguments: ["stairs-up", "stop-and-go", "turns"])
    func onlyWholeStridesOffTheStairsCanBeDisturbed(preset: String) throws {
        var scenario = try #require(WalkingScenario.presets[preset])
        scenario.variability = 0
        let walk = Walk(scenario, seed: 1)
        for (side, motion) in [(Side.left, walk.left), (.right, walk.right)] {
            let plain = motion.strides.indices.filter {
                !motion.strides[$0].design.isHalf && motion.strides[$0].design.ground == .plane
            }
            #expect(scenario.disturbableStrides(of: side) == plain)
        }
    }
}
