import FootDrop
import Gait
import Recordings

/// How far a recording can be relied on, in one line above everything else.
struct QualityVerdict {
    /// From fit to unfit.
    enum Level: String, Sendable {
        case good
        case caution
        case insufficient
    }

    /// How far.
    let level: Level
    /// The verdict.
    let headline: String
    /// What it rests on, sentences.
    let reasons: [String]

    /// Fewer straight strides of a foot than this say little about it.
    static let fewStrides = 6

    /// Judges a session by its notes, by what was withheld, and by the strides of each foot.
    init(of assessed: AssessedSession) {
        let session = assessed.session
        let errors = session.notes.filter { $0.severity == .error }
        let warnings = session.notes.filter { $0.severity == .warning }
        func sentences(_ notes: [QualityNote]) -> [String] {
            notes.map { note in
                guard let side = note.side, !note.message.lowercased().hasPrefix(side.rawValue) else {
                    return note.message
                }
                return "\(side.title): \(note.message)"
            }
        }
        // What a kind of sensor never gives is no fault of the recording.
        let withheld = session.feet.filter(\.isKinematic).flatMap { foot in
            foot.withheld.map { "\(foot.side.footName.capitalizedFirst), \($0.quantity) withheld: \($0.reason)" }
        }
        let straight = session.feet.map { ($0.side, $0.strides.count(where: \.isStraight)) }
        let few = straight.filter { $0.1 < Self.fewStrides }.map { side, count in
            "\(side.footName.capitalizedFirst): \(Words.count(count, "straight stride", "straight strides")), "
                + "at least \(Self.fewStrides) are needed to assess a foot."
        }
        let counts = straight.map { "\($0.0.footName) \($0.1)" }.joined(separator: ", ")
        let steps = session.trunk?.gait.bouts.reduce(0) { $0 + $1.stepCount } ?? 0
        let contacts = session.loadings.reduce(0) { $0 + $1.contacts.count(where: \.isUsable) }
        if session.feet.allSatisfy(\.strides.isEmpty), steps + contacts > 0 {
            let isFootless = session.feet.isEmpty
            level = errors.isEmpty && warnings.isEmpty && isFootless ? .good : .caution
            headline = level == .good ? "No problem found in the recording" : "Read with caution"
            let found = [
                steps > 0 ? "Steps seen by the lower back: \(steps)." : nil,
                contacts > 0 ? "Contacts seen from first to last touch: \(contacts)." : nil,
                isFootless ? nil : "The sensors of the feet show no walking.",
            ]
            reasons = found.compactMap(\.self) + sentences(errors) + sentences(warnings)
        } else if session.feet.allSatisfy(\.strides.isEmpty) {
            level = .insufficient
            headline = "No walking was found"
            reasons = sentences(errors) + sentences(warnings)
        } else if !errors.isEmpty || few.count == straight.count {
            level = .insufficient
            headline = "Not enough usable walking to assess"
            reasons = sentences(errors) + few + sentences(warnings) + withheld
        } else if !warnings.isEmpty || !few.isEmpty || !withheld.isEmpty {
            level = .caution
            headline = "Read with caution"
            reasons = few + sentences(warnings) + withheld
        } else {
            level = .good
            headline = "No problem found in the recording"
            reasons = ["Straight strides used: \(counts)."]
        }
    }
}
