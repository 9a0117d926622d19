/// The throughput of a machine, by stage and by number of threads.
public struct BenchmarkResult: Sendable, Hashable {
    /// What the work of no stage is called.
    public static let otherStage = "other"

    /// The machine at the time of measuring.
    public struct Machine: Sendable, Hashable {
        /// Processors that could be used.
        public var processors: Int
        /// Whether every row of threads was kept to as many processors.
        public var isBound: Bool
        /// Memory copied per second, bytes.
        public var memoryCopy: Spread

        /// Creates a description.
        public init(processors: Int, isBound: Bool, memoryCopy: Spread) {
            self.processors = processors
            self.isBound = isBound
            self.memoryCopy = memoryCopy
        }
    }

    /// What a stage took of the processor on one thread.
    public struct Stage: Sendable, Hashable {
        /// The stage.
        public var name: String
        /// Processor time for all the input, nanoseconds.
        public var nanoseconds: Spread
        /// How often it was entered.
        public var calls: Int
        /// Bytes it took in or gave out; zero where bytes are not meant.
        public var bytes: Int

        /// Creates a stage.
        public init(name: String, nanoseconds: Spread, calls: Int, bytes: Int) {
            self.name = name
            self.nanoseconds = nanoseconds
            self.calls = calls
            self.bytes = bytes
        }

        /// Bytes per second of processor time, where bytes are meant.
        public var bytesPerSecond: Double? {
            bytes > 0 && nanoseconds.median > 0 ? Double(bytes) / (nanoseconds.median * 1e-9) : nil
        }
    }

    /// The whole work with a number of threads.
    public struct Scaling: Sendable, Hashable {
        /// The most threads that worked at a time.
        public var threads: Int
        /// Time that passed, nanoseconds.
        public var elapsed: Spread
        /// Processor time of all threads, nanoseconds.
        public var processor: Spread
        /// The most memory that was resident at a time, bytes; `nil` where it cannot be told.
        public var peakMemory: Int?

        /// Creates a row.
        public init(threads: Int, elapsed: Spread, processor: Spread, peakMemory: Int?) {
            self.threads = threads
            self.elapsed = elapsed
            self.processor = processor
            self.peakMemory = peakMemory
        }
    }

    /// The machine.
    public var machine: Machine
    /// What was worked on.
    public var input: BenchmarkInput
    /// Runs before those that were measured.
    public var warmUps: Int
    /// Runs that were measured, with each number of threads.
    public var repeats: Int
    /// Stages in the order of the work, the last being what is in none.
    public var stages: [Stage]
    /// Rows of ascending numbers of threads; the first is of one.
    public var scaling: [Scaling]

    /// Creates a result.
    public init(
        machine: Machine, input: BenchmarkInput, warmUps: Int, repeats: Int, stages: [Stage], scaling: [Scaling]
    ) {
        self.machine = machine
        self.input = input
        self.warmUps = warmUps
        self.repeats = repeats
        self.stages = stages
        self.scaling = scaling
    }
}
