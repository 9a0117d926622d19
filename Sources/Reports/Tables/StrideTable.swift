public import FootDrop
public import Gait

/// `strides.csv`: a row per stride, sorted by side, then time.
public struct StrideTable: SessionExporter {
    /// Creates the exporter.
    public init() {}

    /// The name of the file.
    public var fileName: String { "strides.csv" }

    /// The table of all strides of a session.
    public func text(of assessed: AssessedSession) -> String { text(of: assessed.session.strides) }

    /// The table of these strides, in the order given.
    public func text(of strides: [Stride]) -> String {
        let columns = StrideColumn.all
        var table = CSVText(header: columns.map(\.name))
        for stride in strides {
            for column in columns {
                switch column.cell(stride) {
                case .number(let number, let decimals): table.cell(number, decimals: decimals)
                case .integer(let integer): table.cell(integer)
                case .text(let text): table.cell(text)
                case .empty: table.cell("")
                }
            }
            table.endRow()
        }
        return table.text
    }
}
