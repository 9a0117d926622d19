import FootDrop
import Gait
import Recordings

/// What stands at the head of a report.
enum ReportHeader {
    /// The files, each once.
    static func files(of session: Session) -> [String] {
        var told: Set<String> = []
        return session.inputs.map(\.source.path).filter { told.insert($0).inserted }
    }

    /// Length, walking, configuration.
    static func facts(of assessed: AssessedSession) -> [FactView] {
        let session = assessed.session
        var facts: [FactView] = []
        if let start = session.inputs.compactMap(\.startTime).first {
            facts.append(FactView(label: "Recorded", value: start))
        }
        if let length = session.inputs.map(\.stream.duration).max() {
            facts.append(FactView(label: "Length", value: Words.duration(length)))
        }
        for foot in session.feet {
            let walking = foot.bouts.reduce(0) { $0 + $1.end - $1.start }
            let bouts = Words.count(foot.bouts.count, "bout", "bouts")
            let strides = Words.count(foot.strides.count, "stride", "strides")
            facts.append(
                FactView(
                    label: "Walking, \(foot.side.footName)", value: "\(Words.duration(walking)), \(bouts), \(strides)"))
        }
        let rates = session.inputs.map { Words.number($0.stream.rate, decimals: 1) + " Hz" }
        var told: Set<String> = []
        facts.append(
            FactView(label: "Sampling", value: rates.filter { told.insert($0).inserted }.joined(separator: ", ")))
        facts.append(FactView(label: "Software", value: "\(Software.name) \(Software.version)"))
        if let clock = session.decisions.first(where: { $0.subject.contains("clock") }) {
            facts.append(FactView(label: clock.subject.capitalizedFirst, value: clock.choice))
        }
        return facts
    }
}
