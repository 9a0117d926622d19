/// Which recordings of a trial are meant: those that meet every condition stated.
public struct TrialFilter: Sendable, Hashable {
    /// Any of these participants; all where it is empty.
    public var participants: [String]
    /// Any of these visits; all where it is empty.
    public var visits: [String]
    /// Any of these conditions; all where it is empty.
    public var conditions: [String]
    /// An SQL expression over the columns of the view `recordings`.
    public var expression: String?

    /// Creates a filter; without arguments it takes every recording.
    public init(
        participants: [String] = [], visits: [String] = [], conditions: [String] = [], expression: String? = nil
    ) {
        self.participants = participants
        self.visits = visits
        self.conditions = conditions
        self.expression = expression
    }
}
