import Glibc
import Recordings
import SignalProcessing
import Testing

@testable import Gait

struct MovementBurstsTests {
    /// Turning at 4 rad/s about one axis during the given stretches, in seconds.
    private func segment(_ seconds: Double, _ moving: [ClosedRange<Double>], start: Double = 0) -> InertialSegment {
        SampleSignals.segment(
            seconds: seconds, start: start,
            angularRate: { time in moving.contains { $0.contains(time) } ? Vector3(0, 4, 0) : .zero })
    }

    private func bursts(_ segments: [InertialSegment]) throws -> [MovementBurst] {
        let signal = FootSignal(segments)
        return MovementBursts().find(in: try #require(FootRotation(signal)), of: signal)
    }

    @Test func burstsLieBetweenRests() throws {
        let found = try bursts([segment(6, [1...1.5, 3...4])])
        try #require(found.count == 2)
        for (burst, truth) in zip(found, [(100, 151), (300, 401)]) {
            // The low-pass and the averaging window widen a burst by up to 0.1 s.
            #expect(abs(burst.range.lowerBound - truth.0) <= 10)
            #expect(abs(burst.range.upperBound - truth.1) <= 10)
            let angle = 4 * Double(truth.1 - truth.0) / 100
            #expect(abs(burst.path - angle) < 0.03 * angle)
        }
    }

    @Test func aZeroCrossingIsNoRest() throws {
        // 30 ms between push-off and swing.
        #expect(try bursts([segment(6, [1...1.5, 1.53...2, 4...5])]).count == 2)
    }

    @Test func burstsEndAtGaps() throws {
        let found = try bursts([segment(4, [3...4]), segment(4, [0...1], start: 4.5)])
        try #require(found.count == 2)
        #expect(found[0].range.upperBound == 400)
        #expect(found[1].range.lowerBound == 400)
    }

    @Test func strengthIsTheUsualMaximumWhileMoving() {
        let standing = [Double](repeating: 0.1, count: 100)
        let walking = [1.0, 5, 1, 1, 6, 1, 1, 7, 1, 1]
        // Windows of ten samples: ten of standing, which do not count.
        #expect(FootRotation.typicalMaximum(of: standing + walking, window: 10) == 7)
        #expect(FootRotation.typicalMaximum(of: walking, window: 3) == 6)
        #expect(FootRotation.typicalMaximum(of: [], window: 3) == 0)
        #expect(FootRotation.typicalMaximum(of: [0, 0, 0], window: 3) == 0)
    }

    @Test func aConstantBiasIsNoMovement() throws {
        let biased = segment(6, [1...1.5, 3...4]).mapped { _, a, w in (a, w + Vector3(0.3, -0.2, 0.25)) }
        let plain = try bursts([segment(6, [1...1.5, 3...4])])
        let found = try bursts([biased])
        #expect(found.map(\.range) == plain.map(\.range))
        for (a, b) in zip(found, plain) { #expect(abs(a.path - b.path) < 0.02) }
    }

    @Test func anEmptySignalHasNoRotation() {
        #expect(FootRotation(FootSignal([])) == nil)
        #expect(FootRotation(FootSignal([SampleSignals.segment(seconds: 0)])) == nil)
    }
}
