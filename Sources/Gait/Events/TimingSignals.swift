import Recordings
import SignalProcessing

/// The signals that events are timed on.
struct TimingSignals: Sendable {
    /// Pass band, Hz: above it lie the sensor's noise and the ringing of its mount.
    static let cutoff = 30.0

    /// Pitch rate below the cut-off, rad/s, toe-up positive, its bias taken from the rests.
    let pitchRate: [Double]
    /// Norm of the change of the acceleration below the cut-off: needs neither gravity nor axes.
    let jerk: [Double]
    /// Norm of the acceleration above the cut-off, m/s²: impacts and scraping.
    let vibration: [Double]
    /// Its mean over 30 ms, the shortest scrape of a shoe.
    let smoothedVibration: [Double]

    init(_ foot: SegmentedFoot, _ signal: FootSignal) {
        pitchRate = Self.pitchRate(foot, signal)
        let smooth = signal.lowPassed(signal.acceleration, cutoff: Self.cutoff)
        jerk = Self.jerkNorm(smooth, signal)
        vibration = Self.distance(signal.acceleration, smooth)
        smoothedVibration = signal.movingMean(vibration, seconds: 0.030)
    }

    private static func pitchRate(_ foot: SegmentedFoot, _ signal: FootSignal) -> [Double] {
        // One axis is filtered instead of three: filtering and projecting may change places.
        var rate = signal.lowPassed(foot.axis.rate(of: signal.angularRate), cutoff: cutoff)
        var resting: [Double] = []
        var next = 0
        for stride in foot.strides {
            if stride.range.lowerBound > next { resting += rate[next..<stride.range.lowerBound] }
            next = max(next, stride.range.upperBound)
        }
        resting += rate[min(next, rate.count)...]
        if resting.count >= signal.samples(0.2), let bias = RobustStatistics.median(resting.thinned()) {
            for i in rate.indices { rate[i] -= bias }
        }
        return rate
    }

    /// Norm of the change of a smoothed acceleration from one sample before to one after, within each piece.
    static func jerkNorm(_ smooth: VectorColumns, _ signal: FootSignal) -> [Double] {
        let (x, y, z) = (smooth.x, smooth.y, smooth.z)
        var jerk = [Double](repeating: 0, count: x.count)
        for piece in signal.pieces where piece.count > 2 {
            for i in piece.lowerBound + 1..<piece.upperBound - 1 {
                let dx = x[i + 1] - x[i - 1]
                let dy = y[i + 1] - y[i - 1]
                let dz = z[i + 1] - z[i - 1]
                jerk[i] = (dx * dx + dy * dy + dz * dz).squareRoot()
            }
        }
        return jerk
    }

    /// Length of the difference of two vector signals.
    static func distance(_ a: VectorColumns, _ b: VectorColumns) -> [Double] {
        var distance = a.x
        for i in distance.indices {
            let dx = a.x[i] - b.x[i]
            let dy = a.y[i] - b.y[i]
            let dz = a.z[i] - b.z[i]
            distance[i] = (dx * dx + dy * dy + dz * dz).squareRoot()
        }
        return distance
    }
}
