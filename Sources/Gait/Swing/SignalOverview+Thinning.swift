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
        acceleration = [Float](repeating: .nan, count: 2 * count)
        self.pitchRate = acceleration
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
                    Self.widen(&acceleration, 2 * slot, squares.least.squareRoot(), squares.greatest.squareRoot())
                    if !pitchRate.isEmpty {
                        let rates = Reduction.extremes(pitchRate.span.extracting(from..<to))
                        Self.widen(&self.pitchRate, 2 * slot, rates.least * 180 / .pi, rates.greatest * 180 / .pi)
                    }
                    from = to
                }
                slot += 1
            }
        }
    }

    private static func widen(_ extremes: inout [Float], _ slot: Int, _ least: Double, _ greatest: Double) {
        // A comparison with NaN is false: the first values of an interval set both.
        if !(extremes[slot] <= Float(least)) { extremes[slot] = Float(least) }
        if !(extremes[slot + 1] >= Float(greatest)) { extremes[slot + 1] = Float(greatest) }
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
        let below = Int(border)
        let beyond = border - Double(below)
        var index = piece.lowerBound + below + (beyond < 0.5 ? 0 : 1)
        if min(beyond, 1 - beyond) < 1e-5 {
            // A sample on the border itself goes where its own time says.
            if index < piece.upperBound, self.slot(of: index) <= slot { index += 1 }
        } else if beyond < 0.5 {
            index += 1
        }
        return min(index, piece.upperBound)
    }
}
