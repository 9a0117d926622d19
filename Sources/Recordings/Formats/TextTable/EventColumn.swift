import SignalKernels

/// The column whose cells mark events: a cell that is neither empty nor zero and differs from the one above marks its row.
struct EventColumn {
    var column: ColumnName
    var separation: CellSeparation

    /// A label is cut here: it is a name, no essay.
    private static let longestLabel = 120

    /// The markers, by row.
    func marks(_ table: NumberTable, in source: ByteSource) -> [(row: Int, label: String)] {
        var marks: [(row: Int, label: String)] = []
        var row = 0
        var above = ""
        RowTimes.forEachCell(table, column.index, source) { bytes in
            let cell = CellSeparation.trimmed(String(decoding: bytes.prefix(Self.longestLabel), as: UTF8.self))
            let label = isNothing(cell) ? "" : cell
            if !label.isEmpty, label != above { marks.append((row, label)) }
            above = label
            row += 1
        }
        return marks
    }

    private func isNothing(_ cell: String) -> Bool {
        if cell.isEmpty || separation.isMissing(cell) { return true }
        return separation.isNumber(cell) && cell.allSatisfy { !("1"..."9").contains($0) }
    }
}
