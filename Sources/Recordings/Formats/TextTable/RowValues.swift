/// A number for every row of a table, to be gone through again and again, in memory or not.
protocol RowValues: Sequence where Element == Double {
    /// Number of rows.
    var count: Int { get }
    /// The number of a row, which may cost more than the next one in turn.
    subscript(row: Int) -> Double { get }
}

extension Array: RowValues where Element == Double {}

extension RowValues {
    /// The first and the last number; zeros where there is none.
    var ends: (first: Double, last: Double) { count > 0 ? (self[0], self[count - 1]) : (0, 0) }
}
