import Synchronization
import Trials

/// Says how far a batch is: a bar for a person at a terminal, a line now and then for a log.
final class BatchProgressLine: Sendable {
    private static let barWidth = 24
    private static let refresh = Duration.milliseconds(200)
    private static let logInterval = Duration.seconds(30)

    private struct State {
        var progress: BatchProgress?
        var isShown = false
    }

    private let state = Mutex(State())
    private let isQuiet: Bool
    private let isTerminal: Bool
    private let begin = ContinuousClock.now

    /// Creates the line.
    init(quiet: Bool) {
        isQuiet = quiet
        isTerminal = StandardError.isTerminal
    }

    /// Takes how far it is.
    func show(_ progress: BatchProgress) {
        state.withLock { $0.progress = progress }
    }

    /// Runs work with the line below it; the bar is gone when the work ends, however it ends.
    func during<Result: Sendable>(_ work: () async throws -> Result) async rethrows -> Result {
        guard !isQuiet else { return try await work() }
        let ticker = Task { await self.tick() }
        defer {
            ticker.cancel()
            state.withLock { state in
                if state.isShown { StandardError.write("\r\u{1B}[K") }
                state.isShown = false
                state.progress = nil
            }
        }
        return try await work()
    }

    private func tick() async {
        while (try? await Task.sleep(for: isTerminal ? Self.refresh : Self.logInterval)) != nil {
            state.withLock { state in
                guard let progress = state.progress else { return }
                let text = self.text(progress)
                if isTerminal {
                    StandardError.write("\r\u{1B}[K\(bar(progress)) \(text)")
                    state.isShown = true
                } else {
                    StandardError.print(text)
                }
            }
        }
    }

    private func bar(_ progress: BatchProgress) -> String {
        let done = progress.total - progress.remaining
        let filled = progress.total > 0 ? done * Self.barWidth / progress.total : Self.barWidth
        return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: Self.barWidth - filled) + "]"
    }

    private func text(_ progress: BatchProgress) -> String {
        let done = progress.total - progress.remaining
        var text = "\(done)/\(progress.total) recordings"
        let seconds = Self.seconds(ContinuousClock.now - begin)
        if progress.remaining == 0 {
            text += ", writing tables"
        } else if progress.done > 0, seconds > 1 {
            let rate = Double(progress.done) / seconds
            text += ", \(Self.decimal(rate))/s, \(Self.clock(Double(progress.remaining) / rate)) left"
        }
        if progress.failed > 0 { text += ", \(progress.failed) failed" }
        return text
    }

    /// What a batch came to, one sentence.
    static func closing(_ summary: BatchSummary, out: String) -> String {
        let progress = summary.progress
        return "\(recordings(progress.total)): \(progress.done) analysed, \(progress.unchanged) unchanged, "
            + "\(progress.failed) without a result; see \(out)/report.html"
    }

    // MARK: - Numbers

    /// A number of recordings in words.
    static func recordings(_ count: Int) -> String { count == 1 ? "1 recording" : "\(count) recordings" }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    private static func decimal(_ value: Double) -> String {
        let tenths = Int(min(value * 10, 1e9).rounded())
        return tenths >= 100 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    }

    private static func clock(_ seconds: Double) -> String {
        let whole = Int(min(seconds, 1e7).rounded())
        let parts = [whole / 3600, whole / 60 % 60, whole % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return whole < 3600 ? parts[1...].joined(separator: ":") : parts.joined(separator: ":")
    }
}
