import SignalKernels
import TestSupport
import Testing

/// The fused passes over three columns against vector by vector.
struct VectorArithmeticTests {
    private typealias Columns = (x: [Double], y: [Double], z: [Double])

    private func noise(_ count: Int) -> Columns {
        var random = SeededGenerator(seed: 8)
        let values = (0..<3).map { _ in (0..<count).map { _ in random.nextNormal() } }
        return (values[0], values[1], values[2])
    }

    private func vectors(_ columns: Columns, less offset: SIMD3<Double> = .zero) -> [SIMD3<Double>] {
        columns.x.indices.map { SIMD3(columns.x[$0], columns.y[$0], columns.z[$0]) - offset }
    }

    private func dot(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double { a.x * b.x + a.y * b.y + a.z * b.z }

    private let offset = SIMD3(0.3, -0.2, 1.1)

    @Test(arguments: [0, 1, 2, 7, 100])
    func lengthsDistancesAndComponents(count: Int) {
        let (a, b) = (noise(count), noise(count + 3))
        let axis = SIMD3(0.6, 0, -0.8)
        #expect(
            VectorArithmetic.norms(a.x.span, a.y.span, a.z.span, less: offset)
                == vectors(a, less: offset).map { dot($0, $0).squareRoot() })
        #expect(
            VectorArithmetic.components(a.x.span, a.y.span, a.z.span, along: axis, less: offset)
                == vectors(a, less: offset).map { dot(axis, $0) })
        var scaled = a.x
        VectorArithmetic.scale(&scaled, by: -0.3)
        #expect(scaled == a.x.map { -0.3 * $0 })
        var distances: [Double] = []
        VectorArithmetic.appendDistances(a.x.span, a.y.span, a.z.span, b.x.span, b.y.span, b.z.span, to: &distances)
        #expect(
            distances
                == zip(vectors(a), vectors(b)).map { a, b in dot(a - b, a - b).squareRoot() })
    }

    @Test(arguments: [0..<0, 0..<1, 3..<10, 0..<100])
    func squaredExtremesOfARange(range: Range<Int>) {
        let columns = noise(100)
        let squares = vectors(columns)[range].map { dot($0, $0) }
        let found = VectorArithmetic.squaredExtremes(columns.x.span, columns.y.span, columns.z.span, in: range)
        #expect(found.least == squares.min() ?? .infinity)
        #expect(found.greatest == squares.max() ?? -.infinity)
    }

    @Test func theScatterLeavesOutTheSlowAndBoundsTheWild() {
        var columns = noise(500)
        columns.x[7] = 1e6
        var (diagonal, offDiagonal) = (SIMD3<Double>.zero, SIMD3<Double>.zero)
        for vector in vectors(columns, less: offset) where dot(vector, vector) > 1 {
            let weighted = min(1, 9 / dot(vector, vector)) * vector
            diagonal += weighted * vector
            offDiagonal += SIMD3(weighted.y * vector.z, weighted.x * vector.z, weighted.x * vector.y)
        }
        let found = VectorArithmetic.scatter(
            columns.x.span, columns.y.span, columns.z.span, less: offset, above: 1, upTo: 9)
        for k in 0..<3 {
            #expect(abs(found.diagonal[k] - diagonal[k]) < 1e-9)
            #expect(abs(found.offDiagonal[k] - offDiagonal[k]) < 1e-9)
        }
    }
}
