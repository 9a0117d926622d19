import SignalProcessing
import Testing

@testable import Gait

struct PitchAxisTests {
    @Test(arguments: [Vector3(1, 0, 0), Vector3(0, -1, 0), Vector3(0.6, 0, -0.8), Vector3(-0.5, 0.5, 0.70710678)])
    func axisAndSignAreFoundWhateverTheMounting(left: Vector3) throws {
        let turn = Rotation(from: Vector3(0, 1, 0), to: left)
        let signal = FootSignal([
            SchematicStride.walk(strides: 6).mapped { _, a, w in (turn.apply(a), turn.apply(w)) }
        ])
        let rotation = try #require(FootRotation(signal))
        let bursts = MovementBursts().find(in: rotation, of: signal)
        let found = PitchAxisFinder().find(rotation, bursts: bursts, sampleRate: signal.rate)
        // Toe-up is a rotation to the right.
        #expect(found.axis.dot(-left.normalized) > 0.9999)
        #expect(found.confidence > 0.2)
        #expect(found.reversed.axis == -found.axis)
    }

    @Test func withoutMovementThereIsNoConfidence() throws {
        let signal = SampleSignals.signal(seconds: 3)
        let rotation = try #require(FootRotation(signal))
        #expect(PitchAxisFinder().find(rotation, bursts: [], sampleRate: 100).confidence == 0)
    }
}
