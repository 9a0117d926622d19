import FootDrop
import Recordings
import Reports
import Trials

extension TrialFiles {
    private static let reportName = "report.html"

    /// Tables and report.
    ///
    /// - Parameters:
    ///   - reference: What changes between recordings are compared with.
    ///   - withREDCap: Whether the tables for REDCap are wanted beside the others.
    static func reports(reference: ReferenceTable, withREDCap: Bool = false) -> TrialFiles {
        let formats: [TrialTables.Format] = withREDCap ? [.csv, .redcap] : [.csv]
        return TrialFiles(
            names: formats.flatMap(\.fileNames) + [reportName], others: TrialTables.Format.redcap.fileNames
        ) {
            (store, folder: inout AtomicFolder.Contents) throws(RecordingError) in
            for format in formats {
                _ = try TrialTables.write(from: store, to: &folder, filter: TrialFilter(), format: format)
            }
            let provenance = try store.provenance()
            let options = provenance.keys.filter { $0 != "version" }.sorted().map { "\($0): \(provenance[$0] ?? "")" }
            let report = CohortReport(
                provenance: .init(version: provenance["version"] ?? "", options: options.joined(separator: "\n")),
                reference: reference)
            try folder.write(report.html(of: try store.cohort()), to: reportName)
        }
    }
}
