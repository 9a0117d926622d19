import SignalProcessing
import TestSupport
import Testing

@testable import Gait

struct PivotPointTests {
    private static let lever = (forward: [0.17, 0.175, 0.18], left: -0.03, up: -0.05)

    /// Turns about a resting point: mostly pitch, some roll and yaw, at three levels of pitch.
    private func samples(_ count: Int, noise: Double = 0, wild: Int = 0) -> [PivotSample] {
        var random = SeededGenerator(seed: 5)
        return (0..<count).map { i in
            let level = i % 3
            let pitch = Rotation(angle: 0.6 + 0.15 * Double(level), axis: Vector3(0, 1, 0))
            let turn = Rotation(rotationVector: random.nextNormalVector() * 0.12) * pitch
            func image(_ axis: Vector3) -> Vector3 { turn.apply(axis) - axis }
            let (forward, left, up) = (image(Vector3(1, 0, 0)), image(Vector3(0, 1, 0)), image(Vector3(0, 0, 1)))
            var displacement = -(forward * Self.lever.forward[level] + left * Self.lever.left + up * Self.lever.up)
            displacement += random.nextNormalVector() * (i < wild ? 0.1 : noise)
            return PivotSample(level: level, forward: forward, left: left, up: up, displacement: displacement)
        }
    }

    @Test func anExactPivotIsRecovered() throws {
        let found = try #require(PivotFinder().find(samples(30), levels: 3))
        for (level, truth) in zip(found.forward, Self.lever.forward) { #expect(abs(level - truth) < 1e-9) }
        #expect(abs(found.left - Self.lever.left) < 1e-9)
        #expect(abs(found.up - Self.lever.up) < 1e-9)
        #expect(found.residual < 1e-9)
    }

    @Test func noiseIsAveragedAndWildStridesAreLeftOut() throws {
        for wild in [0, 12] {
            let found = try #require(PivotFinder().find(samples(90, noise: 0.003, wild: wild), levels: 3))
            #expect(abs(found.forward[1] - Self.lever.forward[1]) < 0.004)
            #expect(abs(found.up - Self.lever.up) < 0.004)
            #expect(abs(found.left - Self.lever.left) < 3 * found.leftDeviation)
            #expect(found.residual < 0.01)
        }
    }

    @Test func aKnownSidewaysPlaceIsKept() throws {
        let found = try #require(PivotFinder(knownLeft: -0.02).find(samples(30), levels: 3))
        #expect(abs(found.left + 0.02) < 1e-4)
    }

    @Test func aFootThatOnlyPitchesDoesNotTellTheSidewaysPlace() throws {
        // The rotation is about the left axis itself: its image does not move.
        let plane = (0..<30).map { i -> PivotSample in
            let turn = Rotation(angle: 0.5 + 0.01 * Double(i), axis: Vector3(0, 1, 0))
            let (x, z) = (Vector3(1, 0, 0), Vector3(0, 0, 1))
            let (forward, up) = (turn.apply(x) - x, turn.apply(z) - z)
            return PivotSample(
                level: 0, forward: forward, left: .zero, up: up, displacement: -(forward * 0.18 + up * -0.05))
        }
        #expect(PivotFinder().find(plane, levels: 1) == nil)
        let held = try #require(PivotFinder(knownLeft: 0.01).find(plane, levels: 1))
        #expect(abs(held.forward[0] - 0.18) < 1e-6)
        #expect(abs(held.up + 0.05) < 1e-6)
    }

    @Test func tooLittleTellsNothing() {
        #expect(PivotFinder().find([], levels: 1) == nil)
        #expect(PivotFinder().find(Array(samples(2)), levels: 1) == nil)
        // No sample at the third level.
        #expect(PivotFinder().find(samples(30).filter { $0.level < 2 }, levels: 3) == nil)
    }
}
