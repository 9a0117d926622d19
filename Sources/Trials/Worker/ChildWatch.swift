import SignalKernels
import Subprocess
import Synchronization

/// Ends a child process that takes too long or holds too much memory over one job.
final class ChildWatch: Sendable {
    /// How often the child is looked at.
    private static let interval = Duration.milliseconds(25)

    private struct State {
        var deadline: ContinuousClock.Instant?
        var reason: RecordingFailure?
        var isWorking = false
        /// Which job it is.
        var job = 0
    }

    private let state = Mutex(State())
    private let limits: WorkerLimits
    private let process: Int32
    private let kill: @Sendable () -> Void

    /// Watches a process.
    ///
    /// - Parameters:
    ///   - process: Its number.
    ///   - kill: Ends it.
    init(process: Int32, limits: WorkerLimits, kill: @escaping @Sendable () -> Void) {
        self.process = process
        self.limits = limits
        self.kill = kill
    }

    /// Why the child was ended; `nil` when it was not.
    var reason: RecordingFailure? { state.withLock(\.reason) }

    /// A job begins.
    func begin() {
        let deadline = limits.timeout.map { ContinuousClock.now + $0 }
        state.withLock {
            $0.deadline = deadline
            $0.isWorking = true
            $0.job += 1
        }
    }

    /// The job is done.
    func end() {
        state.withLock {
            $0.deadline = nil
            $0.isWorking = false
        }
    }

    /// Looks at the child until the task is cancelled.
    func run() async {
        guard limits.timeout != nil || limits.memory != nil else { return }
        while (try? await Task.sleep(for: Self.interval)) != nil {
            let job = state.withLock(\.job)
            guard let reason = excess() else { continue }
            // The answer may have come meanwhile: then the child is left alone.
            let isDue = state.withLock { state in
                guard state.isWorking, state.job == job, state.reason == nil else { return false }
                state.reason = reason
                return true
            }
            if isDue { kill() }
        }
    }

    private func excess() -> RecordingFailure? {
        if let timeout = limits.timeout, let deadline = state.withLock(\.deadline), ContinuousClock.now > deadline {
            return RecordingFailure(
                .timedOut, "the analysis took longer than \(timeout.components.seconds) s",
                hint: "allow it more with --timeout (and --retry-failed), or analyse a part of it with from and to")
        }
        if let memory = limits.memory, let held = ProcessMemory.own(ofProcess: process), held > memory {
            return RecordingFailure(
                .outOfMemory, "the analysis held more than \(memory >> 20) MB of memory",
                hint: "allow it more with --max-memory (and --retry-failed), or analyse a part of it with from and to")
        }
        return nil
    }
}
