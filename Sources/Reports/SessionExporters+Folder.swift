public import FootDrop
public import Recordings
import SignalProcessing

extension SessionExporters {
    /// Writes all files of a session into a folder, so that all of them appear whole or none does.
    ///
    /// - Parameters:
    ///   - assessed: The session.
    ///   - folder: Made, with the folders above it, when there is none.
    ///   - threads: The most files to make at a time; `nil` leaves it to the machine.
    /// - Throws: `RecordingError` with code `cannotWrite`.
    public static func write(
        _ assessed: AssessedSession, to folder: String, atMost threads: Int? = nil
    ) async throws(RecordingError) {
        let exporters = all.filter { $0.applies(to: assessed) }
        let texts = await exporters.concurrentMap(atMost: threads) { exporter in
            measured(.write) { exporter.text(of: assessed) }
        }
        let size = texts.reduce(0) { $0 + $1.utf8.count }
        try measured(.write, bytes: size) { () throws(RecordingError) in
            try AtomicFolder.write(to: folder) { (contents: inout AtomicFolder.Contents) throws(RecordingError) in
                for (exporter, text) in zip(exporters, texts) { try contents.write(text, to: exporter.fileName) }
            }
        }
    }
}
