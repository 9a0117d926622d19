public import FootDrop
public import Gait

/// `strides.csv`: a row per stride, sorted by side, then time.
public struct StrideTable: SessionExporter {
    /// Creates the exporter.
    public init() {}

    /// The name of the file.
    public var fileName: String { "strides.csv" }

    /// Hands on the table of all strides of a session.
    public func write<Failure: Error>(_ assessed: AssessedSession, _ take: ByteTaker<Failure>) throws(Failure) {
        var table = Self.empty
        for foot in assessed.session.feet {
            try Self.append(foot.strides, to: &table) { (table: inout CSVText) throws(Failure) in
                try table.pass(take)
            }
        }
        try table.pass(inAnyCase: true, take)
    }

    /// The table of these strides, in the order given.
    public func text(of strides: [Stride]) -> String {
        var table = Self.empty
        Self.append(strides, to: &table) { _ in }
        return table.text
    }

    private static var empty: CSVText { CSVText(header: StrideColumn.all.map(\.name)) }

    private static func append<Failure: Error>(
        _ strides: [Stride], to table: inout CSVText, afterEach: (inout CSVText) throws(Failure) -> Void
    ) throws(Failure) {
        let kinds = StrideColumn.all.map(\.kind)
        try StrideCells.forEachBlock(of: strides) { (cells) throws(Failure) in
            for place in cells.places {
                for column in kinds.indices {
                    switch kinds[column] {
                    case .number(let decimals): table.cell(cells.number(place, column), decimals: decimals)
                    case .integer: table.cell(Int(cells.number(place, column)))
                    case .text: table.cell(cells.text(place, column))
                    }
                }
                table.endRow()
                try afterEach(&table)
            }
        }
    }
}
