/// Sums over a window of six columns, two vector signals that go side by side as the two lanes of a pair.
///
/// The sums are those of the deviations from one of the samples, which keeps a variance exact for signals far from zero.
package struct MotionWindow: Sendable {
    /// The samples that the deviations are taken from.
    package private(set) var originX, originY, originZ: SIMD2<Double>
    private var sumX = SIMD2<Double>.zero
    private var sumY = SIMD2<Double>.zero
    private var sumZ = SIMD2<Double>.zero
    private var squares = SIMD2<Double>.zero
    private var count = 0

    /// The mean vectors of the two signals.
    package var means: (SIMD3<Double>, SIMD3<Double>) {
        let share = Double(count)
        let (x, y, z) = (originX + sumX / share, originY + sumY / share, originZ + sumZ / share)
        return (SIMD3(x.x, y.x, z.x), SIMD3(x.y, y.y, z.y))
    }

    /// The sums of the components' variances of the two signals.
    package var variances: SIMD2<Double> {
        let share = Double(count)
        let (x, y, z) = (sumX / share, sumY / share, sumZ / share)
        let variances = squares / share - (x * x + y * y + z * z)
        return variances.replacing(with: 0, where: variances .< 0)
    }

    /// The sums over a range, which must lie within the columns.
    package init(
        _ ax: Span<Double>, _ ay: Span<Double>, _ az: Span<Double>, _ bx: Span<Double>, _ by: Span<Double>,
        _ bz: Span<Double>, in range: Range<Int>
    ) {
        let (ax, ay, az) = (ax.extracting(range), ay.extracting(range), az.extracting(range))
        let (bx, by, bz) = (bx.extracting(range), by.extracting(range), bz.extracting(range))
        originX = SIMD2(ax[0], bx[0])
        originY = SIMD2(ay[0], by[0])
        originZ = SIMD2(az[0], bz[0])
        for i in 0..<range.count {
            unsafe add(
                SIMD2(ax[unchecked: i], bx[unchecked: i]), SIMD2(ay[unchecked: i], by[unchecked: i]),
                SIMD2(az[unchecked: i], bz[unchecked: i]))
        }
    }

    @inline(__always)
    private mutating func add(_ x: SIMD2<Double>, _ y: SIMD2<Double>, _ z: SIMD2<Double>) {
        let (dx, dy, dz) = (x - originX, y - originY, z - originZ)
        sumX += dx
        sumY += dy
        sumZ += dz
        squares += dx * dx + dy * dy + dz * dz
        count &+= 1
    }

    @inline(__always)
    private mutating func remove(_ x: SIMD2<Double>, _ y: SIMD2<Double>, _ z: SIMD2<Double>) {
        let (dx, dy, dz) = (x - originX, y - originY, z - originZ)
        sumX -= dx
        sumY -= dy
        sumZ -= dz
        squares -= dx * dx + dy * dy + dz * dz
        count &-= 1
    }

    /// The squared mean of the first signal and its variance, and the variance of the second, each with its weight.
    @inline(__always)
    private func level(_ weights: SIMD2<Double>) -> Double {
        let share = 1 / Double(count)
        let (x, y, z) = (sumX * share, sumY * share, sumZ * share)
        let variances = squares * share - (x * x + y * y + z * z)
        let (mx, my, mz) = (originX.x + x.x, originY.x + y.x, originZ.x + z.x)
        let first = mx * mx + my * my + mz * mz + (variances.x > 0 ? variances.x : 0)
        return first * weights.x + (variances.y > 0 ? variances.y : 0) * weights.y
    }

    /// The centre of the window of least motion, or the first one on the way whose motion is less than `enough`.
    ///
    /// The motion is the squared mean of the first signal and its variance times a weight, and the variance of the second
    /// times another. Sums slide along with the window, whatever its length; it is cut at the ends of the columns, which
    /// must be of one length.
    ///
    /// - Parameters:
    ///   - first: The centre to begin with, a sample of the columns as are all that follow.
    ///   - step: 1 or −1.
    ///   - count: Centres on the way, at least one.
    ///   - half: Samples on either side of a centre.
    package static func leastMotion(
        _ ax: Span<Double>, _ ay: Span<Double>, _ az: Span<Double>, _ bx: Span<Double>, _ by: Span<Double>,
        _ bz: Span<Double>, first: Int, step: Int, count: Int, half: Int, weights: SIMD2<Double>, enough: Double
    ) -> Int {
        let length = min(min(ax.count, ay.count, az.count), min(bx.count, by.count, bz.count))
        let last = first + (count - 1) * step
        precondition(abs(step) == 1 && half >= 0, "the window moves by one sample")
        precondition(min(first, last) >= 0 && max(first, last) < length, "the way leaves the columns")
        var window = MotionWindow(
            ax, ay, az, bx, by, bz, in: max(0, first - half)..<min(length, first + half + 1))
        var best = first
        var least = window.level(weights)
        var centre = first
        while least >= enough, centre != last {
            centre &+= step
            let leading = centre &+ half &* step
            let trailing = centre &- (half &+ 1) &* step
            if leading >= 0, leading < length {
                unsafe window.add(
                    SIMD2(ax[unchecked: leading], bx[unchecked: leading]),
                    SIMD2(ay[unchecked: leading], by[unchecked: leading]),
                    SIMD2(az[unchecked: leading], bz[unchecked: leading]))
            }
            if trailing >= 0, trailing < length {
                unsafe window.remove(
                    SIMD2(ax[unchecked: trailing], bx[unchecked: trailing]),
                    SIMD2(ay[unchecked: trailing], by[unchecked: trailing]),
                    SIMD2(az[unchecked: trailing], bz[unchecked: trailing]))
            }
            let level = window.level(weights)
            if level < least { (best, least) = (centre, level) }
        }
        return best
    }
}
