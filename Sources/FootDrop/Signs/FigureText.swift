import SignalProcessing

/// Numbers in sentences.
enum FigureText {
    /// A number with so many decimals, zeros included.
    static func number(_ value: Double, decimals: Int = 1) -> String {
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = (value * scale).rounded()
        guard scaled.magnitude < 1e15 else { return "\(value)" }
        let whole = Int(scaled.magnitude)
        let sign = scaled < 0 ? "-" : ""
        guard decimals > 0 else { return sign + "\(whole)" }
        let fraction = "\(whole % Int(scale))"
        return sign + "\(whole / Int(scale))." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }

    /// `12.3 deg (10.1 to 14.5)`.
    static func degrees(_ estimate: IntervalEstimate) -> String {
        "\(number(estimate.value)) deg" + (estimate.interval.map { " (\(range($0)))" } ?? "")
    }

    /// `10.1 to 14.5`.
    static func range(_ interval: ClosedRange<Double>) -> String {
        "\(number(interval.lowerBound)) to \(number(interval.upperBound))"
    }

    /// A share in whole percent.
    static func percent(_ share: Double) -> String { "\(number(100 * share, decimals: 0)) %" }
}
