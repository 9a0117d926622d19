/// A column of a table about a trial: its name, unit, kind and meaning.
///
/// The lists of these are the one place where the tables are defined; the store, the files and the data dictionary
/// follow them.
public struct TrialColumn: Sendable, Hashable {
    /// What kind of values a column holds.
    public enum Kind: Sendable, Hashable {
        /// A number written with this many decimals.
        case number(decimals: Int)
        /// A number written with as many decimals as the parameter of its row has.
        case figure
        /// A whole number.
        case integer
        case text

        /// The column type in the store.
        var storage: String {
            switch self {
            case .number, .figure: "REAL"
            case .integer: "INTEGER"
            case .text: "TEXT"
            }
        }
    }

    /// The exact name.
    public let name: String
    /// The unit; empty for text and pure numbers.
    public let unit: String
    /// What it holds.
    public let kind: Kind
    /// What it means, one sentence.
    public let definition: String
    /// Where it comes from: how it was given or computed.
    public let source: String

    /// Creates a column.
    public init(_ name: String, unit: String = "", _ kind: Kind, source: String, _ definition: String) {
        self.name = name
        self.unit = unit
        self.kind = kind
        self.definition = definition
        self.source = source
    }
}
