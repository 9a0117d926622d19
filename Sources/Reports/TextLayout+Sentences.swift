import Recordings

extension TextLayout {
    /// A titled list with a blank line before it; nothing when there is nothing to list.
    static func section(_ title: String, _ items: [String]) -> [String] {
        guard !items.isEmpty else { return [] }
        return ["", title] + items.flatMap { wrapped($0, first: "  - ") }
    }

    /// A decision as a person reads it.
    static func sentence(_ decision: Recording.Decision) -> String {
        "\(decision.subject): \(decision.choice) – \(decision.evidence)"
    }
}
