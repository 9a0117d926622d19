import Comparison
import FootDrop

/// A compared parameter as it is printed: in a unit a person thinks in, with no more digits than are known.
struct ComparisonRow {
    let comparison: ParameterComparison
    private let printed: PrintedParameter

    init(_ comparison: ParameterComparison) {
        self.comparison = comparison
        printed =
            (PrintedParameter.all + Self.figures).first { $0.column == comparison.name }
            ?? PrintedParameter(
                column: comparison.name, label: comparison.name, unit: comparison.unit, decimals: comparison.decimals,
                scale: 1)
    }

    /// Figures made from the columns.
    static let figures = [
        PrintedParameter(column: "swing_percent", label: "Swing, share of stride", unit: "%", decimals: 1, scale: 1),
        PrintedParameter(
            column: "stride_time_cv_percent", label: "Stride time, variation", unit: "%", decimals: 1, scale: 1),
        PrintedParameter(
            column: "difference_max_swing_pitch_deg", label: "Greatest pitch, right–left", unit: "deg", decimals: 1,
            scale: 1),
        PrintedParameter(
            column: "difference_foot_strike_angle_deg", label: "Strike angle, right–left", unit: "deg", decimals: 1,
            scale: 1),
        PrintedParameter(
            column: "ratio_swing_time", label: "Swing time, right/left", unit: "", decimals: 3, scale: 1),
        PrintedParameter(
            column: "ratio_stride_length", label: "Stride length, right/left", unit: "", decimals: 3, scale: 1),
    ]

    /// What a person calls it.
    var label: String { printed.label }
    /// The unit of all values.
    var unit: String { printed.unit }
    /// The value of session A.
    var a: String { text(comparison.a.median) }
    /// The value of session B.
    var b: String { text(comparison.b.median) }
    /// The change with its sign.
    var change: String { signed(comparison.change?.value) }
    /// The ends of the interval.
    var interval: String {
        guard let interval = comparison.change?.interval else { return "–" }
        return "\(signed(interval.lowerBound)) to \(signed(interval.upperBound))"
    }
    /// Half the width of the interval.
    var halfWidth: String {
        comparison.change?.interval.map { "±" + text(($0.upperBound - $0.lowerBound) / 2) } ?? "–"
    }
    /// The detectable change.
    var detectable: String { text(comparison.detectableChange?.value) }
    /// Strides of both sessions.
    var strides: String { "\(comparison.a.n), \(comparison.b.n)" }

    /// The verdict in a word.
    var word: String {
        switch comparison.verdict {
        case .changedUp: "higher"
        case .changedDown: "lower"
        case .withinVariation: "within"
        case .notAssessable: comparison.change != nil && comparison.detectableChange == nil ? "no MDC" : "–"
        }
    }

    /// The verdict in a few words.
    var verdict: String {
        switch comparison.verdict {
        case .changedUp: "▲ higher in B"
        case .changedDown: "▼ lower in B"
        case .withinVariation: "within measurement variation"
        case .notAssessable: word == "no MDC" ? "no MDC known" : "not assessable"
        }
    }

    /// Whether the change counts.
    var isChanged: Bool { [.changedUp, .changedDown].contains(comparison.verdict) }

    private func text(_ value: Double?) -> String {
        value.map { FixedDecimals.text($0 * printed.scale, decimals: printed.decimals) } ?? "–"
    }

    private func signed(_ value: Double?) -> String {
        let text = text(value)
        return (value ?? 0) > 0 && text.contains { $0 != "0" && $0 != "." } ? "+" + text : text
    }
}
