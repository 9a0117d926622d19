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

    mutating func unsigned16() -> UInt16? { number(of: 2).map { UInt16(truncatingIfNeeded: $0) } }

    mutating func unsigned32() -> UInt32? { number(of: 4).map { UInt32(truncatingIfNeeded: $0) } }

    mutating func unsigned64() -> UInt64? { number(of: 8) }

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
}
