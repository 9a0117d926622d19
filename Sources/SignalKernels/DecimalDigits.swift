/// The digits of decimal numbers, eight at a time.
enum DecimalDigits {
    /// At least as many bytes as ``write(_:decimals:at:)`` touches.
    static let room = 40

    /// Writes a whole multiple of a power of ten, and tells how many bytes it is long.
    ///
    /// - Parameters:
    ///   - units: The number in units of its last digit.
    ///   - decimals: Digits after the point, 0 to 19; without any there is no point.
    ///   - place: Where the text begins; ``room`` bytes from there may be written to.
    static func write(_ units: UInt64, decimals: Int, at place: UnsafeMutablePointer<UInt8>) -> Int {
        guard units < 10_000_000_000_000_000, decimals < 8 else {
            return unsafe writeLong(units, decimals: min(decimals, 19), at: place)
        }
        let last: UInt64
        var length: Int
        if units < 100_000_000 {
            last = eight(UInt32(truncatingIfNeeded: units))
            length = max(significant(last), decimals + 1)
            unsafe store(last &>> (UInt64(8 &- length) &* 8), place)
        } else {
            let (high, low) = units.quotientAndRemainder(dividingBy: 100_000_000)
            let first = eight(UInt32(truncatingIfNeeded: high))
            let ahead = significant(first)
            last = eight(UInt32(truncatingIfNeeded: low))
            length = ahead + 8
            unsafe store(first &>> (UInt64(8 &- ahead) &* 8), place)
            unsafe store(last, place + ahead)
        }
        if decimals > 0 {
            let whole = length - decimals
            unsafe place[whole] = UInt8(ascii: ".")
            unsafe store(last &>> (UInt64(8 &- decimals) &* 8), place + whole + 1)
            length += 1
        }
        return length
    }

    /// The eight digits of a number below 10⁸ with leading zeros, the first in the lowest byte.
    ///
    /// Both halves are divided at once, then both quarters of each: a hundredth of a number below 10⁴ is its product with
    /// 5243 over 2¹⁹, a tenth of one below 100 its product with 103 over 2¹⁰, both rounded down.
    @inline(__always)
    private static func eight(_ number: UInt32) -> UInt64 {
        let (top, bottom) = number.quotientAndRemainder(dividingBy: 10_000)
        let halves = UInt64(top) | UInt64(bottom) &<< 32
        let hundreds = ((halves &* 5243) &>> 19) & 0x7F_0000_007F
        let quarters = hundreds | (halves &- hundreds &* 100) &<< 16
        let tens = ((quarters &* 103) &>> 10) & 0x0F_000F_000F_000F
        return (tens | (quarters &- tens &* 10) &<< 8) | zeros
    }

    private static let zeros: UInt64 = 0x3030_3030_3030_3030

    /// How many of eight digits are left without leading zeros, at least one.
    @inline(__always)
    private static func significant(_ digits: UInt64) -> Int {
        max(1, 8 - (digits ^ zeros).trailingZeroBitCount / 8)
    }

    @inline(__always)
    private static func store(_ text: UInt64, _ place: UnsafeMutablePointer<UInt8>) {
        unsafe UnsafeMutableRawPointer(place).storeBytes(of: text.littleEndian, as: UInt64.self)
    }

    /// The same for numbers of any length, digit by digit from the last to the first.
    private static func writeLong(_ units: UInt64, decimals: Int, at place: UnsafeMutablePointer<UInt8>) -> Int {
        var digits = 1
        var rest = units / 10
        while rest > 0 {
            digits += 1
            rest /= 10
        }
        let length = max(digits, decimals + 1) + (decimals > 0 ? 1 : 0)
        let point = decimals > 0 ? length - 1 - decimals : length
        rest = units
        for index in (0..<length).reversed() {
            if index == point {
                unsafe place[index] = UInt8(ascii: ".")
            } else {
                unsafe place[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
        }
        return length
    }
}
