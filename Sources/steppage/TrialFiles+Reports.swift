import FootDrop
import Recordings
import Reports
import Trials

extension TrialFiles {
    private static let reportName = "report.html"

    /// Tables and report, several at a time.
    ///
    /// - Parameters:
    ///   - reference: What changes between recordings are compared with.
    ///   - withREDCap: Whether the tables for REDCap are wanted beside the others.
    ///   - jobs: The most to make at a time.
    static func reports(reference: ReferenceTable, withREDCap: Bool = false, jobs: Int) -> TrialFiles {
        let formats: [TrialTables.Format] = withREDCap ? [.csv, .redcap] : [.csv]
        // The longest ones come first.
        let tables = formats.flatMap(\.fileNames).sorted {
            ($0 != "strides.csv" ? 1 : 0) < ($1 != "strides.csv" ? 1 : 0)
        }
        let names = tables + [reportName]
        return TrialFiles(names: names, others: TrialTables.Format.redcap.fileNames) { store, paths in
            let outcomes = await Array(zip(names, paths)).concurrentMap(atMost: jobs) { name, path in
                Result { () throws(RecordingError) in try write(name, from: store, to: path, reference) }
            }
            for outcome in outcomes { try outcome.get() }
        }
    }

    private static func write(
        _ name: String, from store: String, to path: String, _ reference: ReferenceTable
    ) throws(RecordingError) {
        let reader = try TrialStore(reading: store)
        if name == reportName {
            let text = try report(reader, reference)
            try AtomicFile.write(to: path) { (sink: inout AtomicFile.Sink) throws(RecordingError) in
                try sink.write(text)
            }
        } else {
            try TrialTables.write(name, from: reader, to: path)
        }
        try reader.close()
    }

    private static func report(_ store: TrialStore, _ reference: ReferenceTable) throws(RecordingError) -> String {
        let provenance = try store.provenance()
        let options = provenance.keys.filter { $0 != "version" }.sorted().map { "\($0): \(provenance[$0] ?? "")" }
        let report = CohortReport(
            provenance: .init(version: provenance["version"] ?? "", options: options.joined(separator: "\n")),
            reference: reference)
        return report.html(of: try store.cohort())
    }
}
