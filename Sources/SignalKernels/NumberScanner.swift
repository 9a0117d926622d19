/// Reads decimal numbers out of text, eight digits at a time; every result is bit-equal to the C library's `strtod`.
///
/// The grammar is `[+-] digits [mark digits] [e [+-] digits]` with at least one digit in the mantissa. Words such as
/// `nan` or `inf` are no numbers here: a table decides what they mean.
@safe struct NumberScanner {
    /// The decimal mark, a point or a comma.
    let decimalMark: UInt8
    private let conversion = DecimalConversion.shared

    init(decimalMark: UInt8) { self.decimalMark = decimalMark }

    /// The number at `place`, which moves behind it, or `nil` when there is none.
    @inline(__always)
    func scan(_ place: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Double? {
        let start = unsafe place
        guard unsafe place < end else { return nil }
        let isNegative = unsafe place.pointee == UInt8(ascii: "-")
        if unsafe isNegative || place.pointee == UInt8(ascii: "+") { unsafe place += 1 }

        var mantissa: UInt64 = 0
        let whole = unsafe place
        unsafe digits(&place, end, into: &mantissa)
        var digitCount = unsafe place - whole
        var exponent = 0
        if unsafe place < end, unsafe place.pointee == decimalMark {
            unsafe place += 1
            let fraction = unsafe place
            unsafe digits(&place, end, into: &mantissa)
            exponent = unsafe fraction - place
            digitCount &-= exponent
        }
        guard digitCount > 0 else { return nil }
        if unsafe place < end, unsafe place.pointee | 0x20 == UInt8(ascii: "e") {
            guard let written = unsafe Self.exponent(&place, end) else { return nil }
            exponent &+= written
        }
        // Twenty and more digits may have overflowed the mantissa; leading zeros do not count.
        let isWhole =
            unsafe digitCount <= 19 || Self.significantDigits(whole, place, decimalMark) <= 19
        if isWhole,
            let magnitude = conversion.value(mantissa: mantissa, exponent: exponent)
        {
            return isNegative ? -magnitude : magnitude
        }
        let text = unsafe UnsafeRawBufferPointer(start: start, count: place - start)
        return unsafe DecimalConversion.libraryValue(text, decimalMark: decimalMark)
    }

    /// Appends a run of digits to the mantissa.
    @inline(__always)
    private func digits(
        _ place: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, into mantissa: inout UInt64
    ) {
        while unsafe end - place >= 8 {
            let word = unsafe UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
            let offsets = word ^ 0x3030_3030_3030_3030
            // The lowest byte with its top bit set is the first that is no digit.
            let others = ((offsets &+ 0x7676_7676_7676_7676) | offsets) & 0x8080_8080_8080_8080
            guard others != 0 else {
                mantissa = mantissa &* 100_000_000 &+ Self.eightDigits(offsets)
                unsafe place += 8
                continue
            }
            let count = others.trailingZeroBitCount >> 3
            if count > 0 {
                // Moved up, the digits are preceded by zeros.
                let aligned = offsets &<< UInt64(64 &- 8 &* count)
                mantissa = unsafe mantissa &* conversion.integerPowers[count] &+ Self.eightDigits(aligned)
                unsafe place += count
            }
            return
        }
        while unsafe place < end {
            let digit = unsafe place.pointee &- UInt8(ascii: "0")
            guard digit < 10 else { return }
            mantissa = mantissa &* 10 &+ UInt64(digit)
            unsafe place += 1
        }
    }

    /// The number that eight digits stand for, the first in the lowest byte: pairs, then quadruples, then all.
    @inline(__always)
    private static func eightDigits(_ digits: UInt64) -> UInt64 {
        let pairs = (digits &* 10) &+ (digits >> 8)
        let low = (pairs & 0x0000_00FF_0000_00FF) &* (100 &+ (1_000_000 << 32))
        let high = ((pairs >> 16) & 0x0000_00FF_0000_00FF) &* (1 &+ (10_000 << 32))
        return (low &+ high) >> 32
    }

    private static func exponent(_ place: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int? {
        unsafe place += 1
        guard unsafe place < end else { return nil }
        let isNegative = unsafe place.pointee == UInt8(ascii: "-")
        if unsafe isNegative || place.pointee == UInt8(ascii: "+") { unsafe place += 1 }
        let start = unsafe place
        var value = 0
        while unsafe place < end {
            let digit = unsafe place.pointee &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            // Beyond that the value is zero or infinite however long the mantissa; the C library reads it again.
            if value < 1_000_000_000 { value = value &* 10 &+ Int(digit) }
            unsafe place += 1
        }
        guard unsafe place > start else { return nil }
        return isNegative ? -value : value
    }

    private static func significantDigits(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ decimalMark: UInt8
    ) -> Int {
        var place = unsafe start
        var count = 0
        while unsafe place < end {
            let byte = unsafe place.pointee
            if byte &- UInt8(ascii: "0") < 10 {
                if count > 0 || byte != UInt8(ascii: "0") { count &+= 1 }
            } else if byte != decimalMark {
                break
            }
            unsafe place += 1
        }
        return count
    }
}
