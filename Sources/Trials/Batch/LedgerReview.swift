import Recordings

/// Decides which recordings have to be done, from what the store says of the last time.
struct LedgerReview: Sendable {
    /// What is to be done with a recording.
    enum Verdict: Sendable, Hashable {
        case toDo
        /// Nothing changed.
        case done
        /// Only the participant, visit or condition is called otherwise.
        case renamed
    }

    let folder: OutputFolder
    let settings: BatchRunner.Settings
    let ledger: [String: LedgerEntry]
    let book: StampBook
    /// The folder the names of files are from.
    let root: String

    /// Compares files, options and version with those of the last time.
    func verdict(on planned: PlannedRecording) -> Verdict {
        guard let entry = ledger[planned.identity.id] else { return .toDo }
        if settings.retriesFailed, entry.status != .ok { return .toDo }
        // Without a fingerprint a file could not be read; that may be otherwise now.
        guard let known = entry.fingerprint, known == Fingerprint(settings).text(of: planned, book) else {
            return .toDo
        }
        // Files that somebody removed or shortened are made again.
        guard folder.outputs(of: entry.identity.id) == entry.outputs, entry.status != .ok || !entry.outputs.isEmpty
        else {
            return .toDo
        }
        // Names that only look alike are others to a file system; texts lost the words of the person's old code.
        guard entry.identity.id.utf8.elementsEqual(planned.identity.id.utf8),
            entry.identity.participant == planned.identity.participant
        else { return .toDo }
        let names = FileStamp.names(of: planned, root: root, keepsNames: settings.identifiers.keepsNames)
        return entry.identity == planned.identity && entry.files.map(\.name) == names ? .done : .renamed
    }
}

extension FileStamp {
    /// The names of a recording's files as they are written; empty where names may not be.
    static func names(of planned: PlannedRecording, root: String, keepsNames: Bool) -> [String] {
        planned.recording.files.map { keepsNames ? $0.path.relative(to: root) : "" }
    }
}

extension Fingerprint {
    /// The fingerprints of a run.
    init(_ settings: BatchRunner.Settings) {
        self.init(version: settings.version, reference: settings.referenceHash)
    }

    /// The fingerprint of a recording as it is now; `nil` where a file cannot be read.
    func text(of planned: PlannedRecording, _ book: StampBook) -> String? {
        // What is wrong with the plan is part of it: no file is read then.
        if let failure = planned.entry.failure {
            return ContentHash.sha256(of: Array("\(version)\n\(failure)".utf8))
        }
        return text(
            files: planned.recording.files.map { ($0.role, try? book.sha256(ofFile: $0.path)) },
            profiles: planned.recording.options.profileFingerprints(of: planned.recording.files),
            options: planned.recording.options)
    }
}
