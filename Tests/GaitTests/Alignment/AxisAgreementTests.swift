import GaitSimulation
import Recordings
import Testing

@testable import Gait

/// Sound sensors of people who walk slowly and never stand.
struct AxisAgreementTests {
    /// The right foot's sensor while it walks, without the standing before and after.
    private func segments(length: Double, time: Double) throws -> [InertialSegment] {
        var scenario = try #require(WalkingScenario.presets["healthy"])
        (scenario.strideLength, scenario.strideTime) = (length, time)
        scenario.path = [.stand(seconds: 1), .walk(strides: 24), .stand(seconds: 1)]
        var segments = try WalkingSimulation(scenario: scenario, seed: 4).run().right.inertialSegments()
        for i in segments.indices {
            let from = Int((1 + 1.6 * time) * segments[i].rate)
            let to = segments[i].acceleration.x.count - from
            func walking(_ columns: VectorColumns) -> VectorColumns {
                VectorColumns(
                    x: Array(columns.x[from..<to]), y: Array(columns.y[from..<to]), z: Array(columns.z[from..<to]))
            }
            segments[i].acceleration = walking(segments[i].acceleration)
            segments[i].angularRate = walking(segments[i].angularRate)
        }
        return segments
    }

    private func objection(to segments: [InertialSegment]) throws -> String? {
        let signal = FootSignal(segments)
        let foot = try #require(StrideSegmentation().segment(signal))
        let bounds = FootFlatFinder().find(foot.strides, in: signal)
        let walk = try FootWalk(foot, bounds: bounds, in: signal)
        return AxisAgreement().objection(foot, bounds: bounds, walk: walk, in: signal)
    }

    @Test(arguments: [(0.2, 1.9), (0.4, 1.6), (0.5, 2.7), (1.0, 1.2), (1.4, 1.05)], [-3.0, -1, 0, 1, 3])
    func aZeroOffsetIsNoScale(pace: (length: Double, time: Double), offset: Double) throws {
        var segments = try segments(length: pace.length, time: pace.time)
        let added = offset * .pi / 180
        for i in segments.indices {
            segments[i].angularRate = segments[i].angularRate.mapped { $0 + added }
        }
        #expect(try objection(to: segments) == nil)
    }

    @Test(arguments: [(0.2, 1.9), (0.5, 2.7), (1.0, 1.2)], [0.96, 1.04])
    func aFewPerCentAreNoFault(pace: (length: Double, time: Double), scale: Double) throws {
        var segments = try segments(length: pace.length, time: pace.time)
        for i in segments.indices {
            segments[i].angularRate = segments[i].angularRate.mapped { scale * $0 }
        }
        #expect(try objection(to: segments) == nil)
    }

    @Test(arguments: [(0.4, 1.6), (0.5, 2.7), (1.0, 1.2)], [0.75, 1.3])
    func aWrongScaleIsToldBesideAnOffset(pace: (length: Double, time: Double), scale: Double) throws {
        var segments = try segments(length: pace.length, time: pace.time)
        for i in segments.indices {
            segments[i].angularRate = segments[i].angularRate.mapped { scale * $0 + 0.03 }
        }
        #expect(try objection(to: segments) != nil)
    }
}
