import Gait
import Recordings
import Testing

@testable import GaitSimulation

struct WalkingSimulationTests {
    @Test func equalSeedsGiveEqualSessions() {
        let simulation = WalkingSimulation(scenario: WalkingScenario().shortened(), seed: 7)
        let first = simulation.run()
        let second = simulation.run()
        for (a, b) in zip(first.left.channels + first.right.channels, second.left.channels + second.right.channels) {
            #expect(a.samples.map(\.bitPattern) == b.samples.map(\.bitPattern))
        }
        #expect(first.truth.map(\.strides) == second.truth.map(\.strides))
    }

    @Test func anotherSeedGivesAnotherWalk() {
        let scenario = WalkingScenario().shortened()
        let first = WalkingSimulation(scenario: scenario, seed: 1).run()
        let second = WalkingSimulation(scenario: scenario, seed: 2).run()
        #expect(first.truth[0].strides[1].length != second.truth[0].strides[1].length)
        #expect(first.left.channels[0].samples[5] != second.left.channels[0].samples[5])
    }

    @Test func theWalkDoesNotDependOnTheSensor() {
        let scenario = WalkingScenario().shortened()
        let ideal = WalkingSimulation(scenario: scenario, sensor: .ideal(rate: 100), seed: 3).run()
        let typical = WalkingSimulation(scenario: scenario, sensor: SensorModel(), seed: 3).run()
        #expect(ideal.truth.map(\.strides) == typical.truth.map(\.strides))
    }

    @Test func theGeneratorIsSplitMix() {
        var random = SimulationRandom(seed: 42, use: .walk)
        var other = SimulationRandom(seed: 42, use: .leftErrors)
        // Computed independently from the published algorithm: any change would change every committed fixture.
        #expect(random.next() == 0xC1A0_1E77_FDE6_572D)
        #expect(random.next() != other.next())
        let normals = (0..<20000).map { _ in random.normal() }
        #expect(abs(normals.reduce(0, +) / 20000) < 0.03)
        #expect(abs(normals.reduce(0) { $0 + $1 * $1 } / 20000 - 1) < 0.04)
    }

    @Test(arguments: WalkingScenario.presets.keys.sorted(), [50.0, 102.4, 400.0])
    func everyPresetRunsAtEveryRate(preset: String, rate: Double) throws {
        var sensor = SensorModel()
        sensor.rate = rate
        let scenario = try #require(WalkingScenario.presets[preset]).shortened()
        let session = WalkingSimulation(scenario: scenario, sensor: sensor, seed: 11).run()
        for (stream, truth) in zip([session.left, session.right], session.truth) {
            #expect(stream.rate == rate)
            #expect(stream.side == truth.side)
            #expect(stream.placement == .foot)
            #expect(stream.channels.count == 6)
            #expect(stream.channels.allSatisfy { $0.samples.count == stream.sampleCount })
            #expect(stream.channels.allSatisfy { $0.samples.allSatisfy(\.isFinite) })
            #expect(stream.channel(.acceleration, .z) != nil)
            #expect(stream.channel(.angularRate, .y) != nil)
            #expect(truth.strides.count >= 3)
            #expect((truth.strides.last?.end ?? .infinity) <= stream.duration)
        }
    }

    @Test func standingStillHasNoStrides() {
        var scenario = WalkingScenario()
        scenario.path = [.stand(seconds: 3)]
        let session = WalkingSimulation(scenario: scenario, sensor: .ideal(rate: 100)).run()
        #expect(session.left.sampleCount == 301)
        #expect(session.truth.allSatisfy { $0.strides.isEmpty && $0.events.isEmpty && $0.bouts.isEmpty })
    }

    @Test func anEmptyWayGivesOneSample() {
        var scenario = WalkingScenario()
        scenario.path = []
        let session = WalkingSimulation(scenario: scenario, sensor: .ideal(rate: 100)).run()
        #expect(session.left.sampleCount == 1)
    }
}
