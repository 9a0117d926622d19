/// What was noticed in the data of a trial, by kind of note and by recording.
public struct CohortQuality: Sendable, Hashable {
    /// A kind of note.
    public struct Kind: Sendable, Hashable {
        /// The stable identifier of the note.
        public var code: String
        /// info, warning or error.
        public var severity: String
        /// Recordings that have it.
        public var recordings: Int
        /// What it says in the first of them.
        public var example: String
    }

    /// The kinds of notes: errors, then warnings, then the rest, the most frequent first.
    public var kinds: [Kind]
    /// The recordings with notes, by position: most errors first, then most warnings.
    public var recordings: [Int]
    /// Of these, the ones with a warning or an error.
    public var warned: Int

    init(of recordings: [CohortRecording]) {
        var kinds: [Key: Kind] = [:]
        var noted: [(position: Int, errors: Int, warnings: Int)] = []
        for (position, recording) in recordings.enumerated() where !recording.quality.isEmpty {
            var seen: Set<Key> = []
            for note in recording.quality {
                let key = Key(code: note.code, severity: note.severity)
                guard seen.insert(key).inserted else { continue }
                kinds[
                    key, default: Kind(code: note.code, severity: note.severity, recordings: 0, example: note.message)
                ].recordings += 1
            }
            let errors = recording.quality.count { Self.rank($0.severity) == 0 }
            noted.append((position, errors, recording.warnings.count - errors))
        }
        self.kinds = kinds.values.sorted {
            (Self.rank($0.severity), $1.recordings, $0.code) < (Self.rank($1.severity), $0.recordings, $1.code)
        }
        noted.sort { ($1.errors, $1.warnings, $0.position) < ($0.errors, $0.warnings, $1.position) }
        self.recordings = noted.map(\.position)
        warned = noted.count { $0.errors + $0.warnings > 0 }
    }

    /// The place of a severity in the order of weight.
    public static func rank(_ severity: String) -> Int {
        switch severity {
        case "error": 0
        case "info": 2
        default: 1
        }
    }

    private struct Key: Hashable {
        let code: String
        let severity: String
    }
}
