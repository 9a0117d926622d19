/// A small symmetric positive definite system of linear equations, solved by Cholesky factorisation.
///
/// Meant for a handful of unknowns: storage is a dense square, time O(n³) once and O(n²) a solution.
public struct PositiveDefiniteSystem: Sendable {
    /// Number of unknowns.
    public let size: Int
    private var matrix: [Double]
    private var isFactored = false

    /// Creates a system with all coefficients zero.
    public init(size: Int) {
        self.size = size
        matrix = [Double](repeating: 0, count: size * size)
    }

    /// A coefficient; set both triangles or only the lower one (row ≥ column), which is all that is read.
    public subscript(row: Int, column: Int) -> Double {
        get { matrix[row * size + column] }
        set { matrix[row * size + column] = newValue }
    }

    /// Factorises the matrix in place; `false` when it is not positive definite.
    public mutating func factor() -> Bool {
        for column in 0..<size {
            var diagonal = self[column, column]
            for k in 0..<column { diagonal -= self[column, k] * self[column, k] }
            guard diagonal > 0, diagonal.isFinite else { return false }
            let root = diagonal.squareRoot()
            self[column, column] = root
            for row in column + 1..<max(size, column + 1) {
                var value = self[row, column]
                for k in 0..<column { value -= self[row, k] * self[column, k] }
                self[row, column] = value / root
            }
        }
        isFactored = true
        return true
    }

    /// The solution for a right-hand side; call `factor()` before.
    public func solve(_ rightHandSide: [Double]) -> [Double] {
        precondition(isFactored, "the system must be factored before it is solved")
        precondition(rightHandSide.count == size, "the right-hand side does not fit the system")
        var x = rightHandSide
        for row in 0..<size {
            for k in 0..<row { x[row] -= self[row, k] * x[k] }
            x[row] /= self[row, row]
        }
        for row in stride(from: size - 1, through: 0, by: -1) {
            for k in row + 1..<max(size, row + 1) { x[row] -= self[k, row] * x[k] }
            x[row] /= self[row, row]
        }
        return x
    }

    /// `v · A⁻¹ · v`; call `factor()` before.
    public func quadraticForm(_ v: [Double]) -> Double {
        let x = solve(v)
        var sum = 0.0
        for i in 0..<size { sum += v[i] * x[i] }
        return sum
    }
}
