/// A symmetric 3×3 matrix, such as a sum of outer products or a covariance.
public struct SymmetricMatrix3: Sendable, Hashable {
    /// The elements on the diagonal.
    public var diagonal = Vector3.zero
    /// The elements beside the diagonal: (yz, xz, xy).
    public var offDiagonal = Vector3.zero

    /// Creates the zero matrix.
    public init() {}

    /// Adds `weight` times the product of a vector with its own transpose.
    @inlinable
    public mutating func add(outerProductOf v: Vector3, weight: Double = 1) {
        let weighted = weight * v
        diagonal += weighted * v
        offDiagonal += Vector3(weighted.y * v.z, weighted.x * v.z, weighted.x * v.y)
    }

    /// The product with a vector.
    @inlinable
    public func multiply(_ v: Vector3) -> Vector3 {
        Vector3(
            diagonal.x * v.x + offDiagonal.z * v.y + offDiagonal.y * v.z,
            offDiagonal.z * v.x + diagonal.y * v.y + offDiagonal.x * v.z,
            offDiagonal.y * v.x + offDiagonal.x * v.y + diagonal.z * v.z)
    }

    /// The eigenvalues in descending order with their eigenvectors, which form a right-handed orthonormal frame.
    ///
    /// The sign of the first two vectors is arbitrary but the same for the same matrix. Cyclic Jacobi rotations
    /// (Golub & Van Loan, Matrix Computations, 8.5): slower than a closed form and accurate for nearly equal values.
    /// A matrix with an element that is not finite gives NaN values and the frame's own axes.
    public func eigen() -> (values: Vector3, vectors: [Vector3]) {
        var a = [
            [diagonal.x, offDiagonal.z, offDiagonal.y],
            [offDiagonal.z, diagonal.y, offDiagonal.x],
            [offDiagonal.y, offDiagonal.x, diagonal.z],
        ]
        var vectors = [Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1)]
        guard a.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { return (Vector3(repeating: .nan), vectors) }

        // Convergence is quadratic: a handful of sweeps reach the last digit, the bound only guards the loop.
        for _ in 0..<50 {
            let beside = abs(a[0][1]) + abs(a[0][2]) + abs(a[1][2])
            guard beside > 0 else { break }
            for (p, q, r) in [(0, 1, 2), (0, 2, 1), (1, 2, 0)] where a[p][q] != 0 {
                let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
                let size: Double = 1 / (abs(theta) + (theta * theta + 1).squareRoot())
                let t = theta < 0 ? -size : size
                let c: Double = 1 / (t * t + 1).squareRoot()
                let s = t * c
                a[p][p] -= t * a[p][q]
                a[q][q] += t * a[p][q]
                a[p][q] = 0
                a[q][p] = 0
                let (rp, rq) = (a[r][p], a[r][q])
                a[r][p] = c * rp - s * rq
                a[p][r] = a[r][p]
                a[r][q] = s * rp + c * rq
                a[q][r] = a[r][q]
                let (vp, vq) = (vectors[p], vectors[q])
                vectors[p] = c * vp - s * vq
                vectors[q] = s * vp + c * vq
            }
        }
        let values = [a[0][0], a[1][1], a[2][2]]
        let order = [0, 1, 2].sorted { values[$0] > values[$1] || (values[$0] == values[$1] && $0 < $1) }
        let (first, second) = (vectors[order[0]].normalized, vectors[order[1]].normalized)
        return (
            Vector3(values[order[0]], values[order[1]], values[order[2]]),
            [first, second, first.cross(second)]
        )
    }
}
