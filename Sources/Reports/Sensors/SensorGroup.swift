import FootDrop
import Gait
import Recordings

/// What one kind of sensor says beside the strides of the feet: sentences and tables, the same in every report.
struct SensorGroup {
    /// What it is about.
    let title: String
    /// The main figures, a sentence each.
    let sentences: [String]
    /// Everything else.
    let tables: [DataTable]

    /// The groups of a session, those with something to say.
    static func all(of session: Session) -> [SensorGroup] {
        session.loadings.map { GroundContactGroup(loading: $0).group }
            + [
                session.trunk.map { LowerBackGroup(trunk: $0).group }, ToeLiftGroup(feet: session.feet).group,
                ShankGroup(feet: session.feet + session.witnesses).group,
            ]
            .compactMap(\.self) + [SensorsTogether(session: session).group].compactMap(\.self)
    }

    /// A table of what is not given, and why; `nil` when everything is.
    static func withheld(_ list: [FootAnalysis.Withheld]) -> DataTable? {
        guard !list.isEmpty else { return nil }
        return DataTable(
            caption: "Not given", head: ["Quantity", "Why"], rows: list.map { .init([$0.quantity, $0.reason]) })
    }

    /// An estimate as `1.23 ± 0.05`.
    static func text(_ estimate: Estimate, decimals: Int, unit: String, scale: Double = 1) -> String {
        let value = Words.number(estimate.value * scale, decimals: decimals)
        let deviation = Words.number(estimate.standardDeviation * scale, decimals: decimals)
        return "\(value) ± \(deviation)\(unit.isEmpty ? "" : " \(unit)")"
    }
}

extension Session {
    /// Whether any foot's sensor can tell angles and paths, whether or not it did in this recording.
    var hasKinematics: Bool {
        feet.contains(where: \.isKinematic) || (feet.isEmpty && trunk == nil && loadings.isEmpty)
    }
}

extension FootAnalysis {
    /// Whether its sensor can tell angles and paths.
    var isKinematic: Bool { source == .marker || (source == .foot && hasGyroscope) }
}
