import FootDrop
import Recordings
import Reports
import Trials

extension TrialFiles {
    /// Tables and report.
    static func reports(reference: ReferenceTable) -> TrialFiles {
        TrialFiles(names: []) { (_, _) throws(RecordingError) in }
    }
}
