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

    @Test(
        arguments: WalkingScenario.presets.filter { $0.value.disturbances.isEmpty }.keys.sorted(), [50.0, 102.4, 400.0])
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

    @Test func thePathGoesWithTheSamples() throws {
        let simulation = WalkingSimulation(
            scenario: WalkingScenario().shortened(), sensor: .ideal(rate: 100), seed: 4)
        let session = simulation.run()
        let path = simulation.path(of: .left)
        #expect(path.pitch.count == session.left.sampleCount)
        let stride = try #require(session.truth[0].strides.dropFirst().first)
        let start = Int((stride.start * 100).rounded())
        let end = Int((stride.end * 100).rounded())
        let way = path.sensor.x[end] - path.sensor.x[start]
        #expect(abs(way - (stride.length ?? 0)) < 1e-3)
        let swing = Int((stride.toeOff * 100).rounded(.up))..<Int(stride.initialContact * 100)
        let lowest = try #require(swing.dropFirst(swing.count / 4).prefix(swing.count / 2).map { path.toe.z[$0] }.min())
        #expect(abs(lowest - (stride.minToeClearance?.value ?? 0)) < 2e-4)
        #expect(path.heel.z.allSatisfy { $0 > -1e-9 })
        #expect(simulation.path(of: .unknown).pitch.isEmpty)
    }

    @Test func impossibleNumbersAreNamed() {
        #expect(WalkingScenario.presets.values.allSatisfy { $0.problem == nil })
        #expect(WalkingScenario.presets.keys.sorted() == WalkingScenario.presetNames)
        #expect((0..<200).allSatisfy { WalkingScenario.random(seed: $0).problem == nil })
        #expect(SensorModel().problem == nil)
        #expect(SensorModel.ideal(rate: 50).problem == nil)
        var scenario = WalkingScenario()
        scenario.right.stanceShare = 0.4
        #expect(scenario.problem == "right foot: stance share 0.4; 0.52 to 0.85 expected")
        scenario = WalkingScenario()
        scenario.strideTime = .nan
        #expect(scenario.problem != nil)
        scenario = WalkingScenario()
        scenario.path = [.stand(seconds: .infinity)]
        #expect(scenario.problem?.hasPrefix("the way cannot hold") == true)
        var sensor = SensorModel()
        sensor.rate = 0
        #expect(sensor.problem == "rate 0.0 Hz; 10 to 10000 expected")
        sensor = SensorModel()
        sensor.packetLoss = 1
        #expect(sensor.problem != nil)
    }
}
