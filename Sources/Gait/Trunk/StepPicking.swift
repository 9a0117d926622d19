import Glibc
import SignalProcessing

/// Picks the peaks of a signal that are steps, by the strength of the signal around them.
struct StepPicking: Sendable {
    /// The band that holds stride and step rate, Hz: 60 to 150 steps a minute.
    var band = (low: 0.6, high: 3.0)
    /// Noise of a standing trunk, m/s².
    var floor = 0.15
    /// Least distance of two steps, s.
    var distance = 0.25
    /// Longest pause between two steps of a bout, s.
    var longestPause = 2.0
    /// Window of the local strength, s.
    var window = 2.0
    /// Least height of a peak relative to the local strength.
    var localShare = 0.25
    /// Least height of a peak relative to the recording's strength.
    var recordingShare = 0.15

    /// The band scaled to a slow gait's stride time in seconds, the limits with it.
    static func slow(strideTime: Double) -> StepPicking {
        let stepRate = 2 / strideTime
        var picking = StepPicking()
        picking.band = (max(0.15, 0.33 * stepRate), min(3.0, 1.65 * stepRate))
        picking.distance = max(0.25, 0.2 * strideTime)
        picking.longestPause = max(2, 1.5 * strideTime)
        let relative = stepRate / 1.8
        picking.floor = max(0.03, 0.15 * min(1, relative * relative))
        return picking
    }

    /// The peaks of a signal that are steps.
    func pick(_ values: [Double], of signal: FootSignal) -> PickedSteps {
        var strength = signal.movingMean(values.map { $0 * $0 }, seconds: window)
        for i in strength.indices { strength[i] = (2 * max(0, strength[i])).squareRoot() }
        let some = strength.thinned()
        let limit = 0.4 * (RobustStatistics.quantile(some, 0.95) ?? 0)
        let reference = RobustStatistics.median(some.filter { $0 > limit }) ?? 0
        let least = max(floor, recordingShare * reference)
        let apart = max(1, Int((distance * signal.rate).rounded(.up)))
        var peaks: [Int] = []
        for piece in signal.pieces {
            let found = Peaks.find(in: Array(values[piece]), minimumDistance: apart)
            for peak in found where peak.height > least {
                let index = peak.index + piece.lowerBound
                if peak.height > localShare * strength[index] { peaks.append(index) }
            }
        }
        return PickedSteps(strength: strength, reference: reference, peaks: peaks)
    }
}

/// The steps of a signal and the strength they were picked by.
struct PickedSteps: Sendable {
    /// Effective amplitude around each sample, m/s².
    var strength: [Double]
    /// The median strength where there is movement, m/s².
    var reference: Double
    /// Samples of the peaks, ascending.
    var peaks: [Int]

    /// The median interval of neighbouring steps within 0.3 to 1.5 s, s; `nil` when there is none.
    func stepTime(of signal: FootSignal) -> Double? {
        var intervals: [Double] = []
        for (a, b) in zip(peaks, peaks.dropFirst()) where signal.piece(of: a) == signal.piece(of: b) {
            let interval = Double(b - a) / signal.rate
            if (0.3...1.5).contains(interval) { intervals.append(interval) }
        }
        return RobustStatistics.median(intervals)
    }

    /// Which samples are walking.
    func isWalking(floor: Double) -> [Bool] {
        let limit = max(floor, 0.4 * reference)
        return strength.map { $0 > limit }
    }
}
