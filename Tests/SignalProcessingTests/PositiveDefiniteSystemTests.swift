import SignalProcessing
import TestSupport
import Testing

struct PositiveDefiniteSystemTests {
    /// A random system `AᵀA + I`, which is positive definite, with both its triangles.
    private static func matrix(_ n: Int, _ random: inout SeededGenerator) -> [[Double]] {
        let a = (0..<n).map { _ in (0..<n).map { _ in random.nextNormal() } }
        return (0..<n).map { i in
            (0..<n).map { j in (0..<n).reduce(i == j ? 1 : 0) { $0 + a[$1][i] * a[$1][j] } }
        }
    }

    private static func system(_ matrix: [[Double]]) -> PositiveDefiniteSystem {
        var system = PositiveDefiniteSystem(size: matrix.count)
        // Only the lower triangle is promised to be read.
        for i in matrix.indices { for j in 0...i { system[i, j] = matrix[i][j] } }
        return system
    }

    @Test(arguments: 1...PositiveDefiniteSystem.largestSize)
    func theSolutionSolves(size: Int) {
        var random = SeededGenerator(seed: UInt64(size))
        let matrix = Self.matrix(size, &random)
        let x = (0..<size).map { _ in random.nextNormal() }
        let right = matrix.map { row in zip(row, x).reduce(0) { $0 + $1.0 * $1.1 } }
        var system = Self.system(matrix)
        let isPositiveDefinite = system.factor()
        #expect(isPositiveDefinite)
        for (found, truth) in zip(system.solve(right), x) { #expect(abs(found - truth) < 1e-10) }
        let form = zip(right, x).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(system.quadraticForm(right) - form) < 1e-9 * max(1, form))
    }

    @Test func whatIsNotPositiveDefiniteIsRefused() {
        for matrix: [[Double]] in [
            [[0]], [[-1]], [[1, 2], [2, 1]], [[1, 1], [1, 1]], [[.nan]], [[.infinity]], [[1, .nan], [.nan, 1]],
        ] {
            var system = Self.system(matrix)
            let isPositiveDefinite = system.factor()
            #expect(!isPositiveDefinite)
        }
    }

    @Test func noUnknownsHaveAnEmptySolution() {
        var system = PositiveDefiniteSystem(size: 0)
        let isPositiveDefinite = system.factor()
        #expect(isPositiveDefinite)
        #expect(system.solve([]).isEmpty)
    }
}
