/// Educational background beside the measurement, and what the person reports; never an output of the measurement.
public struct ClinicalContext: Sendable, Hashable {
    /// The required sentences, on every report.
    public var statements: [String]
    /// Signs for which to seek help at once, on every report.
    public var redFlags: [String]
    /// What is generally known about where foot drop comes from, and that treatment follows the cause.
    public var background: [String]
    /// The table that tells roots and nerves apart.
    public var differential: Differential
    /// What the person reports that is worth raising with a doctor, and why; empty without a history.
    public var topics: [Topic]

    /// Creates a context.
    public init(
        statements: [String] = [], redFlags: [String] = [], background: [String] = [],
        differential: Differential = Differential(), topics: [Topic] = []
    ) {
        self.statements = statements
        self.redFlags = redFlags
        self.background = background
        self.differential = differential
        self.topics = topics
    }

    /// A table of examination findings by root or nerve.
    public struct Differential: Sendable, Hashable {
        /// Roots and nerves, the heads of the columns.
        public var columns: [String]
        /// Each row: what is examined, then its finding in each column.
        public var rows: [Row]
        /// Where the table is from.
        public var source: String

        /// Creates a table.
        public init(columns: [String] = [], rows: [Row] = [], source: String = "") {
            self.columns = columns
            self.rows = rows
            self.source = source
        }

        /// A row.
        public struct Row: Sendable, Hashable {
            /// What is examined.
            public var examination: String
            /// One cell a column.
            public var cells: [String]

            /// Creates a row.
            public init(examination: String, cells: [String]) {
                self.examination = examination
                self.cells = cells
            }
        }
    }

    /// Something the person reports, with what it may point to.
    public struct Topic: Sendable, Hashable {
        /// What was reported.
        public var reported: String
        /// The origin that is worth raising with a doctor.
        public var origin: String
        /// Why.
        public var reason: String

        /// Creates a topic.
        public init(reported: String, origin: String, reason: String) {
            self.reported = reported
            self.origin = origin
            self.reason = reason
        }
    }
}
