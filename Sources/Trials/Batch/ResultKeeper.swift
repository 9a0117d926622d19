import Recordings

/// Turns what a child said about a recording into what the store keeps, and puts the session's folder in its place.
struct ResultKeeper: Sendable {
    let folder: OutputFolder
    let settings: BatchRunner.Settings
    let book: StampBook
    /// The folder the names of files are from.
    let root: String

    /// A recording that cannot be analysed as the plan has it.
    func refused(_ planned: PlannedRecording) -> CompletedRecording {
        let failure =
            planned.entry.failure ?? RecordingFailure(.usage, "the recording cannot be analysed")
        try? folder.withdraw(planned.identity.id)
        return CompletedRecording(
            identity: planned.identity, fingerprint: Fingerprint(settings).text(of: planned, book),
            files: stamps(planned, []), outcome: .failure(failure))
    }

    /// What a child said.
    ///
    /// - Throws: `cannotWrite` where the session's folder could not be written or moved: nothing is kept then.
    func keep(
        _ planned: PlannedRecording, _ outcome: Supervisor.Outcome
    ) throws(RecordingError) -> (recording: CompletedRecording, bytes: Int) {
        let answer = self.answer(planned, outcome)
        for (file, stamp) in zip(planned.recording.files, planned.stamps) {
            guard let content = answer.files.first(where: { $0.role == file.role }) else { continue }
            book.note(content.sha256, of: file.path, since: stamp)
        }
        var outputs: [OutputFile] = []
        switch answer.outcome {
        case .success:
            outputs = try folder.publish(draft: folder.draft(number: planned.number), of: planned.identity.id)
        case .failure(let failure):
            if failure.code == .cannotWrite {
                throw RecordingError(.cannotWrite, path: folder.path, failure.message, remedy: failure.hint)
            }
            try folder.withdraw(planned.identity.id)
        }
        // A file that was written meanwhile may not be the one that was analysed: what is known of it does not last.
        let isSame = planned.recording.files.map { book.stamp(of: $0.path) } == planned.stamps
        let completed = CompletedRecording(
            identity: planned.identity, fingerprint: isSame ? answer.fingerprint : nil,
            files: stamps(planned, answer.files),
            outputs: outputs, outcome: answer.outcome)
        return (completed, answer.files.reduce(0) { $0 + $1.size })
    }

    private func answer(_ planned: PlannedRecording, _ outcome: Supervisor.Outcome) -> RecordingAnswer {
        let failure: RecordingFailure
        switch outcome {
        case .answered(let line):
            if let answer = try? RecordingAnswer(line: line) { return answer }
            failure = RecordingFailure(.crashed, "the analysis gave an answer that cannot be read")
        case .lost(let lost):
            failure = lost
        }
        return RecordingAnswer(
            id: .number(planned.number), version: settings.version,
            fingerprint: Fingerprint(settings).text(of: planned, book), outcome: .failure(failure))
    }

    private func stamps(_ planned: PlannedRecording, _ known: [RecordingAnswer.File]) -> [FileStamp] {
        let names = FileStamp.names(of: planned, root: root, keepsNames: settings.identifiers.keepsNames)
        return zip(planned.recording.files, names).map { file, name in
            let content = known.first { $0.role == file.role }
            return FileStamp(role: file.role, name: name, sha256: content?.sha256, size: content?.size ?? 0)
        }
    }
}
