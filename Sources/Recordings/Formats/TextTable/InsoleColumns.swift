/// The columns of a table that are the cells of pressure insoles and their sums.
struct InsoleColumns {
    /// The insoles, left before right.
    var groups: [SensorGroups.Group] = []
    /// The columns they take.
    var taken: Set<Int> = []

    /// Words that may stand in a cell's name beside its foot and its number.
    private static let fillers: Set<String> = [
        "n", "newton", "force", "insole", "cell", "sensor", "vgrf", "grf", "foot", "fsr",
    ]
    private static let totals: Set<String> = ["total", "sum", "tot"]
    private static let feet: [String: Side] = ["l": .left, "left": .left, "r": .right, "right": .right]
    /// Fewer numbered columns of a foot are no insole.
    private static let fewestCells = 4

    /// Finds them: `L1` … `L8`, `totalL`, `left_1_N`, `insole right 3`, `left_total`.
    init(_ columns: [ColumnName]) {
        for side in [Side.left, .right] {
            var cells: [ColumnName] = []
            var total: ColumnName?
            for column in columns where column.axis == nil {
                guard let part = Self.part(column), part.side == side else { continue }
                var cell = column
                cell.role = .measurement(.force)
                cell.label = part.number.map { "\($0)" } ?? "total"
                if part.isNewton, cell.unit == nil {
                    cell.unit = .physical(.newton)
                    cell.unitEvidence = "in the column's name"
                }
                if part.number != nil { cells.append(cell) } else { total = cell }
            }
            let numbers = cells.map(\.label)
            guard cells.count >= Self.fewestCells, numbers == (1...cells.count).map({ "\($0)" }) else { continue }
            let all = cells + [total].compactMap(\.self)
            taken.formUnion(all.map(\.index))
            groups.append(
                SensorGroups.Group(
                    key: SensorGroups.Key(sensor: "", side: side, placement: .insole), name: "\(side.rawValue) insole",
                    columns: all))
        }
    }

    /// The foot and the cell that a name tells; no number for the sum.
    private static func part(_ column: ColumnName) -> (side: Side, number: Int?, isNewton: Bool)? {
        var side: Side?
        var number: Int?
        var isTotal = false
        var isNewton = column.physicalUnit == .newton
        guard column.unit == nil || isNewton else { return nil }
        for word in NameWords.split(column.label) {
            if let foot = feet[word], side == nil {
                side = foot
            } else if let value = Int(word), number == nil {
                number = value
            } else if totals.contains(word) {
                isTotal = true
            } else if let first = word.first, let foot = feet[String(first)], side == nil, number == nil,
                let value = Int(word.dropFirst())
            {
                (side, number) = (foot, value)
            } else if fillers.contains(word) {
                if word == "n" { isNewton = true }
            } else {
                return nil
            }
        }
        guard let side, isTotal == (number == nil) else { return nil }
        return (side, number, isNewton)
    }
}
