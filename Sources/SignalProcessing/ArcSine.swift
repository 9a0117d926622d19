extension SIMD2<Double> {
    /// The angles whose sines are given, −π/2 to π/2 rad; sines beyond ±1, which rounding makes, count as ±1.
    ///
    /// A polynomial of degree 11 in the square, fitted at Chebyshev's points to sines up to one half (error 6e-17); beyond
    /// that the half-angle formula leads back into its range. NaN stays NaN.
    @inlinable
    @inline(__always)
    public var arcSine: SIMD2<Double> {
        let square = self * self
        // Most sines of a walking foot are small: roots are not worth taking every time.
        if square.x <= 0.25, square.y <= 0.25 { return self + self * square * Self.arcSineSeries(square) }
        return SIMD2(Self.arcSine(x), Self.arcSine(y))
    }

    @usableFromInline
    static func arcSine(_ sine: Double) -> Double {
        let size = Swift.min(Swift.abs(sine), 1)
        guard size > 0.5 else { return sine + sine * (sine * sine) * arcSineSeries(SIMD2(repeating: sine * sine)).x }
        let square = 0.5 - 0.5 * size
        let root = square.squareRoot()
        let angle = 0.5 * .pi - 2 * (root + root * square * arcSineSeries(SIMD2(repeating: square)).x)
        return sine < 0 ? -angle : angle
    }

    /// `(asin √z − √z) / (z √z)` for z up to 1/4, by Estrin's scheme: parts that do not wait for each other.
    @inlinable
    @inline(__always)
    static func arcSineSeries(_ z: SIMD2<Double>) -> SIMD2<Double> {
        let z2 = z * z
        let z4 = z2 * z2
        let low =
            (0.16666666666666648628 + z * 0.075000000000207643609)
            + z2 * (0.044642857103423643363 + z * 0.030381947367098481126)
        let middle =
            (0.022372047631744510379 + z * 0.017355259955786321748)
            + z2 * (0.013929652902326633248 + z * 0.0118754943826369232)
        let high =
            (0.0078029494773533171436 + z * 0.016035514349148823079)
            + z2 * (-0.010749050339697807562 + z * 0.028169218060881412899)
        return low + z4 * (middle + z4 * high)
    }
}
