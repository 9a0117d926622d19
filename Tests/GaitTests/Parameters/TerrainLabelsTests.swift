import TestSupport
import Testing

@testable import Gait

struct TerrainLabelsTests {
    private func strides(_ rises: [Double], length: Double = 1.2, deviation: Double = 0.01) -> [TerrainLabels.Measured?]
    {
        rises.map { TerrainLabels.Measured(rise: $0, deviation: deviation, length: length) }
    }

    private func label(_ strides: [TerrainLabels.Measured?], tilt: Double = 0.01) -> (
        ground: [TerrainLabels.Ground], slope: Double?
    ) {
        TerrainLabels().label(strides, tilt: tilt)
    }

    @Test func levelGroundScatters() {
        let (ground, slope) = label(strides([0.02, -0.03, 0.05, -0.063, 0.01, -0.02, 0.03]))
        #expect(ground.allSatisfy { $0 == .level })
        #expect(slope == nil)
    }

    @Test func stairsAreSteep() {
        let way = strides([0, 0.01]) + strides([0.17, 0.34, 0.33, 0.16], length: 0.6) + strides([-0.01, 0])
        #expect(label(way).ground == [.level, .level, .stairsUp, .stairsUp, .stairsUp, .stairsUp, .level, .level])
        let down = strides([0, 0.01]) + strides([-0.34, -0.33, -0.1], length: 0.6)
        #expect(label(down).ground == [.level, .level, .stairsDown, .stairsDown, .stairsDown])
    }

    @Test func aSingleKerbIsUnevenAndNoStairs() {
        #expect(
            label(strides([0, 0.01, 0.1, 0, -0.01, -0.1, 0])).ground == [
                .level, .level, .unevenUp, .level, .level, .unevenDown, .level,
            ])
    }

    @Test func aRiseWithinItsErrorIsLevel() {
        #expect(label(strides([0, 0.2, 0], length: 0.6, deviation: 0.07)).ground == [.level, .level, .level])
    }

    @Test(arguments: [0.05, -0.08])
    func aSlopeIsItsMedian(gradient: Double) throws {
        var random = SeededGenerator(seed: 2)
        let rises = (0..<12).map { _ in 1.2 * gradient + 0.01 * random.nextNormal() }
        let (ground, slope) = label(strides(rises))
        #expect(abs(try #require(slope) - gradient) < 0.01)
        #expect(ground.allSatisfy { $0 == .level })
    }

    @Test func whatTheSensorsTiltExplainsIsNoSlope() {
        let rises = [Double](repeating: 0.06, count: 10)
        #expect(label(strides(rises), tilt: 0.06).slope == nil)
        #expect(label(strides(rises), tilt: 0.01).slope != nil)
        // Below the smallest slope, and too few strides.
        #expect(label(strides([Double](repeating: 0.03, count: 10))).slope == nil)
        #expect(label(strides([Double](repeating: 0.07, count: 4))).slope == nil)
    }

    @Test func stridesWithoutTrajectoryAreTakenAsLevel() {
        #expect(label([nil, nil]).ground == [.level, .level])
        #expect(label([]).ground.isEmpty)
    }
}
