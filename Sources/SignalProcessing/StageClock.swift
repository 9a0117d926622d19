import SignalKernels
import Synchronization

/// Counts the processor time of the stages of an analysis while it runs.
///
/// It is handed down to everything that runs inside ``during(_:)``, and looked up once a stage by
/// ``measured(_:bytes:_:)``. A stage within a stage counts for itself alone, so the times add up to no more than the
/// time of the whole. Where nobody measures, a stage costs one look for the clock.
public final class StageClock: Sendable {
    /// What a stage took.
    public struct Tally: Sendable, Hashable {
        /// Processor time, nanoseconds.
        public var nanoseconds: UInt64 = 0
        /// How often it was entered.
        public var calls = 0
        /// Bytes it took in or gave out, where bytes are meant.
        public var bytes = 0

        /// Creates a tally of nothing.
        public init() {}
    }

    @TaskLocal fileprivate static var frame: StageFrame?

    private let tallies = Mutex<[ProcessingStage: Tally]>([:])
    /// The time of the calling thread, nanoseconds.
    fileprivate let time: @Sendable () -> UInt64

    /// Creates a clock of the processor time of threads, with nothing counted.
    public convenience init() { self.init(time: { SystemClock.threadTime }) }

    init(time: @Sendable @escaping () -> UInt64) { self.time = time }

    /// The clock that counts where this is called, if there is one; for work that is handed to another thread.
    public static var current: StageClock? { frame?.clock }

    /// What every stage took so far; stages that were never entered are left out.
    public var stages: [ProcessingStage: Tally] { tallies.withLock { $0 } }

    /// Runs work whose stages this clock counts.
    public func during<Value: Sendable>(_ work: () async throws -> Value) async rethrows -> Value {
        try await StageClock.$frame.withValue(StageFrame(self)) { try await work() }
    }

    /// Runs work on this thread whose stages a clock counts; without a clock it just runs.
    public static func carry<Value>(_ clock: StageClock?, _ work: () -> Value) -> Value {
        guard let clock else { return work() }
        return $frame.withValue(StageFrame(clock)) { work() }
    }

    fileprivate func add(_ nanoseconds: UInt64, bytes: Int, to stage: ProcessingStage) {
        tallies.withLock {
            $0[stage, default: Tally()].nanoseconds &+= nanoseconds
            $0[stage, default: Tally()].calls &+= 1
            $0[stage, default: Tally()].bytes &+= bytes
        }
    }
}

/// A stage that is running, or the whole around all of them.
private final class StageFrame: Sendable {
    let clock: StageClock
    /// Time of the stages within, which count for themselves.
    let inner = Atomic<UInt64>(0)

    init(_ clock: StageClock) { self.clock = clock }
}

/// Runs a stage of the analysis and, where somebody measures, counts the processor time of this thread for it.
///
/// - Parameters:
///   - stage: What the work is part of.
///   - bytes: How many bytes it takes in or gives out, where bytes are meant.
///   - work: The stage; it must not hand work to other threads without ``StageClock/carry(_:_:)``.
public func measured<Value, Failure: Error>(
    _ stage: ProcessingStage, bytes: Int = 0, _ work: () throws(Failure) -> Value
) throws(Failure) -> Value {
    guard let outer = StageClock.frame else { return try work() }
    let frame = StageFrame(outer.clock)
    let start = outer.clock.time()
    let outcome = StageClock.$frame.withValue(frame) { Result<Value, Failure>(catching: work) }
    let whole = outer.clock.time() &- start
    let inner = frame.inner.load(ordering: .relaxed)
    outer.inner.add(whole, ordering: .relaxed)
    outer.clock.add(whole > inner ? whole - inner : 0, bytes: bytes, to: stage)
    return try outcome.get()
}
