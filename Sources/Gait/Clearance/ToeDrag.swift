import SignalProcessing

/// Tells how much of a swing the toe drags: it is at the floor and the shoe scrapes.
///
/// Low clearance alone is no drag (its error is of the same size), and vibration alone is a rattling mount; both
/// together, for long enough, are.
struct ToeDrag: Sendable {
    /// Clearance below which the toe may touch, m.
    var clearance = 0.003
    /// Vibration relative to the foot's usual swing.
    var vibrationRatio = 4.0
    /// Shortest drag, s.
    var shortest = 0.030
    /// Part of swing looked at: toe-off and landing themselves shake the foot.
    var window = 0.15...0.90

    /// Vibration of this foot's usual swing, m/s².
    let usualVibration: Double
    /// Vibration smoothed over the shortest drag, m/s².
    let vibration: SmoothedVibration

    init(_ timing: TimingSignals, events: [StrideEvents]) {
        vibration = timing.smoothedVibration
        var inSwing: [Double] = []
        for event in events where event.contactCue != .movement {
            let from = max(0, Int(event.toeOff))
            let to = min(timing.pitchRate.count, Int(event.initialContact))
            if from < to { inSwing += vibration[from...to - 1] }
        }
        usualVibration = RobustStatistics.median(inSwing.thinned()) ?? 0
    }

    /// Share of swing with a dragging toe, or `nil` when vibration is not measured.
    ///
    /// - Parameters:
    ///   - heights: Height of the toe point at each sample from the start of the stride, m.
    ///   - first: Sample of the signal at which the stride starts.
    ///   - toeOff: Sample of toe-off from the start of the stride.
    ///   - contact: Sample of initial contact from the start of the stride.
    ///   - rate: Samples per second.
    func share(_ heights: [Double], first: Int, toeOff: Double, contact: Double, rate: Double) -> Double? {
        guard usualVibration > 0, contact > toeOff else { return nil }
        let swing = contact - toeOff
        let from = max(0, Int((toeOff + window.lowerBound * swing).rounded(.up)))
        let to = min(heights.count - 1, Int(toeOff + window.upperBound * swing))
        guard from <= to else { return nil }
        let needed = max(2, Int((shortest * rate).rounded()))
        var run = 0
        var dragging = 0
        for k in from...to + 1 {
            let drags =
                k <= to && heights[k] < clearance
                && vibration[at: first + k] > vibrationRatio * usualVibration
            if drags {
                run += 1
            } else {
                if run >= needed { dragging += run }
                run = 0
            }
        }
        return min(1, Double(dragging) / swing)
    }
}
