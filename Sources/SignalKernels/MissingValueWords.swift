/// The words that measurement tables write where there is no finite number.
package enum MissingValueWords {
    private static let missing: Set<String> = [
        "", "nan", "-nan", "+nan", "nan(ind)", "-nan(ind)", "nan(snan)", "1.#qnan", "-1.#qnan", "1.#ind", "-1.#ind",
        "1.#snan", "#n/a", "#na", "#nv", "#num!", "#value!", "n/a", "na", "n.a.", "null", "none", "nil", "missing", "-",
        "--", "?",
    ]
    private static let infinite: Set<String> = [
        "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "1.#inf", "-1.#inf", "∞", "-∞",
    ]

    /// No word is longer, in bytes of UTF-8.
    package static let longest = 12

    /// NaN for a word that means "no value", infinity for one that means an infinite value, `nil` for any other text.
    package static func value(of cell: String) -> Double? {
        let word = cell.lowercased()
        if missing.contains(word) { return .nan }
        return infinite.contains(word) ? .infinity : nil
    }

    /// Whether a cell is `nan` in any case, by far the most frequent of the words.
    static func isNaN(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        unsafe cell.count == 3 && cell[0] | 0x20 == UInt8(ascii: "n") && cell[1] | 0x20 == UInt8(ascii: "a")
            && cell[2] | 0x20 == UInt8(ascii: "n")
    }
}
