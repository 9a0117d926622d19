public import FootDrop
import Gait
import Recordings

/// `contacts.csv`: a row per contact with a force plate, a belt or an insole, in the order of time.
public struct ContactTable: SessionExporter {
    /// Creates the exporter.
    public init() {}

    /// The name of the file.
    public var fileName: String { "contacts.csv" }

    /// Only a session with plates or insoles has contacts.
    public func applies(to assessed: AssessedSession) -> Bool { !assessed.session.loadings.isEmpty }

    /// Hands on the table of all contacts of a session.
    public func write<Failure: Error>(_ assessed: AssessedSession, _ take: ByteTaker<Failure>) throws(Failure) {
        var table = CSVText(
            header: [
                "side", "side_evidence", "side_confidence", "source", "devices", "initial_contact_s", "final_contact_s",
            ]
                + LoadingMeasure.allCases.map(\.rawValue) + ["flags", "rejection"])
        for loading in assessed.session.loadings {
            for contact in loading.contacts {
                table.cell(contact.side.rawValue)
                table.cell(contact.sideEvidence)
                table.cell(contact.sideConfidence, decimals: 2)
                table.cell(contact.source.rawValue)
                table.cell(contact.devices.map { name(of: $0, in: loading) }.joined(separator: ";"))
                table.cell(contact.initialContact ?? .nan, decimals: 4)
                table.cell(contact.finalContact ?? .nan, decimals: 4)
                for measure in LoadingMeasure.allCases {
                    table.cell(measure.value(in: contact.measures) ?? .nan, decimals: measure.decimals + 1)
                }
                table.cell(contact.flags.map(\.rawValue).joined(separator: ";"))
                table.cell(contact.rejection ?? "")
                table.endRow()
                try table.pass(take)
            }
        }
        try table.pass(inAnyCase: true, take)
    }

    private func name(of device: Int, in loading: LoadingAnalysis) -> String {
        guard loading.devices.indices.contains(device) else { return "\(device + 1)" }
        let name = loading.devices[device].name
        return name.isEmpty ? "\(device + 1)" : name
    }
}
