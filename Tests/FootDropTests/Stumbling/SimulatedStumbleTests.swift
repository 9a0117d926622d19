import Gait
import GaitSimulation
import Recordings
import Testing

@testable import FootDrop

/// Walkers who stumble by the simulator, at random mountings.
struct SimulatedStumbleTests {
    private func walk(_ preset: String, seed: UInt64) async throws -> (StumblingFindings, SimulatedSession) {
        let scenario = try #require(WalkingScenario.presets[preset])
        let simulated = WalkingSimulation(scenario: scenario, seed: seed).run()
        let sources = [simulated.left, simulated.right].map { stream in
            SessionSource(
                Recording(
                    source: RecordingSource(path: stream.side.rawValue, format: "simulation", sha256: ""),
                    streams: [stream]))
        }
        return (StumbleDetection().detect(in: try await SessionAnalysis().analyze(sources)), simulated)
    }

    /// The event that tells a true one.
    private func match(_ truth: Stumble, _ events: [Stumble]) -> Stumble? {
        events.filter { $0.side == truth.side && abs($0.time - truth.time) < 0.6 }
            .min { abs($0.time - truth.time) < abs($1.time - truth.time) }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func stumblesAreFoundWithKindAndTime(seed: UInt64) async throws {
        let (found, simulated) = try await walk("stumbles", seed: seed)
        let grave = simulated.stumbles.filter { $0.stumble.kind != .scuff && $0.speedLost > 0.6 }
        #expect(grave.count >= 4)
        for truth in grave {
            let event = try #require(match(truth.stumble, found.events), "\(truth.kind) at \(truth.stumble.time)")
            #expect(event.kind == truth.stumble.kind)
            #expect(abs(event.time - truth.stumble.time) < 0.05)
        }
        // Everything reported did happen.
        for event in found.events {
            #expect(match(event, simulated.stumbles.map(\.stumble)) != nil, "\(event)")
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func whatOnlyLooksLikeAStumbleIsNone(seed: UInt64) async throws {
        let (found, _) = try await walk("distractors", seed: seed)
        #expect(found.events.isEmpty)
        #expect(found.swingCount > 70)
    }

    @Test(arguments: ["foot-drop-left", "turns", "stop-and-go", "slow"])
    func walkingWithoutStumblesHasNone(preset: String) async throws {
        #expect(try await walk(preset, seed: 5).0.events.isEmpty)
    }
}
