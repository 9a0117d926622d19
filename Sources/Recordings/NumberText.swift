/// Numbers in messages.
package enum NumberText {
    /// `1 row`, `2 rows`.
    package static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// A value with so many decimals, zeros included.
    package static func fixed(_ value: Double, decimals: Int = 3) -> String {
        let text = text(value, decimals: decimals)
        guard value.isFinite, !text.contains("e") else { return text }
        let written = text.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = written.count > 1 ? written[1] : ""
        return "\(written[0])." + fraction + String(repeating: "0", count: max(0, decimals - fraction.count))
    }

    /// A value rounded to so many decimals, without zeros behind.
    package static func text(_ value: Double, decimals: Int = 3) -> String {
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        let rounded = (value * scale).rounded() / scale
        guard rounded.isFinite else { return "\(value)" }
        if let whole = Int(exactly: rounded) { return "\(whole)" }
        return "\(rounded)"
    }
}
