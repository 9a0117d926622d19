import Recordings

extension TextLayout {
    /// A titled list with a blank line before it; nothing when there is nothing to list.
    static func section(_ title: String, _ items: [String]) -> [String] {
        guard !items.isEmpty else { return [] }
        return ["", title] + items.flatMap { wrapped($0, first: "  - ") }
    }

    /// A quality note as a person reads it: severity, side, message, time.
    static func sentence(_ note: QualityNote) -> String {
        let severity = note.severity == .info ? "" : "\(note.severity.rawValue): "
        let side = note.side.map { "\($0.rawValue): " } ?? ""
        let time = note.start.map { start in
            let end = note.end.map { "–" + FixedDecimals.text($0, decimals: 1) } ?? ""
            return " (" + FixedDecimals.text(start, decimals: 1) + end + " s)"
        }
        return severity + side + note.message + (time ?? "")
    }

    /// A decision as a person reads it.
    static func sentence(_ decision: Recording.Decision) -> String {
        "\(decision.subject): \(decision.choice) – \(decision.evidence)"
    }
}
