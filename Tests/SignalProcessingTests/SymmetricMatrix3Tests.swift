import SignalProcessing
import TestSupport
import Testing

struct SymmetricMatrix3Tests {
    @Test func eigenvectorsAreStretchedByTheirValues() {
        var random = SeededGenerator(seed: 9)
        for _ in 0..<100 {
            var matrix = SymmetricMatrix3()
            for _ in 0..<4 {
                matrix.add(
                    outerProductOf: Vector3(random.nextNormal(), random.nextNormal(), random.nextNormal()),
                    weight: random.nextNormal())
            }
            let (values, vectors) = matrix.eigen()
            let scale = max(abs(values.x), abs(values.z))
            #expect(values.x >= values.y && values.y >= values.z)
            for index in 0..<3 {
                #expect((matrix.multiply(vectors[index]) - values[index] * vectors[index]).norm < 1e-14 * scale)
            }
            #expect(abs(vectors[0].cross(vectors[1]).dot(vectors[2]) - 1) < 1e-14)
            #expect(abs(vectors[0].dot(vectors[1])) < 1e-14)
        }
    }

    @Test func knownMatrices() {
        var matrix = SymmetricMatrix3()
        #expect(matrix.eigen().values == .zero)
        matrix.add(outerProductOf: Vector3(0, 3, 4))
        let (values, vectors) = matrix.eigen()
        #expect(abs(values.x - 25) < 1e-13 && abs(values.y) < 1e-14 && abs(values.z) < 1e-14)
        #expect(abs(abs(vectors[0].dot(Vector3(0, 0.6, 0.8))) - 1) < 1e-15)
        matrix = SymmetricMatrix3()
        matrix.diagonal = Vector3(1, 3, 2)
        #expect(matrix.eigen().values == Vector3(3, 2, 1))
        matrix.offDiagonal.x = 1e-200
        #expect(matrix.eigen().values == Vector3(3, 2, 1))
    }

    @Test func undefinedElementsGiveUndefinedValues() {
        var matrix = SymmetricMatrix3()
        matrix.add(outerProductOf: Vector3(.nan, 0, 0))
        #expect(matrix.eigen().values.x.isNaN)
        #expect(matrix.eigen().vectors.count == 3)
    }
}
