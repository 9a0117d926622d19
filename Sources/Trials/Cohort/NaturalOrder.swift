/// Orders names as a person does: runs of digits by their number, so that visit 2 comes before visit 10.
///
/// Letters of ASCII are compared without regard to case first. Names that are alike in all this follow the order of
/// their bytes, so that the order is total and the same on every machine.
enum NaturalOrder {
    /// Whether one name comes before another.
    static func isBefore(_ first: String, _ second: String) -> Bool {
        let (a, b) = (Array(first.utf8), Array(second.utf8))
        var (i, j) = (0, 0)
        while i < a.count, j < b.count {
            if isDigit(a[i]), isDigit(b[j]) {
                let (left, right) = (number(in: a, at: &i), number(in: b, at: &j))
                // Without leading zeros the longer number is the greater one.
                if left.count != right.count { return left.count < right.count }
                if left != right { return left.lexicographicallyPrecedes(right) }
            } else {
                let (left, right) = (lowercased(a[i]), lowercased(b[j]))
                if left != right { return left < right }
                i += 1
                j += 1
            }
        }
        if (a.count - i) != (b.count - j) { return a.count - i < b.count - j }
        return a.lexicographicallyPrecedes(b)
    }

    /// The different names in their order.
    static func sorted(_ names: some Sequence<String>) -> [String] { Set(names).sorted(by: isBefore) }

    /// Whether one name comes before another; what has no name comes last.
    static func isBefore(_ first: String?, _ second: String?) -> Bool {
        guard let first else { return false }
        guard let second else { return true }
        return isBefore(first, second)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte }

    /// The digits of a number without leading zeros; the position moves behind them.
    private static func number(in bytes: [UInt8], at position: inout Int) -> ArraySlice<UInt8> {
        let start = position
        while position < bytes.count, isDigit(bytes[position]) { position += 1 }
        return bytes[start..<position].drop { $0 == 0x30 }
    }
}
