import Recordings

/// How the paths of a trial's files tell what they are: text with `{participant}`, `{visit}`, `{condition}`, `{side}` and
/// `{recording}` where these stand; `*` stands for anything within a name, `**` for any folders.
struct NamePattern: Sendable, Hashable {
    /// What a place in a path tells.
    enum Field: String, Sendable, Hashable, CaseIterable {
        case participant
        case visit
        case condition
        case side
        case recording
    }

    private enum Part: Sendable, Hashable {
        case literal(Character)
        case field(Field)
        case anyName
        case anyPath
    }

    private let parts: [Part]

    /// Reads a pattern.
    ///
    /// - Throws: `usage` for a field that is not known or is named twice, or a brace left open.
    init(_ text: String) throws(RecordingError) {
        var parts: [Part] = []
        var rest = Substring(text)
        func failure(_ message: String) -> RecordingError {
            let names = Field.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
            return RecordingError(.usage, path: "--pattern \(text)", "\(message); \(names), * and ** are understood")
        }
        while let first = rest.first {
            if first == "{" {
                guard let end = rest.firstIndex(of: "}") else { throw failure("a brace is not closed") }
                let name = rest[rest.index(after: rest.startIndex)..<end]
                guard let field = Field(rawValue: String(name)) else { throw failure("{\(name)} is not known") }
                guard !parts.contains(.field(field)) else { throw failure("{\(name)} is named twice") }
                parts.append(.field(field))
                rest = rest[rest.index(after: end)...]
            } else if rest.hasPrefix("**") {
                parts.append(.anyPath)
                rest = rest.dropFirst(2)
            } else {
                parts.append(first == "*" ? .anyName : .literal(first))
                rest = rest.dropFirst()
            }
        }
        self.parts = parts
    }

    /// What a path tells; `nil` when it does not fit.
    ///
    /// A field takes as little as it can, and no slash; a side is a word for one.
    func fields(of path: String) -> [Field: String]? {
        let characters = Array(path)
        // What does not fit from a place of the pattern and the path on does not fit however it was reached.
        var failed = Set<Int>()
        var found: [Field: String] = [:]
        func fits(_ part: Int, _ position: Int) -> Bool {
            guard part < parts.count else { return position == characters.count }
            let state = part * (characters.count + 1) + position
            guard !failed.contains(state) else { return false }
            var does = false
            switch parts[part] {
            case .literal(let character):
                does = position < characters.count && characters[position] == character && fits(part + 1, position + 1)
            case .field(let field):
                var end = position
                while !does, end < characters.count, characters[end] != "/" {
                    end += 1
                    guard field != .side || Self.isSide(characters[position..<end]) else { continue }
                    does = fits(part + 1, end)
                }
                if does { found[field] = String(characters[position..<end]) }
            case .anyName, .anyPath:
                var end = position
                does = fits(part + 1, end)
                while !does, end < characters.count, parts[part] == .anyPath || characters[end] != "/" {
                    end += 1
                    does = fits(part + 1, end)
                }
            }
            if !does { failed.insert(state) }
            return does
        }
        return fits(0, 0) ? found : nil
    }

    /// Whether text says a side, or the lower back, and nothing else.
    private static func isSide(_ text: ArraySlice<Character>) -> Bool {
        let pieces = NameWords.pieces(of: String(text)).map { $0.lowercased() }
        let words = PlacementWords(pieces)
        guard let first = text.first, let last = text.last, first.isLetter, last.isLetter || last.isNumber else {
            return false
        }
        return (words.side != .unknown || words.placement == .lowerBack) && pieces.allSatisfy(words.explains)
    }
}
