import Gait

/// The cells of a block of strides, taken column by column and read row by row.
struct StrideCells {
    /// Which of the columns of text each column is; nothing is said of the others.
    private static let textPlaces: [Int] = StrideColumn.all.indices.map { column in
        StrideColumn.all[..<column].count { $0.kind == .text }
    }

    /// Strides in a block: its cells stay in the cache.
    private static let mostRows = 64

    /// The strides of this block.
    let places: Range<Int>
    private var numbers: [Double] = []
    private var texts: [String] = []

    private init(_ strides: Span<Stride>, _ places: Range<Int>) {
        self.places = places
        numbers.reserveCapacity(places.count * StrideColumn.all.count)
        for column in StrideColumn.all {
            column.appendNumbers(of: strides, places, to: &numbers)
            column.appendTexts(of: strides, places, to: &texts)
        }
    }

    /// Goes through strides a block at a time.
    static func forEachBlock<Failure: Error>(
        of strides: [Stride], _ body: (StrideCells) throws(Failure) -> Void
    ) throws(Failure) {
        for first in stride(from: 0, to: strides.count, by: mostRows) {
            try body(StrideCells(strides.span, first..<min(strides.count, first + mostRows)))
        }
    }

    /// The number of a stride in a column, not finite where there is none.
    func number(_ place: Int, _ column: Int) -> Double { numbers[column * places.count + place - places.lowerBound] }

    /// The text of a stride in a column of text.
    func text(_ place: Int, _ column: Int) -> String {
        texts[Self.textPlaces[column] * places.count + place - places.lowerBound]
    }
}
