import SignalKernels

/// Reads samples of a table from its text again, wherever they are asked for.
struct DeferredTableRows: Sendable {
    let text: RowText
    let index: DeferredTableIndex
    /// Where the rows stand; none of them at an irregular instant.
    let grid: SampleGrid
    let path: String
    /// What the file was when its rows were read first.
    let stamp: FileStamp

    /// As many threads as there are processors.
    static let allThreads = 64

    /// The values of columns on a range of samples, NaN where there is none.
    ///
    /// - Parameters:
    ///   - columns: Which columns.
    ///   - samples: Samples of the clock.
    ///   - threads: The most threads that read.
    func values(
        of columns: [Int], _ samples: Range<Int>, threads: Int = 1
    ) throws(RecordingError) -> [[Double]] {
        let runs = runs(on: samples)
        guard let first = runs.first, let last = runs.last else {
            return columns.map { _ in Array(repeating: .nan, count: samples.count) }
        }
        let place = index.place(of: first.firstRow..<last.firstRow + last.count)
        var scanner = text.scanner
        for column in scanner.cells.indices { scanner.cells[column] = .skip }
        for column in columns { scanner.cells[column] = .number }
        let table = scanner.scan(text.source, in: place.bytes, maximumThreads: threads)
        text.source.release(place.bytes)
        guard table.problem == nil, table.rowCount == place.rows.count else {
            throw .changed(path)
        }
        try stamp.check()
        return columns.map { column in
            let rows = table.columns[column]
            let firstRow = first.firstRow - place.rows.lowerBound
            if runs.count == 1, first.count == samples.count { return Array(rows[firstRow..<firstRow + first.count]) }
            var values = Array(repeating: Double.nan, count: samples.count)
            for run in runs {
                let firstRow = run.firstRow - place.rows.lowerBound
                let range = run.samples.lowerBound - samples.lowerBound..<run.samples.upperBound - samples.lowerBound
                values.replaceSubrange(range, with: rows[firstRow..<firstRow + run.count])
            }
            return values
        }
    }

    /// The first value of a column from a sample on that is not missing.
    func firstKnown(_ column: Int, from sample: Int) throws(RecordingError) -> Double? {
        var (first, length) = (sample, 4096)
        while first < grid.count {
            let range = first..<min(grid.count, first + length)
            if let known = try values(of: [column], range)[0].first(where: { !$0.isNaN }) { return known }
            first = range.upperBound
            length = min(length * 2, 1 << 18)
        }
        return nil
    }

    private func runs(on samples: Range<Int>) -> [RowRuns.Run] {
        switch grid.placement {
        case .positions(let positions): positions.parts(on: samples)
        case .consecutive, .irregular:
            samples.isEmpty
                ? []
                : [
                    RowRuns.Run(
                        firstRow: samples.lowerBound, count: samples.count, firstSample: samples.lowerBound,
                        isLeftOut: false)
                ]
        }
    }
}
