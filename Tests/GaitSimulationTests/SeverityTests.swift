import Gait
import Recordings
import Testing

@testable import GaitSimulation

struct SeverityTests {
    private static func foot(_ severity: Double) -> FootGait {
        var foot = FootGait()
        foot.weaken(severity: severity)
        return foot
    }

    @Test func noneLeavesAHealthyFoot() {
        var expected = FootGait()
        // The compensation has nothing to compensate.
        expected.steppageGain = 0.5
        #expect(Self.foot(0) == expected)
    }

    @Test func theDeficitGrowsAndTheSlapComesAndGoes() {
        let steps = [0, 0.1, 0.2, 0.4, 0.6, 0.8, 1].map(Self.foot)
        for (less, more) in zip(steps, steps.dropFirst()) {
            #expect(more.dorsiflexionDeficit > less.dorsiflexionDeficit)
            #expect(more.dragShare >= less.dragShare)
            #expect(more.circumduction > less.circumduction)
            #expect(more.contactShock <= less.contactShock)
        }
        #expect(steps[2].slap > 0.25 && steps[3].slap > steps[2].slap)
        #expect(steps[5].slap == 0 && steps[6].slap == 0)
        #expect(steps[6].dorsiflexionDeficit == 30)
        #expect(steps.allSatisfy { $0.problem == nil })
    }

    @Test func onlyTheNamedLegIsWeakened() {
        var scenario = WalkingScenario()
        scenario.weaken(.left, severity: 0.5)
        #expect(scenario.right == FootGait())
        #expect(scenario.left.dorsiflexionDeficit == 15)
        var mirrored = WalkingScenario()
        mirrored.weaken(.right, severity: 0.5)
        #expect(mirrored.right == scenario.left)
        scenario = WalkingScenario()
        scenario.weaken(.unknown, severity: 1)
        #expect(scenario == WalkingScenario())
    }

    @Test func theShareOfDraggingStridesIsTheOneAskedFor() {
        var scenario = WalkingScenario()
        scenario.lengthen(toStrides: 200)
        scenario.left.dragShare = 0.3
        let walk = Walk(scenario, seed: 2)
        let dragging = walk.left.strides.count { $0.design.disturbance?.encounter?.kind == .drag }
        #expect((40...80).contains(dragging))
        #expect(walk.right.strides.allSatisfy { $0.design.disturbance == nil })
    }

    @Test(arguments: [0.4, 0.9, 1.2, 1.6])
    func paceGivesSpeedAndTheTypicalPitch(speed: Double) throws {
        var scenario = WalkingScenario()
        scenario.path = [.stand(seconds: 1), .walk(strides: 4), .stand(seconds: 1)]
        scenario.variability = 0
        scenario.pace(at: speed)
        #expect(scenario.problem == nil)
        let stride = WalkingSimulation(scenario: scenario, sensor: .ideal(rate: 20)).run().truth[0].strides[2]
        #expect(abs(try #require(stride.walkingSpeed) - speed) < 1e-6)
        let typical = WalkingScenario.typicalMaxSwingPitch(at: speed)
        #expect(abs(try #require(stride.maxSwingPitch) - typical) < 0.01)
    }

    @Test func personsVaryAsAsked() {
        let persons = (0..<300).map { WalkingScenario.pitchDeviation(standardDeviation: 2.5, seed: $0) }
        let mean = persons.reduce(0, +) / 300
        let variance = persons.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 299
        #expect(abs(mean) < 0.5)
        #expect(abs(variance.squareRoot() - 2.5) < 0.4)
        #expect(WalkingScenario.pitchDeviation(standardDeviation: 0, seed: 9) == 0)
    }
}
