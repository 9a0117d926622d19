import Subprocess
import SystemPackage

/// Has jobs done one after another by a child process, which is started again when it dies.
///
/// A job that crashes the child, or makes it exceed its limits, gets an answer that says so and takes no other with it.
public struct Supervisor: Sendable {
    /// The program that does jobs: this one.
    private let executable: String
    private let arguments: [String]
    private let limits: WorkerLimits

    /// What became of a job.
    public enum Outcome: Sendable {
        /// The child's line.
        case answered(String)
        /// The child died over it, or was ended.
        case lost(RecordingFailure)
    }

    /// Creates a supervisor.
    ///
    /// - Parameters:
    ///   - executable: The program that reads jobs and answers them, a line each.
    ///   - arguments: Its arguments.
    public init(executable: String, arguments: [String], limits: WorkerLimits) {
        self.executable = executable
        self.arguments = arguments
        self.limits = limits
    }

    /// Does jobs until there are no more.
    ///
    /// - Parameters:
    ///   - next: The next job and its line; `nil` when there is none.
    ///   - deliver: Takes the outcome of a job, in the order of the jobs.
    /// - Throws: What `deliver` throws; `SubprocessError` when no child can be started.
    public func serve<Job: Sendable>(
        next: () async -> (job: Job, line: String)?, deliver: @escaping @Sendable (Job, Outcome) async throws -> Void
    ) async throws {
        var waiting = await next()
        while waiting != nil {
            // Each child answers a job at least, if only by dying over it: the loop ends with the jobs.
            let status = try await child { execution in
                var answers = AnswerLines(execution.standardOutput)
                let watch = ChildWatch(process: execution.processIdentifier.value, limits: limits) {
                    try? execution.send(signal: .kill)
                }
                let watching = Task { await watch.run() }
                defer { watching.cancel() }
                await Self.send(waiting?.line, to: execution)
                watch.begin()
                while let current = waiting {
                    var answer: String?
                    do { answer = try await answers.next() } catch is SubprocessError {
                        // The child is gone.
                    }
                    watch.end()
                    guard let answer else { return .lost(watch.reason) }
                    // The child goes on with the next job while the outcome of this one is dealt with.
                    async let delivered: Void = deliver(current.job, .answered(answer))
                    waiting = await next()
                    if watch.reason != nil {
                        // It was ended just as it answered: the next job is another child's.
                        try await delivered
                        return .again
                    }
                    await Self.send(waiting?.line, to: execution)
                    if waiting != nil { watch.begin() }
                    try await delivered
                }
                try await execution.standardInputWriter.finish()
                return .again
            }
            // Who wants no more work done wants no verdict on what was under way either.
            try Task.checkCancellation()
            if let current = waiting, case .lost(let reason) = status.ending {
                try await deliver(current.job, .lost(reason ?? Self.failure(for: status.termination)))
                waiting = await next()
            }
        }
    }

    /// Hands a job over; that a child is gone shows where its answer is missing.
    private static func send(_ line: String?, to child: Child) async {
        guard let line else { return }
        _ = try? await child.standardInputWriter.write(line + "\n")
    }

    /// How the work with a child ended.
    private enum Ending {
        /// The child died over a job, or was ended for this reason.
        case lost(RecordingFailure?)
        /// No job is lost; what is left is another child's.
        case again
    }

    private typealias Child = Execution<CustomWriteInput, SequenceOutput, DiscardedOutput>

    private func child(
        _ body: (Child) async throws -> Ending
    ) async throws -> (ending: Ending, termination: TerminationStatus) {
        var options = PlatformOptions()
        // In a group of its own, a Ctrl-C at the terminal is this process's affair alone.
        options.processGroupID = 0
        options.teardownSequence = [.send(signal: .kill, allowedDurationToNextStep: .zero)]
        let configuration = Configuration(
            executable: .path(FilePath(executable)), arguments: Arguments(arguments),
            // The backtracer of the runtime takes seconds, and its text may hold what was in memory.
            environment: .inherit.updating(["SWIFT_BACKTRACE": "enable=no"]), platformOptions: options)
        let result = try await Subprocess.run(
            configuration, input: .inputWriter, output: .sequence, error: .discarded, body: body)
        return (result.closureResult, result.terminationStatus)
    }

    private static func failure(for status: TerminationStatus) -> RecordingFailure {
        switch status {
        case .exited(let code):
            RecordingFailure(.crashed, "the analysis ended with code \(code) and without a result")
        case .signaled(let signal):
            RecordingFailure(.crashed, "the analysis was ended by signal \(signal)")
        }
    }
}
