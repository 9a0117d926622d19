import Dispatch
import Recordings
import SignalKernels
import Synchronization

/// Jobs in, answers out, a line each: the service that distributed engines call.
///
/// The answers come in the order of the jobs, whatever the number of children, and a job that crashes its child takes no other
/// with it.
public struct Worker: Sendable {
    private let supervisor: Supervisor
    private let jobs: Int
    private let version: String

    /// Creates a worker.
    ///
    /// - Parameters:
    ///   - supervisor: Has jobs done.
    ///   - jobs: The most jobs to do at a time.
    ///   - version: The version of the program, for answers to lines that are no jobs.
    public init(supervisor: Supervisor, jobs: Int, version: String) {
        self.supervisor = supervisor
        self.jobs = max(1, jobs)
        self.version = version
    }

    /// Answers the lines of standard input until it ends.
    ///
    /// - Parameter write: Takes an answer's line, without its end.
    /// - Throws: What `write` throws; `SubprocessError` when no child can be started.
    public func run(write: @escaping @Sendable (String) throws -> Void) async throws {
        let input = JobInput(version: version)
        let output = OrderedOutput(write: write)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<jobs {
                group.addTask {
                    try await supervisor.serve(next: { await input.next { try await output.take($0, $1) } }) {
                        place, outcome in
                        let line =
                            switch outcome {
                            case .answered(let line): line
                            case .lost(let failure): answer(to: place.job, failure)
                            }
                        try await output.take(place.index, line)
                    }
                }
            }
            try await group.waitForAll()
        }
        try await output.finish()
    }

    private func answer(to job: RecordingJob, _ failure: RecordingFailure) -> String {
        RecordingAnswer(id: job.id, identity: job.identity, version: version, outcome: .failure(failure)).line
    }
}

/// The jobs on standard input.
private final class JobInput: Sendable {
    /// A job and its place among the lines.
    struct Place: Sendable {
        let index: Int
        let job: RecordingJob
    }

    private let queue = DispatchQueue(label: "standard input")
    private let lineCount = Mutex((lines: 0, jobs: 0))
    private let version: String

    init(version: String) { self.version = version }

    /// The next job; lines that are none are answered on the way.
    func next(refused: (Int, String) async throws -> Void) async -> (job: Place, line: String)? {
        while let read = await read() {
            do {
                let job = try JSONLine.message(RecordingJob.self, from: read.text)
                return (Place(index: read.index, job: job), read.text)
            } catch {
                try? await refused(read.index, answer(to: read, error))
            }
        }
        return nil
    }

    /// Reads a line that is not blank, beside the pool of threads that analyses wait in.
    private func read() async -> (text: String, line: Int, index: Int)? {
        await withCheckedContinuation { continuation in
            queue.async { [self] in
                while let text = readLine() {
                    let isBlank = text.allSatisfy(\.isWhitespace)
                    let (line, index) = lineCount.withLock { count in
                        count.lines += 1
                        if !isBlank { count.jobs += 1 }
                        return (count.lines, count.jobs - 1)
                    }
                    if !isBlank { return continuation.resume(returning: (text, line, index)) }
                }
                continuation.resume(returning: nil)
            }
        }
    }

    private func answer(to read: (text: String, line: Int, index: Int), _ error: any Error) -> String {
        struct Named: Decodable { let id: JobIdentifier }
        let id = (try? JSONLine.message(Named.self, from: read.text))?.id
        let found = (error as? DecodingError).map(Self.words) ?? "no job"
        return RecordingAnswer(
            id: id ?? .absent, version: version,
            outcome: .failure(
                RecordingFailure(
                    .usage, line: read.line, "this line is no job: \(found)",
                    hint: #"write {"id": 1, "left": "left.csv", "right": "right.csv"}"#))
        ).line
    }

    private static func words(_ error: DecodingError) -> String {
        func place(_ path: [any CodingKey]) -> String { path.map(\.stringValue).joined(separator: ".") }
        switch error {
        case .keyNotFound(let key, _): return "member '\(key.stringValue)' is missing"
        case .typeMismatch(_, let context): return "member '\(place(context.codingPath))' is of another type"
        case .valueNotFound(_, let context): return "member '\(place(context.codingPath))' has no value"
        case .dataCorrupted(let context):
            return context.codingPath.isEmpty && !context.debugDescription.hasPrefix("member")
                ? "it is not JSON" : context.debugDescription
        @unknown default: return "it cannot be read"
        }
    }
}

/// Passes lines on in the order of their numbers.
private actor OrderedOutput {
    private var next = 0
    private var waiting: [Int: String] = [:]
    private let write: @Sendable (String) throws -> Void

    init(write: @escaping @Sendable (String) throws -> Void) { self.write = write }

    /// Takes a line; writes what is due.
    func take(_ index: Int, _ line: String) throws {
        waiting[index] = line
        while let line = waiting[next] {
            try write(line)
            waiting[next] = nil
            next += 1
        }
    }

    /// Nothing is left behind.
    func finish() throws {
        for index in waiting.keys.sorted() {
            if let line = waiting[index] { try write(line) }
        }
        waiting = [:]
    }
}
