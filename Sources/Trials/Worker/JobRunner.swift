public import FootDrop
import Gait
public import Recordings
import SignalKernels

/// Does a job: files → session → findings → answer, with names taken out.
public struct JobRunner: Sendable {
    /// The version of the program.
    public var version: String
    /// Weights, limits and reference values.
    public var reference: ReferenceTable
    /// What else the result depends on, for the fingerprint: SHA-256 of a reference table that is not the built-in one.
    public var referenceHash: String
    /// Writes the files of a session's folder.
    public var export: @Sendable (AssessedSession, inout AtomicFolder.Contents) throws(RecordingError) -> Void

    /// Creates a runner.
    public init(
        version: String, reference: ReferenceTable = .builtIn, referenceHash: String = "",
        export: @escaping @Sendable (AssessedSession, inout AtomicFolder.Contents) throws(RecordingError) -> Void
    ) {
        self.version = version
        self.reference = reference
        self.referenceHash = referenceHash
        self.export = export
    }

    /// Does a job; whatever is wrong with the recording is part of the answer.
    public func run(_ job: RecordingJob) async -> RecordingAnswer {
        let redaction = Redaction(job)
        // As they are before the files are read: one that is written meanwhile has the recording done again.
        let profiles = job.options.profileFingerprints(of: job.files)
        var answer: RecordingAnswer
        do throws(RecordingFailure) {
            let (recordings, files) = try read(job, redaction)
            answer = self.answer(job, files, profiles)
            answer.outcome = .success(try await analyse(job, recordings, files))
        } catch {
            // The content is known as far as it could be read: a broken recording is not done again either.
            answer = self.answer(job, job.files.compactMap { RecordingAnswer.File($0) }, profiles)
            var failure = error
            failure.message = redaction.withoutContent(failure.message)
            failure.hint = failure.hint.map(redaction.withoutContent)
            answer.outcome = .failure(failure)
        }
        if !job.wantsStrides, case .success(var result) = answer.outcome {
            result.strides = .none
            answer.outcome = .success(result)
        }
        return answer
    }

    private func answer(
        _ job: RecordingJob, _ files: [RecordingAnswer.File], _ profiles: [String]?
    ) -> RecordingAnswer {
        let hashes = job.files.map { file in (file.role, files.first { $0.role == file.role }?.sha256) }
        let fingerprint = Fingerprint(version: version, reference: referenceHash)
        return RecordingAnswer(
            id: job.id, identity: job.identity, version: version,
            fingerprint: fingerprint.text(files: hashes, profiles: profiles, options: job.options), files: files,
            outcome: .failure(RecordingFailure(.crashed, "the analysis ended without a result")))
    }

    // MARK: - Reading

    private func read(
        _ job: RecordingJob, _ redaction: Redaction
    ) throws(RecordingFailure) -> ([(role: SensorRole, recording: Recording)], [RecordingAnswer.File]) {
        guard !job.files.isEmpty else {
            throw RecordingFailure(
                .usage, "no file is given; one of file, left, right, lower_back, force_plate is expected")
        }
        if job.options.side != nil, job.files.map(\.role) != [.file] {
            throw RecordingFailure(.usage, "side is about a recording of one file; left and right name several")
        }
        var options = try job.options.readingOptions()
        options.mostSamplesHeld = ReadingOptions.usualSamplesHeld
        var recordings: [(SensorRole, Recording)] = []
        var files: [RecordingAnswer.File] = []
        for file in job.files {
            do throws(RecordingError) {
                let size = try ContentHash.size(ofFile: file.path)
                let recording = try RecordingReader().read(path: file.path, options: options)
                files.append(.init(role: file.role, sha256: recording.source.sha256, size: size))
                recordings.append((file.role, redaction.applied(to: recording, role: file.role)))
            } catch {
                var failure = RecordingFailure(error, role: file.role)
                // Without paths nothing else tells the profile from the file.
                if error.path != file.path { failure.message = "the profile: \(failure.message)" }
                throw failure
            }
        }
        return (recordings, files)
    }

    // MARK: - Analysis

    private func analyse(
        _ job: RecordingJob, _ recordings: [(role: SensorRole, recording: Recording)],
        _ files: [RecordingAnswer.File]
    ) async throws(RecordingFailure) -> RecordingResult {
        let stated = try job.options.statedSide()
        let sources = recordings.map { role, recording in
            let side: Side? =
                switch role {
                case .left: .left
                case .right: .right
                case .file: stated
                case .lowerBack, .forcePlate: nil
                }
            return SessionSource(recording, statedSide: side, role: role.inSession)
        }
        let analysis = try job.options.analysis(threads: 1)
        let assessed: AssessedSession
        do throws(RecordingError) {
            assessed = try await FindingAnalysis(reference: reference).assess(sources, by: analysis)
        } catch {
            throw RecordingFailure(error, role: job.files.first { $0.role.words == error.path }?.role)
        }
        if let out = job.out {
            do throws(RecordingError) {
                try AtomicFolder.write(to: out) { (folder: inout AtomicFolder.Contents) throws(RecordingError) in
                    try export(assessed, &folder)
                }
            } catch {
                throw RecordingFailure(.cannotWrite, error.message, hint: error.remedy)
            }
        }
        let inputs = zip(recordings, files).map { read, file in
            RecordingResult.Input(
                role: read.role, sha256: file.sha256, size: file.size, format: read.recording.source.format,
                rates: read.recording.streams.map(\.rate))
        }
        return RecordingResult(of: assessed, inputs: inputs)
    }
}

extension RecordingAnswer.File {
    /// The identity of a file; `nil` where it cannot be read.
    fileprivate init?(_ file: TrialFile) {
        guard let size = try? ContentHash.size(ofFile: file.path), let hash = try? ContentHash.sha256(ofFile: file.path)
        else { return nil }
        self.init(role: file.role, sha256: hash, size: size)
    }
}

extension Redaction {
    fileprivate init(_ job: RecordingJob) {
        let identity = job.identity
        self.init(
            paths: job.files.map(\.path),
            identifiers: [identity?.id, identity?.participant].compactMap(\.self) + job.secretWords)
    }
}

extension RecordingFailure {
    /// What a reader or the analysis says about a recording, without the path.
    init(_ error: RecordingError, role: SensorRole?) {
        let code: Code =
            switch error.code {
            case .badData: .badData
            case .cannotOpen: .cannotOpen
            case .usage: .usage
            case .cannotWrite, .closedPipe: .cannotWrite
            }
        self.init(code, role: role, line: error.line, error.message, hint: error.remedy)
    }
}

extension SensorRole {
    /// What the analysis takes a file of this role for.
    fileprivate var inSession: SessionSource.Role {
        switch self {
        case .file, .left, .right: .asNamed
        case .lowerBack: .lowerBack
        case .forcePlate: .forcePlates
        }
    }
}
