import FootDrop
import Gait
import Recordings

/// All sessions of a plan once from their files to written reports, as `analyze` does it.
struct SessionPass: Sendable {
    /// Writes the files of an assessed session into a folder with some threads.
    typealias Export =
        @Sendable (AssessedSession, _ folder: String, _ threads: Int) async throws(RecordingError) -> Void

    let plan: BenchmarkPlan
    let export: Export

    /// Does the work with a number of threads.
    ///
    /// - Returns: What was worked on.
    func run(threads: Int) async throws(RecordingError) -> BenchmarkInput {
        // Threads that are left over work within a session: on its files and sensors.
        let inner = max(1, threads / max(1, plan.sessions.count))
        let outcomes = await Array(plan.sessions.enumerated()).concurrentMap(atMost: threads) { number, files in
            do throws(RecordingError) {
                return Result<BenchmarkInput, RecordingError>.success(
                    try await pass(files, folder: "\(plan.scratch)/result-\(number)", threads: inner))
            } catch {
                return .failure(error)
            }
        }
        var whole = BenchmarkInput(name: plan.name)
        var formats: Set<String> = []
        for outcome in outcomes {
            let part = try outcome.get()
            formats.insert(part.format)
            whole.sessions += part.sessions
            whole.sensors += part.sensors
            whole.samples += part.samples
            whole.bytes += part.bytes
            whole.duration += part.duration
            whole.strides += part.strides
        }
        whole.format = formats.sorted().joined(separator: "+")
        return whole
    }

    private func pass(
        _ files: SessionFiles, folder: String, threads: Int
    ) async throws(RecordingError) -> BenchmarkInput {
        let sources = try await files.read(atMost: threads)
        let streams = sources.flatMap { $0.recording.streams.map { (samples: $0.sampleCount, duration: $0.duration) } }
        var input = BenchmarkInput(
            name: "", format: Set(sources.map(\.recording.source.format)).sorted().joined(separator: "+"),
            sessions: 1, sensors: streams.count, samples: streams.reduce(0) { $0 + $1.samples },
            bytes: try size(of: files), duration: streams.map(\.duration).max() ?? 0)
        let session = try await SessionAnalysis(threads: threads).analyze(sources)
        input.strides = session.strides.count
        try await export(FindingAnalysis().assess(session), folder, threads)
        return input
    }

    private func size(of files: SessionFiles) throws(RecordingError) -> Int {
        var size = 0
        for file in files.files { size += try ContentHash.size(ofFile: file.path) }
        return size
    }
}
