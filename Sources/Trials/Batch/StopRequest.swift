import Synchronization

/// Somebody wants a batch to end early.
public final class StopRequest: Sendable {
    private struct State {
        var isMade = false
        var action: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    /// Creates a request that is not made yet.
    public init() {}

    /// Whether it was made.
    public var isMade: Bool { state.withLock(\.isMade) }

    /// Makes the request; only the first time counts.
    public func make() {
        let action = state.withLock { state in
            defer { state.isMade = true }
            return state.isMade ? nil : state.action
        }
        action?()
    }

    /// Says what to do when the request is made, or was made already.
    func whenMade(_ action: @escaping @Sendable () -> Void) {
        let isMade = state.withLock { state in
            state.action = action
            return state.isMade
        }
        if isMade { action() }
    }
}
