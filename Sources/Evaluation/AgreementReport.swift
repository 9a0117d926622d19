/// The agreement of a result with a reference.
public struct AgreementReport: Sendable, Hashable {
    /// How many of the reference's things were found.
    public struct Detection: Sendable, Hashable {
        /// In the reference.
        public var reference: Int
        /// In the reference and in the result.
        public var matched: Int
        /// In the reference only.
        public var missed: Int
        /// In the result only, within the time the reference covers.
        public var extra: Int
    }

    /// The agreement of one numeric column.
    public struct Column: Sendable, Hashable {
        /// The name in the table.
        public var name: String
        /// Statistics of result minus truth in the table's own unit; `nil` when no pair has both values.
        public var agreement: Agreement?
        /// Pairs in which the reference has a value and the result has none.
        public var absent: Int
    }

    /// The agreement of one column of words.
    public struct Words: Sendable, Hashable {
        /// The name in the table.
        public var name: String
        /// Pairs in which both have a word.
        public var count: Int
        /// Pairs in which it is the same word.
        public var equal: Int
    }

    /// The agreement of one kind of gait event.
    public struct Events: Sendable, Hashable {
        /// The kind.
        public var event: String
        /// How many were found.
        public var detection: Detection
        /// Statistics of result minus truth in seconds; `nil` when none was found.
        public var agreement: Agreement?
    }

    /// The agreement of stumbles.
    public struct Stumbles: Sendable, Hashable {
        /// How many were found.
        public var detection: Detection
        /// Of the found, how many were given the right kind.
        public var kindRight: Int
    }

    /// Whether the columns rest on the reference's straight strides only.
    public var straightOnly: Bool
    /// All strides, straight or not.
    public var strides: Detection
    /// Straight strides of the reference that were not found.
    public var straightMissed: Int
    /// Pairs of strides on which the columns rest.
    public var compared: Int
    /// The numeric columns that both tables have, in the order of the reference.
    public var columns: [Column]
    /// Minimum toe clearance after the mean error of each foot is taken away, metres: what single strides tell.
    public var clearanceAboutFootMean: Agreement?
    /// Share of true clearances within ±1.96 stated standard deviations; `nil` when none is stated.
    public var clearanceCoverage: Double?
    /// Number of clearances that the coverage rests on.
    public var clearanceCoverageCount: Int
    /// The columns of words that both tables have.
    public var words: [Words]
    /// By kind, sorted by name; `nil` when one of the two has no table of events.
    public var events: [Events]?
    /// `nil` when one of the two has no table of stumbles.
    public var stumbles: Stumbles?
}
