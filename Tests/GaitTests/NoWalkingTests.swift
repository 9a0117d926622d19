import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

/// Recordings without walking are valid answers with zero strides.
struct NoWalkingTests {
    private func expectNothing(_ segments: [InertialSegment], sourceLocation: SourceLocation = #_sourceLocation) {
        let analysis = WalkingAnalysis().analyze(segments, side: .right)
        #expect(
            analysis.strides.isEmpty && analysis.events.isEmpty && analysis.bouts.isEmpty,
            sourceLocation: sourceLocation)
        #expect(analysis.notes.map(\.code) == ["no_walking"], sourceLocation: sourceLocation)
        #expect(analysis.notes.allSatisfy { $0.side == .right }, sourceLocation: sourceLocation)
        #expect(analysis.model == nil, sourceLocation: sourceLocation)
    }

    @Test func nothingHoldsNothing() {
        expectNothing([])
        expectNothing([SampleSignals.segment(seconds: 0)])
        expectNothing([SampleSignals.segment(seconds: 0), SampleSignals.segment(seconds: 0)])
    }

    @Test(arguments: [0.01, 0.02, 0.03, 0.05, 0.2])
    func aFewSamplesHoldNothing(seconds: Double) {
        expectNothing([SampleSignals.segment(seconds: seconds)])
        expectNothing([SampleSignals.segment(seconds: seconds), SampleSignals.segment(seconds: seconds, start: 9)])
    }

    @Test func standingHoldsNothing() {
        var random = SeededGenerator(seed: 4)
        let still = SampleSignals.segment(seconds: 30)
        expectNothing([still])
        // Sensor noise ten times that of a cheap sensor, and a bias.
        expectNothing([
            still.mapped { _, a, w in
                (a + random.nextNormalVector() * 0.2, w + random.nextNormalVector() * 0.02 + Vector3(0.05, 0, -0.08))
            }
        ])
    }

    @Test func constantSignalsHoldNothing() {
        for (a, w) in [(0.0, 0.0), (9.81, 3), (-50, -34), (1e3, 100)] {
            expectNothing([
                SampleSignals.segment(
                    seconds: 10, acceleration: { _ in Vector3(repeating: a) },
                    angularRate: { _ in Vector3(repeating: w) })
            ])
        }
    }

    @Test func impossibleSamplesAreRefusedWithAReason() {
        var segment = SimulatedFoot.healthy[0].segments[0]
        segment.angularRate.x[777] = .nan
        let analysis = WalkingAnalysis().analyze([segment], side: .left)
        #expect(analysis.strides.isEmpty)
        #expect(analysis.notes.map(\.code) == ["not_analysable"])
        #expect(analysis.notes.map(\.severity) == [.error])
    }
}
