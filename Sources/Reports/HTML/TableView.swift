/// A table as the template wants it: the first cell of a row apart from the others.
struct TableView {
    let caption: String
    let head: [String]
    let rows: [RowView]
    let style: String?

    init(_ table: DataTable) {
        caption = table.caption
        head = table.head
        style =
            table.isSortable || table.isNumeric
            ? (table.isSortable ? "sortable " : "") + (table.isNumeric ? "numeric" : "") : nil
        rows = table.rows.map { row in
            RowView(label: row.cells.first ?? "", cells: Array(row.cells.dropFirst()), isFlagged: row.isFlagged)
        }
    }

    struct RowView {
        let label: String
        let cells: [String]
        let isFlagged: Bool
    }
}

/// A figure as the template wants it.
struct FigureView {
    let svg: String
    let caption: String
    let table: TableView?
    let sentence: String?

    init(_ figure: Figure) {
        svg = figure.svg
        caption = figure.caption
        switch figure.twin {
        case .table(var twin):
            twin.isNumeric = true
            (table, sentence) = (TableView(twin), nil)
        case .sentence(let twin): (table, sentence) = (nil, twin)
        }
    }
}

/// Lines of text; absent where there are none, so that no empty list is drawn.
struct ListView {
    let items: [String]

    init?(_ items: [String]) {
        guard !items.isEmpty else { return nil }
        self.items = items
    }
}

/// A name with its value.
struct FactView {
    let label: String
    let value: String
}
