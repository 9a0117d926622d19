import GaitSimulation
import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

struct FootFrameTests {
    private func aligned(_ foot: SimulatedFoot) throws -> FootFrame {
        let signal = FootSignal(foot.segments)
        let segmented = try #require(StrideSegmentation().segment(signal))
        let bounds = FootFlatFinder().find(segmented.strides, in: signal)
        return try FootAlignment().align(segmented, flats: bounds.compactMap(\.before), in: signal)
    }

    @Test func axesAreFoundWhateverTheMounting() throws {
        // A few degrees of the foot's own toe-out and roll in swing tilt the principal axis.
        for (x, y, z) in [(0.0, 0.0, 0.0), (90, 0, 0), (20, -40, 130), (180, 5, -90)] {
            var sensor = SensorModel.ideal(rate: 100)
            sensor.mounting = .turned(x: x, y: y, z: z)
            var scenario = WalkingScenario()
            scenario.path = [.stand(seconds: 1.5), .walk(strides: 6), .stand(seconds: 1.5)]
            let foot = try #require(SimulatedFoot.pair(scenario, sensor: sensor).first)
            let frame = try aligned(foot)
            let degree = Double.pi / 180
            let attitude =
                Rotation(angle: z * degree, axis: Vector3(0, 0, 1))
                * Rotation(angle: y * degree, axis: Vector3(0, 1, 0))
                * Rotation(angle: x * degree, axis: Vector3(1, 0, 0))
            #expect(attitude.apply(frame.up).z > 0.999)
            #expect(attitude.apply(frame.forward).x > 0.99)
            #expect(attitude.apply(frame.left).y > 0.99)
            #expect(abs(frame.gravity - 9.80665) < 0.01)
            #expect(frame.biasFromStanding)
            #expect(frame.bias.norm < 0.001)
            #expect(frame.axisQuality > 4)
            #expect(frame.accelerationLimit == .infinity)
        }
    }

    @Test func withoutRestsOrGravityThereIsNoFrame() throws {
        let signal = FootSignal(SimulatedFoot.healthy[0].segments)
        let foot = try #require(StrideSegmentation().segment(signal))
        let flat = FootFlat(index: 0, restlessness: 0, acceleration: Vector3(0, 0, 9.8), angularRate: .zero)
        #expect(throws: FootAlignment.Failure.tooFewRests) {
            try FootAlignment().align(foot, flats: [flat], in: signal)
        }
        var weightless = flat
        weightless.acceleration = Vector3(0, 0, 0.5)
        #expect(throws: FootAlignment.Failure.noGravity(0.5)) {
            try FootAlignment().align(foot, flats: [weightless, weightless], in: signal)
        }
    }
}
