public import Throughput

/// The result of a benchmark as a person reads it in a terminal.
public struct BenchmarkText: BenchmarkExporter {
    /// Creates the exporter.
    public init() {}

    /// Sentences, then the tables, columns under each other.
    public func text(of result: BenchmarkResult, against comparison: BenchmarkComparison?) -> String {
        let tables = BenchmarkTables(result: result, comparison: comparison)
        var lines = tables.sentences.flatMap { TextLayout.wrapped($0) }
        for table in [tables.stages, tables.scaling, tables.lines].compactMap(\.self) {
            lines += ["", table.caption] + Self.aligned([table.head] + table.rows.map(\.cells))
        }
        if comparison != nil { lines += [""] + tables.conclusions.flatMap { TextLayout.wrapped($0) } }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Columns set under each other: the first to the left, the others to the right.
    private static func aligned(_ rows: [[String]]) -> [String] {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                column == 0
                    ? TextLayout.leftAligned(cell, widths[column]) : TextLayout.rightAligned(cell, widths[column])
            }
            let line = "  " + cells.joined(separator: "  ")
            return String(line[...(line.lastIndex { $0 != " " } ?? line.startIndex)])
        }
    }
}
