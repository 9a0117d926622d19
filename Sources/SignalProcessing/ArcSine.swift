extension SIMD2<Double> {
    /// The angles whose sines are given, −π/2 to π/2 rad; sines beyond ±1, which rounding makes, count as ±1.
    ///
    /// A polynomial of degree 11 in the square, fitted at Chebyshev's points to sines up to one half (error 6e-17); beyond
    /// that the half-angle formula leads back into its range. NaN stays NaN.
    @inlinable
    @inline(__always)
    public var arcSine: SIMD2<Double> {
        let size = replacing(with: -self, where: self .< 0)
        // Most sines of a walking foot are small: roots are not worth taking every time.
        if size.x <= 0.5, size.y <= 0.5 {
            let square = self * self
            return self + self * square * Self.arcSineSeries(square)
        }
        let isLarge = size .> 0.5
        let half = 0.5 - 0.5 * size.replacing(with: 1, where: size .> 1)
        let square = (size * size).replacing(with: half, where: isLarge)
        let root = size.replacing(with: square.squareRoot(), where: isLarge)
        let angle = root + root * square * Self.arcSineSeries(square)
        let whole = angle.replacing(with: 0.5 * .pi - 2 * angle, where: isLarge)
        return whole.replacing(with: -whole, where: self .< 0)
    }

    /// `(asin √z − √z) / (z √z)` for z up to 1/4, even and odd powers apart so that neither waits for the other.
    @inlinable
    @inline(__always)
    static func arcSineSeries(_ z: SIMD2<Double>) -> SIMD2<Double> {
        let zz = z * z
        var even = zz * -0.010749050339697807562 + 0.0078029494773533171436
        var odd = zz * 0.028169218060881412899 + 0.016035514349148823079
        even = even * zz + 0.013929652902326633248
        odd = odd * zz + 0.0118754943826369232
        even = even * zz + 0.022372047631744510379
        odd = odd * zz + 0.017355259955786321748
        even = even * zz + 0.044642857103423643363
        odd = odd * zz + 0.030381947367098481126
        even = even * zz + 0.16666666666666648628
        odd = odd * zz + 0.075000000000207643609
        return even + z * odd
    }
}
