import Gait

/// The cells of a block of strides, taken column by column and read row by row.
struct StrideCells {
    /// What a column holds.
    enum Kind: Sendable {
        case number(decimals: Int)
        case integer
        /// Text, and which of the columns of text it is.
        case text(Int)
    }

    /// What each column holds.
    static let kinds: [Kind] = {
        var texts = 0
        return StrideColumn.all.map { column in
            switch column.kind {
            case .number(let decimals): return .number(decimals: decimals)
            case .integer: return .integer
            case .text:
                texts += 1
                return .text(texts - 1)
            }
        }
    }()

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

    /// The text of a stride in one of the columns of text.
    func text(_ place: Int, _ column: Int) -> String { texts[column * places.count + place - places.lowerBound] }
}
