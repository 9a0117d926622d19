import Gait
import Recordings
import Trials

/// `data_dictionary.csv`: a row for every column of every table of a trial, and one for every parameter.
enum DataDictionary {
    static let fileName = "data_dictionary.csv"

    /// A row.
    struct Entry: Hashable {
        var table: String
        var name: String
        var unit: String
        var definition: String
        var source: String
    }

    private static let columns = [
        TrialColumn("table", .text, source: "fixed", "The table the column stands in, without .csv."),
        TrialColumn("name", .text, source: "fixed", "The name of the column, or of the parameter."),
        TrialColumn("unit", .text, source: "fixed", "Its unit; empty for text and pure numbers."),
        TrialColumn("definition", .text, source: "fixed", "What it means."),
        TrialColumn("source", .text, source: "fixed", "What it was taken or computed from."),
    ]

    /// All rows, in the order of the tables and their columns.
    static let entries: [Entry] =
        TrialTable.all.flatMap { table in entries(of: table.columns, in: table.name) }
        + entries(of: columns, in: "data_dictionary") + parameters

    /// The file.
    static var text: String {
        var text = CSVText(header: columns.map(\.name))
        for entry in entries {
            for cell in [entry.table, entry.name, entry.unit, entry.definition, entry.source] { text.cell(cell) }
            text.endRow()
        }
        return text.text
    }

    private static func entries(of columns: [TrialColumn], in table: String) -> [Entry] {
        columns.map {
            Entry(table: table, name: $0.name, unit: $0.unit, definition: $0.definition, source: $0.source)
        }
    }

    /// What can stand in the column `parameter` of `parameters_long`.
    private static var parameters: [Entry] {
        TrialParameter.all.map {
            Entry(table: "parameter", name: $0.name, unit: $0.unit, definition: $0.definition, source: $0.source)
        }
    }
}
