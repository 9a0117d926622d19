/// What a quality note can be about: the one list of all codes, with what each does to the results.
///
/// The names are public, in `session.json` and in the inspection of a file, and never change their meaning.
public struct QualityCode: Sendable, Hashable {
    /// The identifier in a note, for example `gap`.
    public var name: String
    /// How serious such a note is; some depend on how the rest of the recording is.
    public var severities: [QualityNote.Severity]
    /// What was found.
    public var meaning: String
    /// What it does to the results.
    public var effect: String
    /// The results that are withheld, marked or less certain.
    public var spoils: [SpoiledResult]

    init(
        _ name: String, _ severities: QualityNote.Severity..., spoils: [SpoiledResult] = [], meaning: String,
        effect: String
    ) {
        self.name = name
        self.severities = severities
        self.meaning = meaning
        self.effect = effect
        self.spoils = spoils
    }

    /// All codes, by what they are about.
    public static let all: [Topic] = [
        Topic(name: "Rates and clocks", codes: clocks),
        Topic(name: "Files and their samples", codes: files),
        Topic(name: "Units, names and sides", codes: names),
        Topic(name: "Signals of a sensor", codes: signals),
        Topic(name: "Analysis of feet and lower back", codes: feet),
        Topic(name: "Force plates, insoles and markers", codes: ground),
    ]

    /// Codes of one kind.
    public struct Topic: Sendable {
        /// The heading.
        public var name: String
        /// The codes.
        public var codes: [QualityCode]
    }

    /// The code of a name; `nil` for one that is in no list.
    public static func named(_ name: String) -> QualityCode? {
        all.lazy.flatMap(\.codes).first { $0.name == name }
    }
}

/// A group of results that a fault in the signal can spoil.
public enum SpoiledResult: String, Sendable, Hashable, CaseIterable {
    /// Events and all times.
    case times
    /// Angles of the foot and rates of turning.
    case angles
    /// Lengths, speeds, turns and heights of the way.
    case paths
    /// Heights of toe and heel above the floor.
    case clearance
    /// Which side a result belongs to.
    case sides
    /// Forces and what follows from them.
    case forces
}
