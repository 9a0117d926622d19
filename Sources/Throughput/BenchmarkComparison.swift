/// How a result stands to an earlier one, line by line.
///
/// Times are compared by sample, plainly and in units of copying memory: a machine that copies at half its speed may do
/// everything more slowly, and work in the caches may go on as before. Only what is slower either way counts as slower.
public struct BenchmarkComparison: Sendable, Hashable {
    /// Lines that take less than this share of the processor time on both sides are not judged: they are noise.
    public static let leastShare = 0.02

    /// A stage, the whole, or a number of threads.
    public struct Line: Sendable, Hashable {
        /// What is compared.
        public var name: String
        /// Time by sample before, ns.
        public var before: Double
        /// Time by sample now, ns.
        public var now: Double
        /// Now over before; more than 1 is slower.
        public var ratio: Double
        /// The same with both times in units of copying memory.
        public var ratioByCopy: Double
        /// Whether the line takes enough time to be judged.
        public var isJudged: Bool

        /// Whether the line is slower by more than a factor, whichever way it is looked at.
        public func isSlower(than factor: Double) -> Bool { isJudged && min(ratio, ratioByCopy) > factor }
    }

    /// The earlier result.
    public var baseline: BenchmarkBaseline
    /// From which ratio on a line is slower.
    public var factor: Double
    /// Speed of copying memory, now over before.
    public var copyRatio: Double
    /// Whether both are of the same input.
    public var isSameInput: Bool
    /// The stages that both know, all of them together, and the numbers of threads that both know.
    public var lines: [Line]

    /// Compares a result with an earlier one.
    public init(_ result: BenchmarkResult, with baseline: BenchmarkBaseline, factor: Double) {
        let copyRatio = baseline.memoryCopy > 0 ? result.machine.memoryCopy.median / baseline.memoryCopy : 1
        func line(_ name: String, _ before: Double?, _ now: Double, judged: Bool = true) -> Line? {
            guard let before, before > 0 else { return nil }
            let ratio = now / before
            return Line(
                name: name, before: before, now: now, ratio: ratio, ratioByCopy: ratio * copyRatio, isJudged: judged)
        }
        let wholeBefore = baseline.stages.values.reduce(0, +)
        var lines = result.stages.compactMap { stage in
            let before = baseline.stages[stage.name]
            let shareBefore = wholeBefore > 0 ? (before ?? 0) / wholeBefore : 0
            return line(
                stage.name, before, result.perSample(stage.nanoseconds.median),
                judged: max(shareBefore, result.share(of: stage)) >= Self.leastShare)
        }
        if let all = line("all", wholeBefore, result.perSample(result.stageSum)) { lines.append(all) }
        lines += result.scaling.compactMap { row in
            line(
                row.threads == 1 ? "1 thread" : "\(row.threads) threads", baseline.elapsed[row.threads],
                result.perSample(row.elapsed.median))
        }
        self.baseline = baseline
        self.factor = factor
        self.copyRatio = copyRatio
        isSameInput = baseline.input == result.input.name
        self.lines = lines
    }

    /// The names of the lines that are slower than they may be.
    public var slower: [String] { lines.filter { $0.isSlower(than: factor) }.map(\.name) }
}
