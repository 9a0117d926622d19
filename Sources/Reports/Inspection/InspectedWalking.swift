public import Gait
public import Recordings

/// What the analysis would find in a file, or why it finds nothing.
public struct InspectedWalking: Sendable {
    /// A foot's strides.
    struct Foot: Sendable {
        let side: Side
        let source: SensorPlacement
        let strideCount: Int
        let boutCount: Int
        let seconds: Double
        let withheld: [FootAnalysis.Withheld]
    }

    /// The feet.
    let feet: [Foot]
    /// Contacts on force plates and insoles.
    let contactCount: Int
    /// Events of the lower back.
    let lowerBackEventCount: Int
    /// Why there is no analysis; `nil` when there is one.
    let obstacle: String?
    /// What the analysis noticed, beyond the file and its signals.
    let notes: [QualityNote]
    /// What it decided, for example the vertical axis of force plates.
    let decisions: [Recording.Decision]

    /// Takes from a session what is worth telling of its file.
    public init(_ session: Session) {
        feet = session.feet.map { foot in
            Foot(
                side: foot.side, source: foot.source, strideCount: foot.strides.count, boutCount: foot.bouts.count,
                seconds: foot.bouts.reduce(0) { $0 + $1.end - $1.start }, withheld: foot.withheld)
        }
        contactCount = session.loadings.reduce(0) { $0 + $1.contacts.count }
        lowerBackEventCount = session.trunk?.gait.events.count ?? 0
        obstacle = nil
        notes = session.notes
        decisions = session.decisions
    }

    /// A file that cannot be analysed.
    public init(obstacle: RecordingError) {
        feet = []
        contactCount = 0
        lowerBackEventCount = 0
        self.obstacle = obstacle.message + (obstacle.remedy.map { "; \($0)" } ?? "")
        notes = []
        decisions = []
    }

    /// One line a finding.
    var lines: [String] {
        if let obstacle { return ["not analysable: \(obstacle)"] }
        var lines = feet.map { foot in
            let owner = "\(foot.side == .unknown ? "" : "\(foot.side.rawValue) ")\(foot.source.label)"
            guard foot.strideCount > 0 else { return "\(owner): no walking" }
            return "\(owner): \(NumberText.count(foot.strideCount, "stride")) in "
                + "\(NumberText.count(foot.boutCount, "bout")), \(NumberText.fixed(foot.seconds, decimals: 1)) s"
        }
        for foot in feet where foot.strideCount > 0 {
            for withheld in foot.withheld {
                lines.append("\(foot.side.rawValue): no \(withheld.quantity) – \(withheld.reason)")
            }
        }
        if contactCount > 0 { lines.append(NumberText.count(contactCount, "contact") + " with the ground") }
        if lowerBackEventCount > 0 { lines.append("lower back: \(NumberText.count(lowerBackEventCount, "event"))") }
        return lines.isEmpty ? ["no walking"] : lines
    }
}

extension JSONWriter {
    /// Writes what the analysis would find.
    mutating func walking(_ walking: InspectedWalking) {
        object { json in
            json.member("obstacle", walking.obstacle)
            json.key("feet")
            json.array { json in
                for foot in walking.feet {
                    json.object(inline: true) { json in
                        json.member("side", foot.side.rawValue)
                        json.member("placement", foot.source.rawValue)
                        json.member("n_strides", foot.strideCount)
                        json.member("n_bouts", foot.boutCount)
                        json.member("walking_s", foot.seconds, decimals: 2)
                    }
                }
            }
            json.member("n_contacts", walking.contactCount)
            json.member("n_lower_back_events", walking.lowerBackEventCount)
        }
    }
}
