import SignalKernels

/// Writes numbers with a fixed number of decimals, rounded exactly and the same on every machine.
///
/// The binary value is scaled by a power of ten in 128-bit integer arithmetic, so the result is the correctly rounded
/// decimal (half to even), as C's `printf("%.*f")` gives it. Negative zero, and what rounds to it, is written without
/// its sign. Magnitudes of 2⁶³ and more, which no gait quantity has, are written in scientific notation.
public enum FixedDecimals {
    /// The most decimals that can be asked for.
    public static let maximumDecimals = 12

    /// The decimal text of a number, or a dash for what is not finite.
    ///
    /// - Parameters:
    ///   - value: The number.
    ///   - decimals: Digits after the point, 0 to 12.
    public static func text(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return "–" }
        var text = TextBuffer()
        append(value, decimals: decimals, to: &text)
        return text.string
    }

    /// Appends the decimal text of a finite number.
    static func append(_ value: Double, decimals: Int, to text: inout TextBuffer) {
        precondition(value.isFinite, "only finite numbers have a decimal text")
        precondition((0...maximumDecimals).contains(decimals), "the number of decimals is between 0 and 12")
        guard value.magnitude < 0x1p63 else { return text.append(value.description) }
        let isNegative = value < 0
        if let units = quicklyScaled(value.magnitude, decimals: decimals) {
            return text.append(decimal: units, decimals: decimals, isNegative: isNegative && units != 0)
        }
        let scaled = scaledToInteger(value.magnitude, decimals: decimals)
        if let units = UInt64(exactly: scaled) {
            return text.append(decimal: units, decimals: decimals, isNegative: isNegative && units != 0)
        }
        // In two parts that meet at the last digit before the point.
        let (front, rest) = scaled.quotientAndRemainder(dividingBy: 10 * UInt128(powersOfTen[decimals]))
        text.append(decimal: UInt64(truncatingIfNeeded: front), decimals: 0, isNegative: isNegative)
        text.append(decimal: UInt64(truncatingIfNeeded: rest), decimals: decimals)
    }

    /// `magnitude · 10^decimals` rounded, where double arithmetic is sure of it; `nil` near a tie and for large numbers.
    ///
    /// Below 2⁴⁴ the product is off by at most 2⁻¹⁰ (half a unit in the last place), so a fraction farther than 2⁻⁹ from a
    /// half rounds the same way as the exact product.
    private static func quicklyScaled(_ magnitude: Double, decimals: Int) -> UInt64? {
        let product = magnitude * doublePowersOfTen[decimals]
        guard product < 0x1p44 else { return nil }
        // Signed numbers are converted by one instruction, others by a dozen.
        let whole = Int(product)
        let fraction = product - Double(whole)
        guard (fraction - 0.5).magnitude > 0x1p-9 else { return nil }
        return UInt64(fraction > 0.5 ? whole + 1 : whole)
    }

    /// `magnitude · 10^decimals`, rounded half to even; a magnitude below 2⁶³ keeps it below 2¹⁰³.
    private static func scaledToInteger(_ magnitude: Double, decimals: Int) -> UInt128 {
        let exponentBits = Int(magnitude.exponentBitPattern)
        let isSubnormal = exponentBits == 0
        let significand = magnitude.significandBitPattern | (isSubnormal ? 0 : 1 << 52)
        let exponent = (isSubnormal ? 1 : exponentBits) - 1075
        let product = UInt128(significand) * UInt128(powersOfTen[decimals])
        if exponent >= 0 { return product << UInt128(exponent) }
        let shift = -exponent
        // The product is below 2⁹³: shifted by more it is less than a half.
        guard shift < 100 else { return 0 }
        let quotient = product >> UInt128(shift)
        let remainder = product & ((1 << UInt128(shift)) - 1)
        let half: UInt128 = 1 << UInt128(shift - 1)
        let roundsUp = remainder > half || (remainder == half && quotient & 1 == 1)
        return roundsUp ? quotient + 1 : quotient
    }

    /// Exact, as all are up to 10²².
    private static let doublePowersOfTen: InlineArray<13, Double> = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
    ]

    private static let powersOfTen: [UInt64] = (0...maximumDecimals).map { exponent in
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
