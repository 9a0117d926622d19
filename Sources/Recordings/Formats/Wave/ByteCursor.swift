/// Reads numbers and text from bytes, front to back; past the end there is nothing, never a trap.
struct ByteCursor {
    private let bytes: ArraySlice<UInt8>
    private var position: Int
    private let isBigEndian: Bool

    init(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) {
        self.bytes = bytes
        self.isBigEndian = isBigEndian
        position = bytes.startIndex
    }

    /// Bytes not read yet.
    var remaining: Int { bytes.endIndex - position }

    /// The next `count` bytes, fewer at the end.
    mutating func take(_ count: Int) -> ArraySlice<UInt8> {
        let end = position + max(0, min(count, remaining))
        defer { position = end }
        return bytes[position..<end]
    }

    mutating func unsigned8() -> UInt8? { number(of: 1).map { UInt8(truncatingIfNeeded: $0) } }

    mutating func unsigned16() -> UInt16? { number(of: 2).map { UInt16(truncatingIfNeeded: $0) } }

    mutating func unsigned24() -> UInt32? { number(of: 3).map { UInt32(truncatingIfNeeded: $0) } }

    mutating func unsigned32() -> UInt32? { number(of: 4).map { UInt32(truncatingIfNeeded: $0) } }

    mutating func unsigned64() -> UInt64? { number(of: 8) }

    mutating func float64() -> Double? { number(of: 8).map { Double(bitPattern: $0) } }

    /// A number of the 80-bit extended format of IEEE 754: sign and exponent, then 64 bits with the leading one.
    mutating func extended80() -> Double? {
        guard remaining >= 10, let head = unsigned16(), let fraction = unsigned64() else { return nil }
        let exponent = Int(head & 0x7FFF) - 16_383 - 63
        let magnitude = Double(sign: .plus, exponent: exponent, significand: Double(fraction))
        return head & 0x8000 == 0 ? magnitude : -magnitude
    }

    private mutating func number(of width: Int) -> UInt64? {
        guard remaining >= width else { return nil }
        let part = take(width)
        return isBigEndian
            ? part.reduce(0) { $0 << 8 | UInt64($1) } : part.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// A four-character identifier, or `nil` when the next four bytes are not printable.
    mutating func identifier() -> String? {
        guard remaining >= 4 else { return nil }
        let part = take(4)
        return part.allSatisfy { (0x20...0x7E).contains($0) } ? String(decoding: part, as: UTF8.self) : nil
    }

    /// The bytes before the next NUL, which is passed over; all that is left when there is none.
    mutating func untilNUL() -> ArraySlice<UInt8> {
        let rest = bytes[position...]
        let end = rest.firstIndex(of: 0) ?? rest.endIndex
        defer { position = min(end + 1, rest.endIndex) }
        return rest[..<end]
    }
}
