import Recordings
import SignalKernels
import SignalProcessing

/// The norm of what a low-pass has taken from an acceleration, m/s².
///
/// Only swings and landings ask for it, so that it is computed where it is asked for.
struct Vibration: Sendable {
    /// Specific force along the sensor's axes, m/s².
    let acceleration: VectorColumns
    /// The same below the cut-off.
    let smooth: VectorColumns

    /// At one sample.
    subscript(_ index: Int) -> Double {
        let dx = acceleration.x[index] - smooth.x[index]
        let dy = acceleration.y[index] - smooth.y[index]
        let dz = acceleration.z[index] - smooth.z[index]
        return (dx * dx + dy * dy + dz * dz).squareRoot()
    }

    /// At each sample of a range.
    subscript(_ range: Range<Int>) -> [Double] {
        var norms: [Double] = []
        append(range, to: &norms)
        return norms
    }

    /// Appends those of a range.
    fileprivate func append(_ range: Range<Int>, to norms: inout [Double]) {
        VectorArithmetic.appendDistances(
            acceleration.x.span.extracting(range), acceleration.y.span.extracting(range),
            acceleration.z.span.extracting(range), smooth.x.span.extracting(range), smooth.y.span.extracting(range),
            smooth.z.span.extracting(range), to: &norms)
    }
}

/// The centred moving mean of a vibration over a short time, piece by piece.
///
/// It is kept for the strides, where swings lie, and computed anew for any other sample that is asked for.
struct SmoothedVibration: Sendable {
    private let vibration: Vibration
    /// Ascending, adjacent sample ranges over whose borders no mean reaches.
    private let pieces: [Range<Int>]
    /// Samples in the window, an odd number.
    private let width: Int
    /// Ascending, disjoint ranges within the pieces, and where the means of each begin.
    private let kept: [(range: Range<Int>, offset: Int)]
    /// The means of the kept ranges, one behind the other.
    private let means: [Double]

    /// Keeps the means of ranges and of `margin` samples about them.
    ///
    /// - Parameter ranges: Ascending; each in one piece.
    init(of vibration: Vibration, width: Int, in ranges: [Range<Int>], margin: Int, pieces: [Range<Int>]) {
        self.vibration = vibration
        self.pieces = pieces
        self.width = width
        var kept: [(range: Range<Int>, offset: Int)] = []
        var means: [Double] = []
        kept.reserveCapacity(ranges.count)
        means.reserveCapacity(ranges.reduce(0) { $0 + $1.count + 2 * margin })
        var room = Room()
        var number = 0
        var next = 0
        for range in ranges {
            while number + 1 < pieces.count, pieces[number + 1].lowerBound <= range.lowerBound { number += 1 }
            let piece = pieces[number]
            let from = max(next, piece.lowerBound, range.lowerBound - margin)
            let to = min(piece.upperBound, range.upperBound + margin)
            guard from < to else { continue }
            kept.append((from..<to, means.count))
            Self.appendMeans(of: vibration, width, from..<to, in: piece, &room, to: &means)
            next = to
        }
        (self.kept, self.means) = (kept, means)
    }

    /// At each sample of a range.
    subscript(_ range: ClosedRange<Int>) -> ArraySlice<Double> {
        var low = 0
        var high = kept.count
        while low < high {
            let middle = (low + high) / 2
            if kept[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        if low < kept.count, kept[low].range.contains(range.lowerBound), kept[low].range.contains(range.upperBound) {
            let offset = kept[low].offset - kept[low].range.lowerBound
            return means[offset + range.lowerBound...offset + range.upperBound]
        }
        var computed: [Double] = []
        var room = Room()
        for piece in pieces where piece.overlaps(range) {
            Self.appendMeans(
                of: vibration, width, piece.clamped(to: range.lowerBound..<range.upperBound + 1), in: piece, &room,
                to: &computed)
        }
        return computed[...]
    }

    /// At one sample; zero beyond the signal.
    subscript(at index: Int) -> Double {
        guard let last = pieces.last, index >= 0, index < last.upperBound else { return 0 }
        return self[index...index].first ?? 0
    }

    /// Memory that goes on from stride to stride.
    private struct Room {
        private var norms: [Double] = []
        /// The means of the samples, and what was left behind them.
        private(set) var means: [Double] = []

        /// Means of the samples of a range, as if there were no others.
        mutating func fill(_ vibration: Vibration, _ range: Range<Int>, _ width: Int) {
            norms.removeAll(keepingCapacity: true)
            vibration.append(range, to: &norms)
            if means.count < range.count { means = [Double](repeating: 0, count: 2 * range.count) }
            let norms = norms
            var span = means.mutableSpan
            movingMean(norms.span, width: width, into: &span)
        }
    }

    private static func appendMeans(
        of vibration: Vibration, _ width: Int, _ range: Range<Int>, in piece: Range<Int>, _ room: inout Room,
        to means: inout [Double]
    ) {
        let from = max(piece.lowerBound, range.lowerBound - width / 2)
        let reached = from..<min(piece.upperBound, range.upperBound + width / 2)
        room.fill(vibration, reached, width)
        means += room.means[range.lowerBound - from..<range.upperBound - from]
    }
}
