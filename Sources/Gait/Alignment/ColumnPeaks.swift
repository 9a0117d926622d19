import Recordings
import SignalKernels

/// The greatest absolute values of a vector signal's components, one for every stretch of it.
///
/// One pass over the signal tells all that is asked about its greatest values: whether they are possible at all, and
/// whether the sensor's limit was reached, for which only the stretches with the greatest are looked at again.
struct ColumnPeaks: Sendable {
    /// Samples in a stretch.
    private static let stretch = 1024

    /// NaN for a stretch that holds one.
    private var peaks: [Double] = []

    init(_ columns: VectorColumns) {
        peaks.reserveCapacity(columns.count / Self.stretch + 1)
        for start in stride(from: 0, to: columns.count, by: Self.stretch) {
            let range = start..<min(start + Self.stretch, columns.count)
            let x = Reduction.greatestMagnitude(columns.x.span.extracting(range))
            let y = Reduction.greatestMagnitude(columns.y.span.extracting(range))
            let z = Reduction.greatestMagnitude(columns.z.span.extracting(range))
            peaks.append(x.isNaN || y.isNaN || z.isNaN ? .nan : max(x, y, z))
        }
    }

    /// Whether all values are numbers of at most this size.
    func stay(within greatest: Double) -> Bool {
        // Written so that NaN fails it too.
        peaks.allSatisfy { $0 <= greatest }
    }

    /// The greatest absolute value, when at least three samples of the same columns reach it within 0.05 %; else infinity.
    func saturation(of columns: VectorColumns) -> Double {
        let limit = 0.9995 * (peaks.max() ?? 0)
        var hits = 0
        for (number, peak) in peaks.enumerated() where peak >= limit {
            let start = number * Self.stretch
            for i in start..<min(start + Self.stretch, columns.count) {
                for value in [columns.x[i], columns.y[i], columns.z[i]] where abs(value) >= limit { hits += 1 }
            }
            if hits >= 3 { return limit }
        }
        return .infinity
    }
}
