import Recordings
import SignalProcessing

/// The signals that events are timed on.
struct TimingSignals: Sendable {
    /// Pass band, Hz: above it lie the sensor's noise and the ringing of its mount.
    static let cutoff = 30.0

    /// How far about a stride the vibration is asked for, s.
    private static let margin = 0.1

    /// Pitch rate below the cut-off, rad/s, toe-up positive, its bias taken from the rests.
    let pitchRate: [Double]
    /// Acceleration below the cut-off, m/s².
    let smooth: VectorColumns
    /// Norm of the acceleration above the cut-off, m/s²: impacts and scraping.
    let vibration: Vibration
    /// Its mean over 30 ms, the shortest scrape of a shoe.
    let smoothedVibration: SmoothedVibration

    init(_ foot: SegmentedFoot, _ signal: FootSignal) {
        // One axis is filtered instead of three: filtering and projecting may change places.
        let (smooth, rate) = signal.lowPassed(
            signal.acceleration, beside: foot.axis.rate(of: signal.angularRate), cutoff: Self.cutoff)
        self.pitchRate = Self.unbiased(rate, foot, signal)
        self.smooth = smooth
        vibration = Vibration(acceleration: signal.acceleration, smooth: smooth)
        smoothedVibration = SmoothedVibration(
            of: vibration, width: signal.samples(0.030) | 1, in: foot.strides.map(\.range),
            margin: signal.samples(Self.margin), pieces: signal.pieces)
    }

    /// Norm of the change of the acceleration below the cut-off about a sample: needs neither gravity nor axes.
    ///
    /// It is zero at the ends of `piece`, the piece that holds the sample.
    func jerk(at index: Int, within piece: Range<Int>) -> Double {
        guard piece.lowerBound < index, index < piece.upperBound - 1 else { return 0 }
        let dx = smooth.x[index + 1] - smooth.x[index - 1]
        let dy = smooth.y[index + 1] - smooth.y[index - 1]
        let dz = smooth.z[index + 1] - smooth.z[index - 1]
        return (dx * dx + dy * dy + dz * dz).squareRoot()
    }

    /// The rate without the bias that it shows in the rests.
    private static func unbiased(
        _ rate: consuming [Double], _ foot: SegmentedFoot, _ signal: FootSignal
    ) -> [Double] {
        var resting: [Range<Int>] = []
        resting.reserveCapacity(foot.strides.count + 1)
        var next = 0
        for stride in foot.strides {
            if stride.range.lowerBound > next { resting.append(next..<stride.range.lowerBound) }
            next = max(next, stride.range.upperBound)
        }
        resting.append(min(next, rate.count)..<rate.count)
        let samples = resting.reduce(0) { $0 + $1.count }
        if samples >= signal.samples(0.2), let bias = RobustStatistics.median(rate.thinned(resting)) {
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
}
