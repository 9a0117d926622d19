import Recordings

/// The point of the foot that a marker's label names.
enum MarkerPoint: Sendable, Hashable, CaseIterable {
    case heel
    case toe
    case secondMetatarsal
    case firstMetatarsal
    case fifthMetatarsal

    /// The last word of the usual labels, without the side: Plug-in Gait, CAST, Helen Hayes and the IOR foot model.
    private var words: Set<String> {
        switch self {
        case .heel: ["heel", "hee", "fcc", "cal", "calc", "calcaneus"]
        case .toe: ["toe", "toes", "hallux", "hlx"]
        case .secondMetatarsal: ["mt2", "fm2", "mth2", "met2", "2mt"]
        case .firstMetatarsal: ["mt1", "fm1", "mth1", "met1", "1mt"]
        case .fifthMetatarsal: ["mt5", "fm5", "mth5", "met5", "5mt"]
        }
    }

    /// The word that stands for all of them.
    var plainWord: String {
        switch self {
        case .heel: "heel"
        case .toe: "toe"
        case .secondMetatarsal: "mt2"
        case .firstMetatarsal: "mt1"
        case .fifthMetatarsal: "mt5"
        }
    }

    /// The point that a label names, `nil` for other parts of the body and for points that were computed.
    init?(label: String) {
        let words = NameWords.pieces(of: label).map { $0.lowercased() }
        guard let last = words.last, !words.contains("v"), !words.contains("static") else { return nil }
        let bare = last.first == "l" || last.first == "r" ? String(last.dropFirst()) : last
        guard let point = Self.allCases.first(where: { $0.words.contains(last) || $0.words.contains(bare) }) else {
            return nil
        }
        self = point
    }
}
