import Recordings
import SignalKernels
import SignalProcessing

extension SignalOverview {
    /// Shortest interval, s.
    private static let shortestInterval = 0.02

    /// The overview of a foot's signal; `nil` for no samples.
    ///
    /// - Parameter pitchRate: In rad/s, as many as samples; without a gyroscope none, and the overview's is NaN.
    init?(_ signal: FootSignal, pitchRate: [Double]) {
        guard let first = signal.pieceStarts.first, let last = signal.pieces.last, signal.count > 0 else { return nil }
        let end = signal.time(Double(last.upperBound - 1), inPiece: signal.pieces.count - 1)
        let duration = max(0, end - first)
        interval = max(Self.shortestInterval, 1 / signal.rate, duration / Double(Self.mostIntervals - 1))
        start = first
        let count = Int(duration / interval) + 1
        // Least and greatest value of each interval.
        var magnitudes = [SIMD2<Float>](repeating: SIMD2(repeating: .nan), count: count)
        var rates = magnitudes
        let columns = signal.acceleration
        for (number, piece) in signal.pieces.enumerated() {
            let slots = SlotEnds(
                piece: piece, origin: signal.pieceStarts[number] - first, rate: signal.rate, interval: interval,
                count: count)
            var slot = slots.slot(of: piece.lowerBound)
            var from = piece.lowerBound
            // All samples of one interval at once.
            while from < piece.upperBound {
                let to = slots.end(of: slot)
                if from < to {
                    let squares = VectorArithmetic.squaredExtremes(
                        columns.x.span, columns.y.span, columns.z.span, in: from..<to)
                    magnitudes[slot].widen(SIMD2(squares.least, squares.greatest).squareRoot())
                    if !pitchRate.isEmpty {
                        let extremes = Reduction.extremes(pitchRate.span, from..<to)
                        rates[slot].widen(SIMD2(extremes.low, extremes.high) * 180 / .pi)
                    }
                    from = to
                }
                slot += 1
            }
        }
        acceleration = magnitudes.alternating
        self.pitchRate = rates.alternating
    }
}

extension SIMD2<Float> {
    /// Takes further values into a pair of extremes.
    fileprivate mutating func widen(_ extremes: SIMD2<Double>) {
        // A comparison with NaN is false: the first values of an interval set both.
        let (least, greatest) = (Float(extremes.x), Float(extremes.y))
        self = SIMD2(x <= least ? x : least, y >= greatest ? y : greatest)
    }
}

extension [SIMD2<Float>] {
    /// The least and the greatest values, alternating.
    fileprivate var alternating: [Float] {
        var values: [Float] = []
        values.reserveCapacity(2 * count)
        for pair in self {
            values.append(pair.x)
            values.append(pair.y)
        }
        return values
    }
}

/// Which samples of a piece fall into which interval of an overview.
private struct SlotEnds {
    let piece: Range<Int>
    /// From the start of the overview to that of the piece, s.
    let origin: Double
    let rate: Double
    let interval: Double
    /// Number of intervals; the last one takes all that comes later.
    let count: Int

    /// The interval of a sample.
    func slot(of index: Int) -> Int {
        let time = origin + Double(index - piece.lowerBound) / rate
        return min(max(0, Int(time / interval)), count - 1)
    }

    /// One past the last sample of an interval.
    func end(of slot: Int) -> Int {
        guard slot < count - 1 else { return piece.upperBound }
        let border = (Double(slot + 1) * interval - origin) * rate
        guard border > -1e-5 else { return piece.lowerBound }
        guard border < Double(piece.count) else { return piece.upperBound }
        // The first sample beyond the border; one on the border itself goes where its own time says.
        let below = Int(border)
        let beyond = border - Double(below)
        var end = piece.lowerBound + below + (beyond < 1e-5 ? 0 : 1)
        if beyond < 1e-5 || beyond > 1 - 1e-5, end < piece.upperBound, self.slot(of: end) <= slot { end += 1 }
        return min(end, piece.upperBound)
    }
}
