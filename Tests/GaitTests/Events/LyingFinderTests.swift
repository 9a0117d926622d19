import GaitSimulation
import Recordings
import SignalProcessing
import Testing

@testable import Gait

/// Where a foot lies instead of standing.
struct LyingFinderTests {
    /// A foot at rest whose up is z, tilted by `degrees` between two instants, with a knock at one.
    private func signal(_ degrees: Double, from: Double, to: Double, knock: Double) -> FootSignal {
        let rate = 100.0
        let turned = Rotation(angle: degrees * .pi / 180, axis: Vector3(1, 0, 0)).apply(Vector3(0, 0, standardGravity))
        let columns = (0..<2000).map { i -> Vector3 in
            let time = Double(i) / rate
            if abs(time - knock) < 0.5 / rate { return Vector3(0, 0, 80) }
            return time >= from && time < to ? turned : Vector3(0, 0, standardGravity)
        }
        return FootSignal([
            InertialSegment(
                start: 3, rate: rate, acceleration: SampleSignals.columns(columns),
                angularRate: SampleSignals.columns(columns.map { _ in .zero }))
        ])
    }

    @Test func aFootThatLiesIsFoundWithItsImpact() throws {
        let stretches = LyingFinder().find(in: signal(85, from: 8, to: 14, knock: 7.2), up: Vector3(0, 0, 1))
        let stretch = try #require(stretches.first)
        #expect(stretches.count == 1)
        #expect(abs(stretch.start - 11) <= 0.5 && abs(stretch.end - 17) <= 0.5)
        #expect(stretch.impact == 80 && abs(stretch.impactTime - 10.2) < 0.011)
    }

    @Test(arguments: [(50.0, 14.0), (85, 10.5)])
    func aLittleTiltOrAShortOneIsNone(degrees: Double, to: Double) {
        let signal = signal(degrees, from: 8, to: to, knock: 7)
        #expect(LyingFinder().find(in: signal, up: Vector3(0, 0, 1)).isEmpty)
    }

    @Test func lyingUntilTheEndCounts() {
        #expect(LyingFinder().find(in: signal(90, from: 15, to: 99, knock: 14), up: Vector3(0, 0, 1)).count == 1)
    }

    @Test func aWalkingFootDoesNotLie() {
        for preset in ["healthy", "stairs-up", "turns"] {
            for foot in SimulatedFoot.pair(preset) { #expect(foot.analysis().lying.isEmpty) }
        }
    }
}
