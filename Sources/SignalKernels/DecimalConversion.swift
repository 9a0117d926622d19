import Glibc

/// Correctly rounded conversion of a decimal mantissa and exponent to the nearest `Double`.
///
/// Three exact ways, from cheap to general: one multiplication or division when both operands are exact (Clinger,
/// "How to read floating point numbers accurately", 1990); a 128-bit product with a truncated power of five, which
/// needs no fallback for exponents from −27 (Lemire, "Number parsing at a gigabyte per second", 2021; Mushtak and
/// Lemire, "Fast number parsing without fallback", 2023); the C library for all else.
@safe struct DecimalConversion: @unchecked Sendable {
    /// 128 leading bits of 1/5^q, rounded up, for q from 1; high and low word.
    private let reciprocals: UnsafePointer<(high: UInt64, low: UInt64)>
    /// The powers of ten that a `Double` holds exactly.
    private let exactPowers: UnsafePointer<Double>
    /// The powers of ten up to 10^8.
    let integerPowers: UnsafePointer<UInt64>

    /// The largest q for which the 128-bit product is exact enough.
    private static let greatestDivisor = 27
    /// The one set of tables there is; its memory lives as long as the process.
    static let shared = DecimalConversion()

    private init() {
        unsafe exactPowers = Self.table(
            (0...22).map { power in (0..<power).reduce(1.0) { product, _ in product * 10 } })
        unsafe integerPowers = Self.table(
            (0...8).map { power in (0..<power).reduce(UInt64(1)) { product, _ in product &* 10 } })
        let words = (1...Self.greatestDivisor).map { q -> (high: UInt64, low: UInt64) in
            let power = (0..<q).reduce(UInt64(1)) { product, _ in product &* 5 }
            // 2^191 divided by the power with its top bit moved to bit 63: long division, two digits of base 2^64.
            let divisor = power << UInt64(power.leadingZeroBitCount)
            let (high, rest) = divisor.dividingFullWidth((UInt64(1) << 63, 0))
            let (low, _) = divisor.dividingFullWidth((rest, 0))
            let (rounded, carry) = low.addingReportingOverflow(1)
            return (carry ? high &+ 1 : high, rounded)
        }
        unsafe reciprocals = Self.table(words)
    }

    private static func table<Element>(_ elements: [Element]) -> UnsafePointer<Element> {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
        for (index, element) in elements.enumerated() { unsafe (memory + index).initialize(to: element) }
        return unsafe UnsafePointer(memory)
    }

    /// mantissa · 10^exponent, or `nil` where only the C library knows.
    @inline(__always)
    func value(mantissa: UInt64, exponent: Int) -> Double? {
        if mantissa <= 1 << 53, exponent >= -22, exponent <= 22 {
            let digits = Double(mantissa)
            return unsafe exponent < 0 ? digits / exactPowers[-exponent] : digits * exactPowers[exponent]
        }
        guard exponent < 0, exponent >= -Self.greatestDivisor, mantissa != 0 else {
            return mantissa == 0 ? 0 : nil
        }
        return quotient(mantissa, powerOfTen: -exponent)
    }

    /// mantissa / 10^q for 1 ≤ q ≤ 27 and a mantissa that is not zero, rounded to nearest, ties to even.
    @inline(__always)
    private func quotient(_ mantissa: UInt64, powerOfTen q: Int) -> Double {
        let reciprocal = unsafe reciprocals[q &- 1]
        let leadingZeros = mantissa.leadingZeroBitCount
        let normalized = mantissa << UInt64(leadingZeros)
        var (high, low) = normalized.multipliedFullWidth(by: reciprocal.high)
        // Nine bits below the rounding bit: only when all are ones can the truncated tail reach it.
        if high & 0x1FF == 0x1FF {
            let correction = normalized.multipliedFullWidth(by: reciprocal.low).high
            let (sum, carry) = low.addingReportingOverflow(correction)
            low = sum
            if carry { high &+= 1 }
        }
        let upperBit = Int(high >> 63)
        let shift = upperBit &+ 64 &- 52 &- 3
        var significand = high >> UInt64(shift)
        // floor(−q · log2 10), exact for these q.
        let binaryExponent = ((152_170 &+ 65_536) &* -q) >> 16
        var biased = binaryExponent &+ 63 &+ upperBit &- leadingZeros &+ 1023
        // Exactly half way is possible only while 10^q divides the product, that is, for small q.
        if low <= 1, q <= 4, significand & 3 == 1, significand << UInt64(shift) == high {
            significand &= ~1
        }
        significand = (significand &+ (significand & 1)) >> 1
        if significand >= 1 << 53 {
            significand = 1 << 52
            biased &+= 1
        }
        return Double(bitPattern: (significand & ~(1 << 52)) | UInt64(biased) << 52)
    }

    /// The C library's reading of a number's text: a mantissa with `decimalMark` and an optional exponent.
    static func libraryValue(_ text: UnsafeRawBufferPointer, decimalMark: UInt8) -> Double {
        unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: text.count + 1) { copy in
            for i in text.indices {
                let byte = unsafe text[i]
                unsafe copy[i] = CChar(bitPattern: byte == decimalMark ? UInt8(ascii: ".") : byte)
            }
            unsafe copy[text.count] = 0
            guard let start = copy.baseAddress else { return .nan }
            return unsafe strtod(start, nil)
        }
    }
}
