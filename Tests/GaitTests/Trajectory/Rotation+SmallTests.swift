import SignalProcessing
import TestSupport
import Testing

@testable import Gait

struct RotationSmallTests {
    @Test func theSeriesIsExactForSmallAngles() {
        var random = SeededGenerator(seed: 1)
        for angle in [0, 1e-9, 0.001, 0.02, 0.1, 0.2] {
            let vector = random.nextNormalVector().normalized * angle
            let series = Rotation(smallRotationVector: vector).normalized
            let difference = (series * Rotation(rotationVector: vector).inverse).rotationVector.norm
            #expect(difference < 2e-7)
        }
        #expect(Rotation(smallRotationVector: .zero) == .identity)
    }

    @Test func theLargestMagnitudeIsThatOfAnyComponent() {
        #expect(Vector3(1, -3, 2).largestMagnitude == 3)
        #expect(Vector3(0, 0, -0.5).largestMagnitude == 0.5)
    }
}
