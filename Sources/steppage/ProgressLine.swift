import Synchronization

/// A line on standard error that says what is being done, when it takes long and a person is looking.
final class ProgressLine: Sendable {
    /// Work shorter than this, in milliseconds, needs no line.
    private static let patience = 500
    private static let interval = 200

    private struct State {
        var stage = ""
        var isShown = false
        var isOver = false
    }

    private let state = Mutex(State())
    private let isWanted: Bool

    /// Creates the line; `quiet` keeps it silent whoever is looking.
    init(quiet: Bool) {
        isWanted = !quiet && StandardError.isTerminal
    }

    /// Says what is being done from now on.
    func stage(_ text: String) {
        state.withLock { $0.stage = text }
    }

    /// Runs work with the line below it; the line is gone when the work ends, however it ends.
    func during<Result: Sendable>(_ work: () async throws -> Result) async rethrows -> Result {
        guard isWanted else { return try await work() }
        let ticker = Task { await self.tick() }
        defer {
            ticker.cancel()
            finish()
        }
        return try await work()
    }

    private func tick() async {
        let clock = ContinuousClock()
        let begin = clock.now
        var pause = Self.patience
        while (try? await Task.sleep(for: .milliseconds(pause))) != nil {
            pause = Self.interval
            let seconds = (clock.now - begin).components.seconds
            state.withLock { state in
                guard !state.isOver else { return }
                StandardError.write("\r\u{1B}[K\(state.stage) … \(seconds) s")
                state.isShown = true
            }
        }
    }

    private func finish() {
        state.withLock { state in
            state.isOver = true
            if state.isShown { StandardError.write("\r\u{1B}[K") }
        }
    }
}
