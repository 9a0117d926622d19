/// Arithmetic on vector signals that are held as three columns; columns of unequal length are cut to the shortest.
package enum VectorArithmetic {
    /// The length of each vector after an offset is taken away.
    package static func norms(
        _ x: Span<Double>, _ y: Span<Double>, _ z: Span<Double>, less offset: SIMD3<Double> = .zero
    ) -> [Double] {
        let count = min(x.count, y.count, z.count)
        return unsafe [Double](unsafeUninitializedCapacity: count) { norms, filled in
            for index in 0..<count {
                let dx = unsafe x[unchecked: index] - offset.x
                let dy = unsafe y[unchecked: index] - offset.y
                let dz = unsafe z[unchecked: index] - offset.z
                unsafe norms[index] = (dx * dx + dy * dy + dz * dz).squareRoot()
            }
            filled = count
        }
    }

    /// The length of each vector after its components are multiplied by factors.
    package static func norms(
        _ x: Span<Double>, _ y: Span<Double>, _ z: Span<Double>, times factors: SIMD3<Double>
    ) -> [Double] {
        let count = min(x.count, y.count, z.count)
        return unsafe [Double](unsafeUninitializedCapacity: count) { norms, filled in
            for index in 0..<count {
                let sx = unsafe x[unchecked: index] * factors.x
                let sy = unsafe y[unchecked: index] * factors.y
                let sz = unsafe z[unchecked: index] * factors.z
                unsafe norms[index] = (sx * sx + sy * sy + sz * sz).squareRoot()
            }
            filled = count
        }
    }

    /// Multiplies every sample of a column.
    package static func scale(_ samples: inout [Double], by factor: Double) {
        var samples = samples.mutableSpan
        for index in samples.indices { unsafe samples[unchecked: index] *= factor }
    }

    /// Appends the length of the difference of two vector signals.
    package static func appendDistances(
        _ ax: Span<Double>, _ ay: Span<Double>, _ az: Span<Double>, _ bx: Span<Double>, _ by: Span<Double>,
        _ bz: Span<Double>, to distances: inout [Double]
    ) {
        let count = min(min(ax.count, ay.count, az.count), min(bx.count, by.count, bz.count))
        // Adding nothing to an empty array would write to memory that all empty arrays share.
        guard count > 0 else { return }
        distances.append(addingCapacity: count) { distances in
            unsafe distances.withUnsafeMutableBufferPointer { distances, filled in
                let start = filled
                for index in 0..<count {
                    let dx = unsafe ax[unchecked: index] - bx[unchecked: index]
                    let dy = unsafe ay[unchecked: index] - by[unchecked: index]
                    let dz = unsafe az[unchecked: index] - bz[unchecked: index]
                    unsafe distances[start + index] = (dx * dx + dy * dy + dz * dz).squareRoot()
                }
                filled = start + count
            }
        }
    }

    /// The component of each vector along an axis, after an offset is taken away.
    package static func components(
        _ x: Span<Double>, _ y: Span<Double>, _ z: Span<Double>, along axis: SIMD3<Double>,
        less offset: SIMD3<Double> = .zero
    ) -> [Double] {
        let count = min(x.count, y.count, z.count)
        return unsafe [Double](unsafeUninitializedCapacity: count) { components, filled in
            for index in 0..<count {
                let dx = unsafe x[unchecked: index] - offset.x
                let dy = unsafe y[unchecked: index] - offset.y
                let dz = unsafe z[unchecked: index] - offset.z
                unsafe components[index] = axis.x * dx + axis.y * dy + axis.z * dz
            }
            filled = count
        }
    }

    /// The least and the greatest squared length of the vectors in a range, which must lie within the columns.
    package static func squaredExtremes(
        _ x: Span<Double>, _ y: Span<Double>, _ z: Span<Double>, in range: Range<Int>
    ) -> (least: Double, greatest: Double) {
        let (x, y, z) = (x.extracting(range), y.extracting(range), z.extracting(range))
        var least = SIMD2<Double>(repeating: .infinity)
        var greatest = -least
        let whole = range.count & ~1
        var index = 0
        while index < whole {
            let dx = unsafe SIMD2(x[unchecked: index], x[unchecked: index &+ 1])
            let dy = unsafe SIMD2(y[unchecked: index], y[unchecked: index &+ 1])
            let dz = unsafe SIMD2(z[unchecked: index], z[unchecked: index &+ 1])
            let square = dx * dx + dy * dy + dz * dz
            least.replace(with: square, where: square .< least)
            greatest.replace(with: square, where: square .> greatest)
            index &+= 2
        }
        var extremes = (least: min(least.x, least.y), greatest: max(greatest.x, greatest.y))
        if whole < range.count {
            let (dx, dy, dz) = unsafe (x[unchecked: whole], y[unchecked: whole], z[unchecked: whole])
            let square = dx * dx + dy * dy + dz * dz
            if square < extremes.least { extremes.least = square }
            if square > extremes.greatest { extremes.greatest = square }
        }
        return extremes
    }

    /// The sum of the outer products of the vectors whose squared length exceeds `limit`, after an offset is taken away.
    ///
    /// A vector longer than the square root of `greatest` counts as one of that length.
    ///
    /// - Returns: xx, yy and zz; yz, xz and xy.
    package static func scatter(
        _ x: Span<Double>, _ y: Span<Double>, _ z: Span<Double>, less offset: SIMD3<Double>, above limit: Double,
        upTo greatest: Double
    ) -> (diagonal: SIMD3<Double>, offDiagonal: SIMD3<Double>) {
        let count = min(x.count, y.count, z.count)
        typealias Pair = SIMD2<Double>
        var (xx, yy, zz, yz, xz, xy) = (Pair.zero, Pair.zero, Pair.zero, Pair.zero, Pair.zero, Pair.zero)
        let (limits, bounds) = (Pair(repeating: limit), Pair(repeating: greatest))
        // Two vectors at a time; one left over goes beside a copy of itself that does not count.
        var index = 0
        while index < count {
            let second = min(index &+ 1, count &- 1)
            let dx = unsafe Pair(x[unchecked: index], x[unchecked: second]) - offset.x
            let dy = unsafe Pair(y[unchecked: index], y[unchecked: second]) - offset.y
            let dz = unsafe Pair(z[unchecked: index], z[unchecked: second]) - offset.z
            let square = dx * dx + dy * dy + dz * dz
            let isCounted = square .> limits
            if any(isCounted) {
                var weight = Pair.zero.replacing(with: 1, where: isCounted)
                if any(square .> bounds) {
                    weight = weight.replacing(with: bounds / square, where: isCounted .& (square .> bounds))
                }
                if second == index { weight.y = 0 }
                let (wx, wy, wz) = (weight * dx, weight * dy, weight * dz)
                xx += wx * dx
                yy += wy * dy
                zz += wz * dz
                yz += wy * dz
                xz += wx * dz
                xy += wx * dy
            }
            index &+= 2
        }
        return (
            SIMD3(xx.x + xx.y, yy.x + yy.y, zz.x + zz.y), SIMD3(yz.x + yz.y, xz.x + xz.y, xy.x + xy.y)
        )
    }
}
