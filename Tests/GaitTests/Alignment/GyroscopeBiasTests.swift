import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

struct GyroscopeBiasTests {
    private static let bias = Vector3(0.02, -0.05, 0.03)

    private func foot(_ strides: [Range<Int>], in signal: FootSignal) throws -> SegmentedFoot {
        SegmentedFoot(
            strides: strides.map {
                StrideCandidate(range: $0, swing: $0, mainLobe: nil, kind: .weak, isSplit: false, path: 1)
            }, rotation: try #require(FootRotation(signal)), axis: PitchAxis(axis: Vector3(1, 0, 0), confidence: 1),
            strideTime: 1)
    }

    private func moving(_ time: Double, _ stretches: [ClosedRange<Double>]) -> Vector3 {
        stretches.contains { $0.contains(time) } ? Vector3(3, 1, 0) : Self.bias
    }

    @Test func standingTellsTheBias() throws {
        let signal = SampleSignals.signal(seconds: 5, angularRate: { moving($0, [1...2, 3...4]) })
        let found = try #require(GyroscopeBias().standing(try foot([95..<206, 295..<406], in: signal), in: signal))
        #expect((found - Self.bias).norm < 1e-12)
    }

    @Test func piecesAreLookedThroughEachForItself() throws {
        let part = SampleSignals.segment(seconds: 2, angularRate: { moving($0, [0.9...1.1]) })
        let signal = FootSignal([part, part, part])
        let strides = [88..<113, 288..<313, 488..<513]
        let found = try #require(GyroscopeBias().standing(try foot(strides, in: signal), in: signal))
        #expect((found - Self.bias).norm < 1e-12)
    }

    @Test func shortRestsAreNoStanding() throws {
        // Rests of 0.4 s: what a foot does in mid-stance is motion, not bias.
        let stretches = (0..<5).map { Double($0)...Double($0) + 0.6 }
        let signal = SampleSignals.signal(seconds: 5, angularRate: { moving($0, stretches) })
        let strides = (0..<5).map { $0 * 100..<$0 * 100 + 60 }
        #expect(GyroscopeBias().standing(try foot(strides, in: signal), in: signal) == nil)
    }

    @Test func aTurningFootIsNotStanding() throws {
        let signal = SampleSignals.signal(seconds: 5, angularRate: { _ in Vector3(0.3, 0, 0) })
        #expect(GyroscopeBias().standing(try foot([], in: signal), in: signal) == nil)
    }

    private func closures(_ count: Int, noise: Double, wild: Int = 0) -> [TiltClosure] {
        var random = SeededGenerator(seed: 3)
        return (0..<count).map { i in
            // A stride of about a second in any attitude.
            let axes = Rotation(scalar: random.nextNormal(), vector: random.nextNormalVector()).normalized.columns
            let error = i < wild ? 0.5 : noise * random.nextNormal()
            return TiltClosure(
                rowX: axes.x, rowY: axes.y, tiltX: axes.x.dot(Self.bias) + error, tiltY: axes.y.dot(Self.bias) - error)
        }
    }

    @Test func closureTellsTheBias() {
        // The prior of 2 deg/s draws towards zero by a few per cent.
        #expect((GyroscopeBias().correction(from: closures(60, noise: 0)) - Self.bias).norm < 0.05 * Self.bias.norm)
        #expect((GyroscopeBias().correction(from: closures(60, noise: 0.01)) - Self.bias).norm < 0.1 * Self.bias.norm)
    }

    @Test func wildStridesDoNotDecide() {
        let found = GyroscopeBias().correction(from: closures(60, noise: 0.005, wild: 8))
        #expect((found - Self.bias).norm < 0.15 * Self.bias.norm)
    }

    @Test func fewStridesTellNothing() {
        #expect(GyroscopeBias().correction(from: closures(2, noise: 0)) == .zero)
    }
}
