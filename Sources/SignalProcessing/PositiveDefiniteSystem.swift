/// A small symmetric positive definite system of linear equations, solved by Cholesky factorisation.
///
/// Meant for a handful of unknowns, at most ``largestSize``: the lower triangle lies row by row within the value itself,
/// so that a system for every stride asks for no memory. Time O(n³) once and O(n²) a solution.
public struct PositiveDefiniteSystem: Sendable {
    /// Most unknowns of a system.
    public static let largestSize = 9

    /// A value for each unknown; those behind the system's size are not looked at.
    public typealias Column = InlineArray<9, Double>

    /// Number of unknowns.
    public let size: Int
    @usableFromInline
    var triangle = InlineArray<45, Double>(repeating: 0)
    /// One over each of the diagonal's elements after factorisation.
    @usableFromInline
    var reciprocals = Column(repeating: 0)
    @usableFromInline
    var isFactored = false

    /// Creates a system with all coefficients zero.
    @inlinable
    public init(size: Int) {
        precondition(size >= 0 && size <= Self.largestSize, "a small system has at most nine unknowns")
        self.size = size
    }

    /// Where a coefficient of the lower triangle lies.
    @inlinable
    @inline(__always)
    static func place(_ row: Int, _ column: Int) -> Int {
        row >= column ? row * (row + 1) / 2 + column : column * (column + 1) / 2 + row
    }

    /// A coefficient; both triangles are one and the same.
    @inlinable
    public subscript(row: Int, column: Int) -> Double {
        @inline(__always) get { triangle[Self.place(row, column)] }
        @inline(__always) set { triangle[Self.place(row, column)] = newValue }
    }

    /// Factorises the matrix in place; `false` when it is not positive definite.
    @inlinable
    public mutating func factor() -> Bool {
        for row in 0..<size {
            let start = row * (row + 1) / 2
            for column in 0..<row {
                let other = column * (column + 1) / 2
                var value = triangle[start + column]
                for k in 0..<column { value -= triangle[start + k] * triangle[other + k] }
                triangle[start + column] = value * reciprocals[column]
            }
            var diagonal = triangle[start + row]
            for k in 0..<row { diagonal -= triangle[start + k] * triangle[start + k] }
            guard diagonal > 0, diagonal.isFinite else { return false }
            let root = diagonal.squareRoot()
            triangle[start + row] = root
            reciprocals[row] = 1 / root
        }
        isFactored = true
        return true
    }

    /// Turns a right-hand side into the solution; call `factor()` before.
    @inlinable
    public func solve(_ x: inout Column) {
        halfSolve(&x)
        // Spans, for an element of an array within the value may else be read from a copy of all of them.
        let (triangle, reciprocals) = (triangle.span, reciprocals.span)
        for row in stride(from: size - 1, through: 0, by: -1) {
            let start = row * (row + 1) / 2
            x[row] *= reciprocals[row]
            for k in 0..<row { x[k] -= triangle[start + k] * x[row] }
        }
    }

    /// The solution for a right-hand side; call `factor()` before.
    public func solve(_ rightHandSide: [Double]) -> [Double] {
        var x = column(rightHandSide)
        solve(&x)
        return (0..<size).map { x[$0] }
    }

    /// `v · A⁻¹ · v`; call `factor()` before.
    @inlinable
    public func quadraticForm(_ v: Column) -> Double {
        // With A = L·Lᵀ it is the squared length of L⁻¹·v.
        var half = v
        halfSolve(&half)
        var sum = 0.0
        for row in 0..<size { sum += half[row] * half[row] }
        return sum
    }

    /// `v · A⁻¹ · v`; call `factor()` before.
    public func quadraticForm(_ v: [Double]) -> Double { quadraticForm(column(v)) }

    /// Solves with the lower triangle alone.
    @inlinable
    @inline(__always)
    func halfSolve(_ x: inout Column) {
        precondition(isFactored, "the system must be factored before it is solved")
        let (triangle, reciprocals) = (triangle.span, reciprocals.span)
        for row in 0..<size {
            let start = row * (row + 1) / 2
            var value = x[row]
            for k in 0..<row { value -= triangle[start + k] * x[k] }
            x[row] = value * reciprocals[row]
        }
    }

    private func column(_ values: [Double]) -> Column {
        precondition(values.count == size, "the right-hand side does not fit the system")
        var column = Column(repeating: 0)
        for row in 0..<size { column[row] = values[row] }
        return column
    }
}
