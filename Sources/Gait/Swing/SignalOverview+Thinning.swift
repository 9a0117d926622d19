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
        let magnitude = signal.acceleration
        for (number, piece) in signal.pieces.enumerated() {
            let origin = signal.pieceStarts[number] - first
            let slot = { [interval] (index: Int) in
                let time = origin + Double(index - piece.lowerBound) / signal.rate
                return min(max(0, Int(time / interval)), count - 1)
            }
            var from = piece.lowerBound
            while from < piece.upperBound {
                // All samples of one interval at once; where it ends is guessed and then looked up.
                let own = slot(from)
                let end = (Double(own + 1) * interval - origin) * signal.rate
                var to = min(max(from + 1, piece.lowerBound + Int(min(end, Double(piece.count)))), piece.upperBound)
                while to < piece.upperBound, slot(to) == own { to += 1 }
                while to - 1 > from, slot(to - 1) != own { to -= 1 }
                let squares = VectorArithmetic.squaredExtremes(
                    magnitude.x.span, magnitude.y.span, magnitude.z.span, in: from..<to)
                Self.widen(&acceleration, 2 * own, squares.least.squareRoot(), squares.greatest.squareRoot())
                if !pitchRate.isEmpty {
                    let extremes = Reduction.extremes(pitchRate.span.extracting(from..<to))
                    Self.widen(&self.pitchRate, 2 * own, extremes.least * 180 / .pi, extremes.greatest * 180 / .pi)
                }
                from = to
            }
        }
    }

    private static func widen(_ extremes: inout [Float], _ slot: Int, _ least: Double, _ greatest: Double) {
        // A comparison with NaN is false: the first values of an interval set both.
        if !(extremes[slot] <= Float(least)) { extremes[slot] = Float(least) }
        if !(extremes[slot + 1] >= Float(greatest)) { extremes[slot + 1] = Float(greatest) }
    }
}
