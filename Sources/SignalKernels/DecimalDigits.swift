/// Appends decimal numbers to text, digits composed from the last to the first.
extension Array<UInt8> {
    /// Appends a whole multiple of a power of ten: `12345` with three decimals is `12.345`.
    ///
    /// - Parameters:
    ///   - units: The number in units of its last digit.
    ///   - decimals: Digits after the point, 0 to 19; without any there is no point.
    ///   - isNegative: Whether a minus sign comes first.
    package mutating func append(decimal units: UInt64, decimals: Int, isNegative: Bool = false) {
        // Twenty digits, a point, zeros that fill up the decimals, a sign.
        let room = 44
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { text in
            var place = room
            var rest = units
            var missing = Swift.min(decimals, 19)
            let decimalsWidth = missing > 0 ? missing + 1 : 0
            while missing >= 2 {
                place -= 2
                unsafe Self.storePair(&rest, text, place)
                missing -= 2
            }
            if missing == 1 {
                place -= 1
                unsafe Self.storeDigit(&rest, text, place)
            }
            if decimals > 0 {
                place -= 1
                unsafe text[place] = UInt8(ascii: ".")
            }
            while rest >= 10 {
                place -= 2
                unsafe Self.storePair(&rest, text, place)
            }
            // The last digit of an odd number of them, or the only zero before the point.
            if rest > 0 || place == room - decimalsWidth {
                place -= 1
                unsafe Self.storeDigit(&rest, text, place)
            }
            if isNegative {
                place -= 1
                unsafe text[place] = UInt8(ascii: "-")
            }
            unsafe append(contentsOf: UnsafeBufferPointer(rebasing: text[place...]))
        }
    }

    @inline(__always)
    private static func storePair(_ rest: inout UInt64, _ text: UnsafeMutableBufferPointer<UInt8>, _ place: Int) {
        let (next, pair) = rest.quotientAndRemainder(dividingBy: 100)
        // Below 100 a tenth is the product with 103 over 1024.
        let tens = (pair &* 103) &>> 10
        unsafe text[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: tens)
        unsafe text[place + 1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: pair &- 10 &* tens)
        rest = next
    }

    @inline(__always)
    private static func storeDigit(_ rest: inout UInt64, _ text: UnsafeMutableBufferPointer<UInt8>, _ place: Int) {
        let (next, digit) = rest.quotientAndRemainder(dividingBy: 10)
        unsafe text[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
        rest = next
    }
}
