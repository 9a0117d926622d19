import Recordings
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
        for (number, piece) in signal.pieces.enumerated() {
            let (ax, ay, az) = (signal.acceleration.x, signal.acceleration.y, signal.acceleration.z)
            let origin = signal.pieceStarts[number] - first
            for i in piece {
                let time = origin + Double(i - piece.lowerBound) / signal.rate
                let slot = 2 * min(max(0, Int(time / interval)), count - 1)
                let magnitude = (ax[i] * ax[i] + ay[i] * ay[i] + az[i] * az[i]).squareRoot()
                Self.widen(&acceleration, slot, Float(magnitude))
                if !pitchRate.isEmpty { Self.widen(&self.pitchRate, slot, Float(pitchRate[i] * 180 / .pi)) }
            }
        }
    }

    private static func widen(_ extremes: inout [Float], _ slot: Int, _ value: Float) {
        // A comparison with NaN is false: the first value of an interval sets both.
        if !(extremes[slot] <= value) { extremes[slot] = value }
        if !(extremes[slot + 1] >= value) { extremes[slot + 1] = value }
    }
}
