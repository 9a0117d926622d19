import Recordings

/// What the name of a file says: whose walk it is, what it is taken for, and what is left to call the recording by.
struct NamedFile: Sendable, Hashable {
    /// What to do with the file.
    enum Use: Sendable, Hashable {
        case take(SensorRole)
        case ignore(String)
    }

    /// The path from the folder.
    let path: String
    /// What it is taken for.
    private(set) var use: Use
    /// Whether it gives way to another file of the same role: a foot's own sensor tells more than shank or insole.
    private(set) var givesWay = false
    /// What it has in common with the other files of the session.
    private(set) var recording: String
    /// Who walked, from the name.
    private(set) var participant: String?
    /// Which visit, from the name.
    private(set) var visit: String?
    /// Under which condition, from the name.
    private(set) var condition: String?

    private static let endings: Set<String> = [
        "csv", "tsv", "txt", "asc", "dat", "wav", "wave", "w64", "rf64", "aif", "aiff", "caf",
        "c3d", "mot", "sto", "forces", "trc",
    ]

    /// Tables this program writes, which may lie beside recordings.
    private static let resultTables: Set<String> = [
        "strides", "gait_events", "stumbles", "recordings", "parameters_long", "failures", "data_dictionary",
    ]

    /// Reads a name the way names usually are.
    init(path: String) {
        self.path = path
        var folders = path.split(separator: "/").map(String.init)
        let name = folders.popLast() ?? ""
        let stem = String(NameWords.fileStem(name))
        let entities = Self.entities(of: folders + [stem])
        participant = entities["sub"]
        visit = entities["ses"]
        condition = entities["acq"] ?? entities["task"]
        use = Self.use(ofEnding: name, isBIDS: entities["sub"] != nil && stem.hasPrefix("sub-"), stem: stem)

        var words = PlacementWords(NameWords.pieces(of: stem).map { $0.lowercased() })
        var rest = Self.without(words, in: stem)
        if words.side == .unknown, words.placement == .unknown, let last = folders.last {
            // A folder a foot: …/left/walk.csv.
            let pieces = NameWords.pieces(of: last).map { $0.lowercased() }
            let said = PlacementWords(pieces)
            if said.side != .unknown || said.placement == .lowerBack, pieces.allSatisfy(said.explains) {
                words = said
                rest = stem
                folders.removeLast()
            }
        }
        recording = (folders + (rest.isEmpty ? [] : [rest])).joined(separator: "_")
        if case .take = use { take(words) }
    }

    /// Reads a name by a pattern; `nil` when it does not fit.
    init?(path: String, pattern: NamePattern) {
        guard let fields = pattern.fields(of: path) else { return nil }
        self.path = path
        participant = fields[.participant]
        visit = fields[.visit]
        condition = fields[.condition]
        let parts = [participant, visit, condition, fields[.recording]].compactMap(\.self)
        recording = parts.joined(separator: "_")
        use = .take(.file)
        if let side = fields[.side] {
            let words = PlacementWords(NameWords.pieces(of: side).map { $0.lowercased() })
            take(words)
        }
        if parts.isEmpty { recording = path.split(separator: "/").joined(separator: "_") }
    }

    private static func use(ofEnding name: String, isBIDS: Bool, stem: String) -> Use {
        guard let dot = name.lastIndex(of: "."), endings.contains(name[name.index(after: dot)...].lowercased()) else {
            return .ignore("no recording by its ending")
        }
        let companions = ["_channels", "_events", "_scans", "_electrodes"]
        if isBIDS, companions.contains(where: stem.hasSuffix) { return .ignore("it describes a recording (BIDS)") }
        if resultTables.contains(stem) { return .ignore("a table of results") }
        if ["participants", "samples"].contains(stem) { return .ignore("it describes the participants (BIDS)") }
        return .take(.file)
    }

    private mutating func take(_ words: PlacementWords) {
        use = Self.use(of: words)
        givesWay = words.placement == .shank || words.placement == .insole
    }

    private static func use(of words: PlacementWords) -> Use {
        if let part = words.otherBodyPart { return .ignore("a sensor of the \(part), which is not analysed") }
        switch (words.placement, words.side) {
        case (.lowerBack, _): return .take(.lowerBack)
        case (.forcePlate, _): return .take(.forcePlate)
        case (_, .left): return .take(.left)
        case (_, .right): return .take(.right)
        default: return .take(.file)
        }
    }

    /// The name without the words that say side and placement, each with one separator.
    private static func without(_ words: PlacementWords, in stem: String) -> String {
        var rest = ""
        var position = stem.startIndex
        for piece in NameWords.pieces(of: stem) where words.explains(piece.lowercased()) {
            var kept = stem[position..<piece.startIndex]
            if let last = kept.last, !last.isLetter, !last.isNumber { kept = kept.dropLast() }
            rest += kept
            position = piece.endIndex
        }
        rest += stem[position...]
        while let first = rest.first, !first.isLetter, !first.isNumber { rest.removeFirst() }
        return rest
    }

    /// `sub-01`, `ses-2` and the like in the names of folders and the file (BIDS).
    private static func entities(of parts: [String]) -> [Substring: String] {
        var entities: [Substring: String] = [:]
        for token in parts.flatMap({ $0.split(separator: "_") }) {
            let pair = token.split(separator: "-", maxSplits: 1)
            if pair.count == 2, ["sub", "ses", "task", "acq"].contains(pair[0]) { entities[pair[0]] = String(pair[1]) }
        }
        return entities
    }
}
