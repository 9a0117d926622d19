public import Gait

/// What is measured, and how often.
public struct BenchmarkPlan: Sendable {
    /// The sessions; each is read, analysed and written whole, several at a time.
    public var sessions: [SessionFiles]
    /// What they are, for a reader.
    public var name: String
    /// The greatest number of threads; `nil` for as many as there are processors.
    public var threads: Int?
    /// Runs before those that are measured.
    public var warmUps = 1
    /// Runs that are measured, with each number of threads.
    public var repeats = 5
    /// Where the results are written, which is removed by whoever made it.
    public var scratch: String

    /// Creates a plan.
    public init(_ sessions: [SessionFiles], name: String, scratch: String) {
        self.sessions = sessions
        self.name = name
        self.scratch = scratch
    }

    /// The numbers of threads up to the greatest: all up to eight, then doubling.
    public static func threadCounts(upTo greatest: Int) -> [Int] {
        var counts = Array(1...max(1, min(greatest, 8)))
        while let last = counts.last, last < greatest { counts.append(min(2 * last, greatest)) }
        return counts
    }
}
