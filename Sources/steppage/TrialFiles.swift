import FootDrop
import Recordings
import Reports
import Trials

/// The files a trial's results consist of beside the store.
enum TrialFiles {
    /// The last step of a batch: tables and report.
    static func finish(reference: ReferenceTable) -> BatchRunner.Finish {
        BatchRunner.Finish(names: []) { (_, _) throws(RecordingError) in }
    }
}
