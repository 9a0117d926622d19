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

    @Test func aQuaternionIsBroughtBackToLengthOne() {
        var random = SeededGenerator(seed: 2)
        for length in [1, 1 + 1e-7, 0.999, 1.01, 0.5, 3, 1e9, 1e-9] {
            let exact = Rotation(scalar: random.nextNormal(), vector: random.nextNormalVector()).normalized
            let found = Rotation(scalar: exact.scalar * length, vector: exact.vector * length).nearlyNormalized
            let size = (found.scalar * found.scalar + found.vector.dot(found.vector)).squareRoot()
            #expect(abs(size - 1) <= 2 * (length - 1) * (length - 1) + 1e-15 || abs(size - 1) < 1e-15)
            #expect((found * exact.inverse).angle < 1e-7)
        }
    }

    @Test func theLargestMagnitudeIsThatOfAnyComponent() {
        #expect(Vector3(1, -3, 2).largestMagnitude == 3)
        #expect(Vector3(0, 0, -0.5).largestMagnitude == 0.5)
    }
}
