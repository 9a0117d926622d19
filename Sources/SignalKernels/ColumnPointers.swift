/// Lends the memory of a column, and tells how many samples there are; an empty column is not lent.
func withColumns<Sample>(_ column: inout [Sample], _ body: ([UnsafeMutablePointer<Sample>], Int) -> Void) {
    unsafe column.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress, !buffer.isEmpty else { return }
        unsafe body([base], buffer.count)
    }
}

/// Lends the memory of columns that lie one behind the other, each of `length` samples.
func withColumns(_ samples: inout [Double], length: Int, _ body: ([UnsafeMutablePointer<Double>]) -> Void) {
    unsafe withColumns(&samples) { start, count in
        unsafe body(stride(from: 0, to: count, by: length).map { unsafe start[0] + $0 })
    }
}

/// Lends the memory of the columns in a range, and tells how many samples the shortest has; none is copied.
func withColumns<Sample>(
    _ columns: inout [[Sample]], _ range: Range<Int>, _ body: ([UnsafeMutablePointer<Sample>], Int) -> Void
) {
    unsafe lend(&columns, range, [], count: .max, body)
}

private func lend<Sample>(
    _ columns: inout [[Sample]], _ range: Range<Int>, _ lent: [UnsafeMutablePointer<Sample>], count: Int,
    _ body: ([UnsafeMutablePointer<Sample>], Int) -> Void
) {
    guard let index = range.first else { return unsafe body(lent, count) }
    // Taken out while it is lent, so that nobody else holds it and writing to it copies nothing.
    var column: [Sample] = []
    swap(&column, &columns[index])
    unsafe withColumns(&column) { base, length in
        unsafe lend(&columns, range.dropFirst(), lent + base, count: min(count, length), body)
    }
    swap(&column, &columns[index])
}
