import GaitSimulation
import Recordings
import Testing

@testable import Gait

/// Several sensors of one simulated walk, each in a file of its own.
struct SessionOfManySensorsTests {
    private static let simulation: WalkingSimulation? = WalkingScenario.presets["stop-and-go"].map {
        WalkingSimulation(scenario: $0, seed: 3)
    }

    private func source(_ path: String, _ streams: [SensorStream], later: Double = 0) -> SessionSource {
        let moved = streams.map { stream in
            var stream = stream
            stream.start += later
            return stream
        }
        return SessionSource(
            Recording(source: RecordingSource(path: path, format: "simulated", sha256: ""), streams: moved))
    }

    @Test func clocksAreBroughtTogetherByTheSteps() async throws {
        let simulation = try #require(Self.simulation)
        let feet = simulation.run()
        let others = simulation.sensors()
        let session = try await SessionAnalysis().analyze([
            source("feet", [feet.left, feet.right]), source("insoles", others.insoles, later: 12.5),
            source("markers", others.markers, later: -4), source("back", [others.lowerBack], later: 100),
        ])
        let offsets = Dictionary(
            uniqueKeysWithValues: session.clocks.map { ($0.path, $0.shift?.offset ?? .infinity) })
        #expect(abs((offsets["insoles"] ?? 0) + 12.5) < 0.02)
        #expect(abs((offsets["markers"] ?? 0) - 4) < 0.02)
        #expect(abs((offsets["back"] ?? 0) + 100) < 0.04)
        // Every event stands on the clock of the feet, in the order of time.
        let end = feet.left.duration + 1
        #expect(session.events.allSatisfy { $0.time > -1 && $0.time < end })
        for side in Side.allCases {
            let times = session.events.filter { $0.side == side }.map(\.time)
            #expect(times == times.sorted())
        }
        #expect(Set(session.events.map(\.source)) == [.foot, .insole, .marker, .lowerBack])
        // What the feet themselves say is as it would be alone.
        let alone = try await SessionAnalysis().analyze([source("feet", [feet.left, feet.right])])
        #expect(session.strides == alone.strides)
        #expect(session.witnesses.map(\.source) == [.marker, .insole, .marker, .insole])
    }

    @Test func sensorsAreComparedWithThatOfTheFoot() async throws {
        let simulation = try #require(Self.simulation)
        let feet = simulation.run()
        let session = try await SessionAnalysis(isSynchronized: true).analyze([
            source("feet", [feet.left, feet.right]), source("belts", simulation.sensors().treadmill),
        ])
        #expect(session.clocks.isEmpty && session.isSynchronized == true)
        #expect(session.agreements.count == 4)
        for agreement in session.agreements {
            #expect(agreement.reference == .foot && agreement.other == .forcePlate)
            #expect(agreement.share > 0.9 && (agreement.spread ?? 1) < 0.02)
            #expect(abs(agreement.medianDifference ?? 1) < 0.02)
        }
        #expect(!session.notes.contains { $0.code == "sensors_disagree" })
    }

    @Test func aLowerBackThatTakesLeftForRightIsCorrected() async throws {
        let simulation = try #require(Self.simulation)
        let feet = simulation.run()
        var back = simulation.sensors().lowerBack
        // A left-handed sensor: one axis of acceleration and the turning about the other two are reversed.
        for i in back.channels.indices {
            let isAcceleration = back.channels[i].quantity == .acceleration
            if (back.channels[i].axis == .y) == isAcceleration {
                back.channels[i].samples = back.channels[i].samples.map { -$0 }
            }
        }
        let session = try await SessionAnalysis(isSynchronized: true).analyze([
            source("feet", [feet.left, feet.right]), source("back", [back]),
        ])
        let agreement = session.agreements.filter { $0.other == .lowerBack && $0.event == .initialContact }
        #expect(agreement.count == 2 && agreement.allSatisfy { $0.matched > 10 && $0.share > 0.8 })
    }

    @Test func theSensorThatTellsMostGivesTheFigures() async throws {
        let simulation = try #require(Self.simulation)
        let others = simulation.sensors()
        let session = try await SessionAnalysis(isSynchronized: true).analyze([
            source("insoles", others.insoles), source("markers", others.markers), source("shanks", others.shanks),
        ])
        #expect(session.feet.map(\.source) == [.marker, .marker])
        #expect(session.witnesses.count == 4)
        #expect(
            session.decisions.contains { $0.subject == "figures of the left foot" && $0.choice.contains("markers") })
    }

    @Test func plateLowerBackAndShankStandAlone() async throws {
        let simulation = try #require(Self.simulation)
        let others = simulation.sensors()
        let plates = try await SessionAnalysis().analyze([source("plates", others.walkway)])
        #expect(plates.feet.isEmpty && plates.loadings.count == 1 && !plates.events.isEmpty)
        let back = try await SessionAnalysis(body: BodyMeasures(legLength: 0.9)).analyze([
            source("back", [others.lowerBack])
        ])
        #expect(back.feet.isEmpty && back.trunk?.gait.cadence != nil)
        let shanks = try await SessionAnalysis().analyze([source("shanks", others.shanks)])
        #expect(shanks.feet.map(\.source) == [.shank, .shank])
        #expect(shanks.feet.allSatisfy { ($0.shankSwingAngle ?? 0) > 20 })
    }

    @Test func anAccelerometerWithoutGyroscopeIsAFoot() async throws {
        let simulation = try #require(Self.simulation)
        var left = simulation.run().left
        left.channels.removeAll { $0.quantity == .angularRate }
        let session = try await SessionAnalysis().analyze([source("left", [left])])
        let foot = try #require(session.feet.first)
        #expect(!foot.hasGyroscope && foot.strides.count > 10)
        #expect(foot.strides.allSatisfy { $0.minToeClearance == nil && $0.maxSwingPitch == nil })
        // Two axes of a gyroscope are a damaged sensor, not one without.
        var damaged = simulation.run().left
        damaged.channels.removeAll { $0.quantity == .angularRate && $0.axis == .z }
        let sources = [source("left", [damaged])]
        await #expect(throws: RecordingError.self) { try await SessionAnalysis().analyze(sources) }
    }
}
