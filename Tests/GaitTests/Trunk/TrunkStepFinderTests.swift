import Glibc
import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

/// Steps on the lower back, from signals with exact shocks.
struct TrunkStepFinderTests {
    /// Stands for 2 s, then steps twice a second; `change` may alter the acceleration (m/s²) at each instant.
    private func segment(
        steps: Int = 20, rate: Double = 100, change: (Double, Vector3) -> Vector3 = { $1 }
    ) -> AccelerationSegment {
        let count = Int((4 + Double(steps) / 2) * rate)
        var columns: [Vector3] = []
        for i in 0..<count {
            let time = Double(i) / rate
            var vertical = standardGravity
            for step in 0..<steps {
                let since = time - 2 - Double(step) / 2
                vertical += 6 * exp(-since * since / (2 * 0.03 * 0.03))
            }
            columns.append(change(time, Vector3(0.3, 0.2, vertical)))
        }
        return AccelerationSegment(
            start: 0, rate: rate, acceleration: SampleSignals.columns(columns),
            angularRate: SampleSignals.columns(columns.map { _ in Vector3(0.4, 0, 0) }))
    }

    @Test(arguments: [50.0, 100, 200])
    func everyShockIsAStep(rate: Double) throws {
        let trunk = TrunkStepFinder().find([segment(rate: rate)])
        #expect(trunk.steps.count == 20)
        for (number, step) in trunk.steps.enumerated() {
            #expect(abs(step.time - (2 + Double(number) / 2)) <= 1 / rate)
            #expect(step.isWalking)
            #expect(abs((step.turning ?? 0) - 0.4 * 180 / .pi) < 0.1)
            #expect(step.horizontal < 1)
        }
        #expect(abs(trunk.walkingTime - 9.5) < 0.03)
    }

    @Test func theAxesOfTheSensorDoNotMatter() throws {
        let turned = Rotation(angle: 1.1, axis: Vector3(1, 2, -0.5).normalized)
        let plain = TrunkStepFinder().find([segment()])
        let rotated = TrunkStepFinder().find([segment { turned.apply($1) }])
        #expect(plain.steps.count == rotated.steps.count)
        for (a, b) in zip(plain.steps, rotated.steps) {
            #expect(a.time == b.time && abs(a.peak - b.peak) < 1e-6 && abs(a.verticalRange - b.verticalRange) < 1e-6)
        }
    }

    @Test func aTrunkThatLiesDownIsTold() throws {
        let fall = 7.0
        let trunk = TrunkStepFinder().find([
            segment(steps: 20) { time, force in time > fall + 0.5 ? Vector3(standardGravity, 0, 0.2) : force }
        ])
        let last = try #require(trunk.steps.last { $0.time < fall + 0.2 })
        let first = try #require(trunk.steps.first)
        #expect((last.tiltAfterwards ?? 0) > 75)
        #expect((first.tiltAfterwards ?? 90) < 20)
    }

    @Test func anAccelerometerAloneFeelsShocksButNoTurning() {
        var alone = segment()
        alone.angularRate = nil
        let trunk = TrunkStepFinder().find([alone])
        #expect(trunk.steps.count == 20 && trunk.steps.allSatisfy { $0.turning == nil && $0.isWalking })
    }

    @Test func fewStepsAreNoWalkingAndNoSamplesNoSteps() {
        let few = TrunkStepFinder().find([segment(steps: 3)])
        #expect(few.steps.count == 3 && few.walkingTime == 0 && !few.steps.contains(where: \.isWalking))
        #expect(TrunkStepFinder().find([]).steps.isEmpty)
    }
}
