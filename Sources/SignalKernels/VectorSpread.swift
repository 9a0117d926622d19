/// How far vectors lie from their mean, gathered while they pass by.
///
/// Every fourth vector goes to a sum of its own, counted from the first one, so that neither where the samples are cut nor
/// the width of the processor's registers changes the result.
package struct VectorSpread: Sendable {
    private typealias Lanes = SIMD4<Double>

    /// Vectors so far.
    package private(set) var count = 0
    /// The first vector; deviations from it keep the variance exact for signals far from zero.
    private var origin = SIMD3<Double>.zero
    private var x = Lanes.zero
    private var y = Lanes.zero
    private var z = Lanes.zero
    private var squares = Lanes.zero

    /// Of no vectors.
    package init() {}

    /// Adds vectors; those beyond the end of any column are none.
    package mutating func add(_ x: Span<Double>, _ y: Span<Double>, _ z: Span<Double>, _ range: Range<Int>) {
        let range = range.clamped(to: 0..<min(x.count, y.count, z.count))
        if count == 0, let first = range.first { origin = SIMD3(x[first], y[first], z[first]) }
        var place = range.lowerBound
        func addOne() {
            let lane = count % Lanes.scalarCount
            let (dx, dy, dz) = (x[place] - origin.x, y[place] - origin.y, z[place] - origin.z)
            self.x[lane] += dx
            self.y[lane] += dy
            self.z[lane] += dz
            squares[lane] += dx * dx + dy * dy + dz * dz
            count += 1
            place += 1
        }
        while place < range.upperBound, count % Lanes.scalarCount != 0 { addOne() }
        while place + Lanes.scalarCount <= range.upperBound {
            let dx = unsafe x.four(from: place) - origin.x
            let dy = unsafe y.four(from: place) - origin.y
            let dz = unsafe z.four(from: place) - origin.z
            self.x += dx
            self.y += dy
            self.z += dz
            squares += dx * dx + dy * dy + dz * dz
            count += Lanes.scalarCount
            place += Lanes.scalarCount
        }
        while place < range.upperBound { addOne() }
    }

    /// Sum of the variances of the components; of no vectors none.
    package var variance: Double {
        guard count > 0 else { return 0 }
        let n = Double(count)
        let (x, y, z) = (x.sum(), y.sum(), z.sum())
        let variance = (squares.sum() - (x * x + y * y + z * z) / n) / n
        return variance < 0 ? 0 : variance
    }
}
