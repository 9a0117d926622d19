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
        var bytes: [UInt8] = []
        append(value, decimals: decimals, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the decimal text of a finite number to UTF-8 bytes.
    static func append(_ value: Double, decimals: Int, to bytes: inout [UInt8]) {
        precondition(value.isFinite, "only finite numbers have a decimal text")
        precondition((0...maximumDecimals).contains(decimals), "the number of decimals is between 0 and 12")
        guard value.magnitude < 0x1p63 else {
            bytes.append(contentsOf: value.description.utf8)
            return
        }
        let scaled =
            quicklyScaled(value.magnitude, decimals: decimals)
            ?? scaledToInteger(value.magnitude, decimals: decimals)
        if value < 0, scaled != 0 { bytes.append(UInt8(ascii: "-")) }
        let (whole, fraction) = parts(of: scaled, unit: powersOfTen[decimals])
        appendDigits(whole, atLeast: 1, to: &bytes)
        if decimals > 0 {
            bytes.append(UInt8(ascii: "."))
            appendDigits(fraction, atLeast: decimals, to: &bytes)
        }
    }

    /// `magnitude · 10^decimals` rounded, where double arithmetic is sure of it; `nil` near a tie and for large numbers.
    ///
    /// Below 2³⁰ the product is off by less than 2⁻²² (half a unit in the last place), so a fraction farther than 2⁻²⁰ from
    /// a half rounds the same way as the exact product.
    private static func quicklyScaled(_ magnitude: Double, decimals: Int) -> UInt128? {
        let product = magnitude * doublePowersOfTen[decimals]
        guard product < 0x1p30 else { return nil }
        let whole = product.rounded(.down)
        let fraction = product - whole
        guard (fraction - 0.5).magnitude > 0x1p-20 else { return nil }
        return UInt128(UInt32(whole) + (fraction > 0.5 ? 1 : 0))
    }

    /// Quotient and remainder by a power of ten; almost every number fits the machine's own division.
    private static func parts(of scaled: UInt128, unit: UInt64) -> (whole: UInt64, fraction: UInt64) {
        if let small = UInt64(exactly: scaled) { return (small / unit, small % unit) }
        let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: UInt128(unit))
        return (UInt64(truncatingIfNeeded: whole), UInt64(truncatingIfNeeded: fraction))
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

    private static func appendDigits(_ number: UInt64, atLeast width: Int, to bytes: inout [UInt8]) {
        let start = bytes.count
        var rest = number
        repeat {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
            rest = quotient
        } while rest > 0
        while bytes.count - start < width { bytes.append(UInt8(ascii: "0")) }
        bytes[start...].reverse()
    }

    /// Exact up to 10²².
    private static let doublePowersOfTen: [Double] = powersOfTen.map { Double($0) }

    private static let powersOfTen: [UInt64] = (0...maximumDecimals).map { exponent in
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
