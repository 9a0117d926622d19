/// What an analysis may use before it is ended.
public struct WorkerLimits: Sendable, Hashable {
    /// The longest time for one recording; `nil` for no limit.
    public var timeout: Duration?
    /// The most memory of its own that the analysis may hold, bytes; `nil` for no limit.
    public var memory: Int?

    /// Creates limits.
    public init(timeout: Duration? = nil, memory: Int? = nil) {
        self.timeout = timeout
        self.memory = memory
    }
}
