public import FootDrop
public import Recordings
import SignalProcessing

extension SessionExporter {
    /// Writes the file under a path; it appears whole or not at all.
    ///
    /// - Throws: `RecordingError` with code `cannotWrite`.
    public func write(_ assessed: AssessedSession, to path: String) throws(RecordingError) {
        var size = 0
        try measured(.write) { () throws(RecordingError) in
            try AtomicFile.write(to: path) { (sink: inout AtomicFile.Sink) throws(RecordingError) in
                try write(assessed) { (block: Span<UInt8>) throws(RecordingError) in
                    size += block.count
                    try sink.write(block)
                }
            }
        }
        // How much it is, is known when it is written.
        measured(.write, bytes: size) {}
    }
}

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
        try await AtomicFolder.write(
            to: folder,
            concurrently: {
                (contents: inout AtomicFolder.Contents) async throws(RecordingError) in
                var files: [File] = []
                for exporter in all where exporter.applies(to: assessed) {
                    files.append(File(exporter: exporter, path: try contents.path(for: exporter.fileName)))
                }
                let outcomes = await files.concurrentMap(atMost: threads) { file in
                    Result { () throws(RecordingError) in try file.exporter.write(assessed, to: file.path) }
                }
                for outcome in outcomes { try outcome.get() }
            })
    }

    /// Writes all files of a session into a folder that is being written, one after the other.
    public static func write(
        _ assessed: AssessedSession, into contents: inout AtomicFolder.Contents
    ) throws(RecordingError) {
        for exporter in all where exporter.applies(to: assessed) {
            try exporter.write(assessed, to: try contents.path(for: exporter.fileName))
        }
    }

    /// A file that is to be written.
    private struct File: Sendable {
        let exporter: any SessionExporter
        let path: String
    }
}
