import GaitSimulation
import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

struct GyroscopeScaleTests {
    /// A simulated foot at some pace, whose gyroscope turns so many times as fast and whose clock is so many times as slow.
    private func estimate(
        length: Double, time: Double, scale: Double = 1, clock: Double = 1
    ) throws -> GyroscopeScale.Estimate {
        var scenario = try #require(WalkingScenario.presets["healthy"])
        (scenario.strideLength, scenario.strideTime) = (length, time)
        var segments = try WalkingSimulation(scenario: scenario, seed: 4).run().right.inertialSegments()
        for i in segments.indices {
            segments[i].angularRate = segments[i].angularRate.mapped { scale * $0 }
            segments[i].rate /= clock
        }
        let signal = FootSignal(segments)
        let foot = try #require(StrideSegmentation().segment(signal))
        let bounds = FootFlatFinder().find(foot.strides, in: signal)
        let walk = try FootWalk(foot, bounds: bounds, in: signal)
        return try #require(
            GyroscopeScale().estimate(
                RestToRestStride.all(of: foot, bounds: bounds, in: signal), gravity: walk.frame.gravity,
                bias: GyroscopeBias().standing(foot, in: signal) ?? .zero, in: signal))
    }

    @Test(arguments: [(0.4, 1.6), (0.5, 2.7), (1.0, 1.2), (1.5, 1.0)], [0.7, 0.9, 1, 1.1, 1.4])
    func theScaleIsFound(pace: (length: Double, time: Double), scale: Double) throws {
        let found = try estimate(length: pace.length, time: pace.time, scale: scale)
        #expect(abs(found.scale * scale - 1) < 0.03)
        #expect(found.standardDeviation < 0.02)
        #expect(GyroscopeScale().isWrong(found) == (abs(1 / scale - 1) > 0.05))
    }

    @Test func aWrongSamplingRateIsAWrongScale() throws {
        let found = try estimate(length: 1.2, time: 1.1, clock: 1.25)
        #expect(abs(found.scale - 1 / 1.25) < 0.03)
    }

    @Test func doubtIsNoFault() {
        let stage = GyroscopeScale()
        #expect(!stage.isWrong(.init(scale: 1.2, standardDeviation: 0.05, leverage: 5)))
        #expect(stage.isWrong(.init(scale: 1.2, standardDeviation: 0.03, leverage: 5)))
        // Hardly any rotation: what the blow of the heel leaves would be a fifth of it.
        #expect(!stage.isWrong(.init(scale: 1.15, standardDeviation: 0, leverage: 1)))
        // A slow walk's lengths are spoilt by less.
        let small = GyroscopeScale.Estimate(scale: 0.93, standardDeviation: 0.002, leverage: 5)
        #expect(!stage.isWrong(small) && !stage.isWrong(small, speed: 1.2) && stage.isWrong(small, speed: 0.25))
        // Sound sensors of those who hardly get on: a few per cent, an offset, or rests that are tilted alike.
        #expect(!stage.isWrong(.init(scale: 0.96, standardDeviation: 0.001, leverage: 8), speed: 0.1))
        #expect(!stage.isWrong(small, gravity: 0.98 * 9.80665, speed: 0.25))
        #expect(!stage.isWrong(.init(scale: 0.93, standardDeviation: 0.002, leverage: 3), speed: 0.1))
        let slow = GyroscopeScale.Estimate(scale: 0.93, standardDeviation: 0, leverage: 4, duration: 3.5)
        #expect(!stage.isWrong(slow, speed: 0.1))
        #expect(!stage.isWrong(.init(scale: 0.99, standardDeviation: 0.002, leverage: 5), speed: 0.01))
        #expect(!stage.isWrong(.init(scale: .nan, standardDeviation: 0, leverage: 0)))
    }

    @Test func fewStridesAreLessSure() {
        // Three in a hundred at most may be off by three deviations of their own.
        for count in 4...12 {
            var random = SeededGenerator(seed: UInt64(count))
            var wrong = 0
            for _ in 0..<2000 {
                let values = (0..<count).map { _ in
                    (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
                }
                let median = RobustStatistics.median(values) ?? 0
                let spread = RobustStatistics.robustStandardDeviation(values) ?? 0
                let deviation =
                    GyroscopeScale.widening(of: count) * 1.25 * spread / Double(count).squareRoot()
                if abs(median) > 3 * deviation { wrong += 1 }
            }
            #expect(wrong < 60, "\(count) strides: \(wrong)")
        }
    }

    @Test func fewStridesTellNothing() {
        #expect(GyroscopeScale().estimate([], gravity: 9.81, bias: .zero, in: FootSignal([])) == nil)
    }
}
