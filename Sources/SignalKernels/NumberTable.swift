/// Columns of numbers read from a text, and what was met on the way.
package struct NumberTable: Sendable {
    /// Something that is not a table of numbers; reading stopped there.
    package struct Problem: Hashable, Sendable {
        /// What is wrong.
        package enum Kind: Hashable, Sendable {
            /// A row has another number of cells than the table has columns; so many were found.
            case cellCount(Int)
            /// A cell is neither a number nor a word for a missing value.
            case notANumber
        }

        /// What is wrong.
        package let kind: Kind
        /// The column, counted from 0.
        package let column: Int
        /// The bytes of the cell, or of the row.
        package let place: Range<Int>
    }

    /// A line between the rows that is not data.
    package struct Comment: Hashable, Sendable {
        /// The number of rows before it.
        package let row: Int
        /// Its bytes.
        package let place: Range<Int>
    }

    /// A place in the text at which a line starts, with the number of rows before it.
    package struct Mark: Hashable, Sendable {
        /// The number of rows before it.
        package let row: Int
        /// Its byte.
        package let offset: Int

        /// A place.
        package init(row: Int, offset: Int) { (self.row, self.offset) = (row, offset) }
    }

    /// Number of rows.
    package internal(set) var rowCount = 0
    /// Places about every 128 kB from which rows can be read again, ascending, the first where the text begins.
    package internal(set) var marks: [Mark] = []
    /// One array a column, empty where the column was skipped; missing and infinite cells hold NaN.
    package internal(set) var columns: [[Double]]
    /// Missing cells of each column, infinite ones included.
    package internal(set) var missingCounts: [Int]
    /// Cells with an infinite value.
    package internal(set) var infiniteCount = 0
    /// The byte where the first infinite value stands.
    package internal(set) var firstInfinite: Int?
    /// Lines between the rows, in their order.
    package internal(set) var comments: [Comment] = []
    /// The first thing that is no table of numbers.
    package internal(set) var problem: Problem?

    /// Takes the rows in which these columns are zero at once as missing in all columns of a list; returns how many.
    package mutating func takeZerosAsMissing(of zeros: [Int], in affected: [Int]) -> Int {
        guard let first = zeros.first else { return 0 }
        var rows: [Int] = []
        for row in columns[first].indices where columns[first][row] == 0 {
            if zeros.allSatisfy({ columns[$0][row] == 0 }) { rows.append(row) }
        }
        guard !rows.isEmpty else { return 0 }
        for column in affected where !columns[column].isEmpty {
            for row in rows where !columns[column][row].isNaN {
                columns[column][row] = .nan
                missingCounts[column] += 1
            }
        }
        return rows.count
    }

    /// Hands the columns over without a copy; what is left behind has none.
    package mutating func takeColumns() -> [[Double]] {
        var taken: [[Double]] = []
        swap(&taken, &columns)
        return taken
    }

    /// Takes a number that stands for a missing value out of columns of numbers.
    package mutating func takeAsMissing(_ number: Double, in numbers: [Int]) {
        for index in numbers where columns.indices.contains(index) {
            var count = 0
            var cells = columns[index].mutableSpan
            for row in cells.indices where cells[row] == number {
                cells[row] = .nan
                count += 1
            }
            missingCounts[index] += count
        }
    }

    /// The bytes of a cell in a column that was read as text.
    package static func place(ofText packed: Double) -> Range<Int> {
        let start = Int(packed.bitPattern >> 16)
        return start..<start + Int(packed.bitPattern & 0xFFFF)
    }

    /// A cell's bytes packed into the slot of a number; a longer text than 65535 bytes is cut.
    static func packed(offset: Int, count: Int) -> Double {
        Double(bitPattern: UInt64(truncatingIfNeeded: offset) << 16 | UInt64(min(count, 0xFFFF)))
    }
}
