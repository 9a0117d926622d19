/// Numbers in messages.
enum NumberText {
    /// A value rounded to so many decimals, without zeros behind.
    static func text(_ value: Double, decimals: Int = 3) -> String {
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        let rounded = (value * scale).rounded() / scale
        guard rounded.isFinite else { return "\(value)" }
        if let whole = Int(exactly: rounded) { return "\(whole)" }
        return "\(rounded)"
    }
}
