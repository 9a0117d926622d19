/// How far a batch is.
public struct BatchProgress: Sendable, Hashable {
    /// Recordings of the trial.
    public var total: Int
    /// Of these, the ones that were done before and did not change.
    public var unchanged: Int
    /// Recordings done in this run.
    public var done: Int
    /// Recordings of the trial without a result, as far as it is known.
    public var failed: Int
    /// Bytes of the files that were analysed in this run.
    public var bytes: Int

    /// Recordings still to be done.
    public var remaining: Int { total - unchanged - done }
}

/// What a batch came to.
public struct BatchSummary: Sendable, Hashable {
    /// How far it came.
    public var progress: BatchProgress
    /// Recordings that are no longer part of the trial, whose results were taken away.
    public var removed: Int
    /// Whether it was stopped before the end.
    public var wasStopped: Bool
}
