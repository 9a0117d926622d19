import Recordings

/// What a file's labelled events say about feet, for example "Left Foot Strike", "RHS" or "LTO".
struct FootLabels: Sendable {
    /// An event that names a foot.
    struct Label: Sendable, Hashable {
        var side: Side
        var isStrike: Bool
        var time: Double
        var text: String
    }

    /// The labels that name a foot and what it does.
    var labels: [Label]

    /// Farthest that a label lies from what it labels, s.
    static let tolerance = 0.06

    private static let strikes: Set<String> = ["strike", "contact", "heelstrike", "footstrike", "hs", "fs", "ic", "on"]
    private static let offs: Set<String> = ["off", "toeoff", "footoff", "to", "fo", "tc", "lift"]

    /// Reads a file's events.
    init(_ events: [Recording.Marker]) {
        labels = events.compactMap(Self.label)
    }

    private static func label(_ event: Recording.Marker) -> Label? {
        guard event.time.isFinite else { return nil }
        let words = NameWords.pieces(of: event.label).map { $0.lowercased() }
        var side = Side.unknown
        var rest: [String] = []
        for word in words {
            switch word {
            case "left", "l", "links": side = .left
            case "right", "r", "rechts": side = .right
            default: rest.append(word)
            }
        }
        // "LHS", "RTO": the side is the first letter.
        if side == .unknown, words.count == 1, let word = words.first, let first = word.first {
            let tail = String(word.dropFirst())
            if strikes.contains(tail) || offs.contains(tail) {
                side = first == "l" ? .left : first == "r" ? .right : .unknown
                rest = [tail]
            }
        }
        let isOff = rest.contains { offs.contains($0) }
        let isStrike = !isOff && rest.contains { strikes.contains($0) }
        guard side != .unknown, isOff || isStrike else { return nil }
        return Label(side: side, isStrike: isStrike, time: event.time, text: event.label)
    }

    /// The foot that labels at a contact's ends name, if they agree.
    func side(of contact: FootContact) -> (side: Side, evidence: String)? {
        var found: [Label] = []
        for label in labels {
            let instant = label.isStrike ? contact.initialContact : contact.finalContact
            if let instant, abs(label.time - instant) <= Self.tolerance { found.append(label) }
        }
        guard let first = found.first, found.allSatisfy({ $0.side == first.side }) else { return nil }
        let names = found.map { "'\($0.text)' at \($0.time.text(decimals: 3)) s" }.joined(separator: ", ")
        return (first.side, "labelled \(names)")
    }
}
