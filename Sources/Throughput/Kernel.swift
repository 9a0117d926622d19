import SignalKernels
public import SignalProcessing

/// Single kernels of the analysis, for measuring them beside other programs.
///
/// Each does its work and nothing else, and returns something that depends on all of it.
public enum Kernel {
    /// Reads comma-separated numbers from memory; returns how many rows there are.
    ///
    /// - Parameters:
    ///   - text: Rows of numbers with a point as decimal mark, lines ended by a line feed, no header.
    ///   - columns: Cells in a row.
    ///   - threads: The most threads to read with.
    public static func scanNumbers(_ text: [UInt8], columns: Int, threads: Int) -> Int {
        let scanner = NumberTableScanner(
            cells: Array(repeating: .number, count: columns), delimiter: UInt8(ascii: ","))
        return scanner.scan(ByteSource(text), in: 0..<text.count, maximumThreads: threads).rowCount
    }

    /// The low-pass of the comparisons: Butterworth of the fourth order at a tenth of the sampling rate.
    public static func lowPass() throws(FilterDesignError) -> SecondOrderSections {
        try Butterworth.lowPass(order: 4, cutoff: 20, rate: 200)
    }

    /// Columns of noise between -1 and 1, always the same.
    public static func noise(columns: Int, count: Int) -> [[Double]] {
        var state: UInt64 = 1
        return (0..<columns).map { _ in
            (0..<count).map { _ in
                // Knuth's linear congruence; its high bits are random enough for a signal.
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Double(Int64(bitPattern: state) >> 11) * 0x1p-52
            }
        }
    }
}
