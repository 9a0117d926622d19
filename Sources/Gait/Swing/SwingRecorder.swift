import SignalProcessing

/// Cuts the traces and curves of a foot's swings out of its signals.
struct SwingRecorder: Sendable {
    /// Part before toe-off and after contact that a trace holds, s.
    var margin = 0.1

    let signal: FootSignal
    let timing: TimingSignals

    /// What a trajectory tells of one stride; the columns have one entry a sample of `range`.
    struct Course {
        /// First sample and one past the last.
        var range: Range<Int>
        /// Foot pitch, rad, zero at both foot-flats; empty without one.
        var pitch: [Double] = []
        /// Way along the chord of the stride, m; empty without one.
        var progress: [Double] = []
        /// Toe clearance, m; empty where it is withheld.
        var toeClearance: [Double] = []
    }

    /// The trace of one stride.
    ///
    /// - Parameters:
    ///   - number: The stride.
    ///   - events: Its events in samples of the whole signal.
    ///   - range: The samples of the stride, from foot-flat to foot-flat.
    ///   - course: What its trajectory tells; `nil` without one.
    func trace(_ number: Int, events: StrideEvents, in range: Range<Int>, course: Course?) -> SwingTrace? {
        let reach = signal.samples(margin)
        let whole = course?.range ?? range
        let first = max(whole.lowerBound, Int(events.toeOff) - reach, 0)
        let last = min(whole.upperBound - 1, Int(events.initialContact.rounded(.up)) + reach, signal.count - 1)
        guard first < last else { return nil }
        var speed: [Float] = []
        var clearance: [Float] = []
        if let course {
            let offset = first - course.range.lowerBound
            if !course.progress.isEmpty {
                speed = [Float](repeating: 0, count: last - first + 1)
                let way = course.progress
                for k in speed.indices {
                    let before = max(offset + k - 1, 0)
                    let after = min(offset + k + 1, way.count - 1)
                    speed[k] = Float((way[after] - way[before]) / Double(after - before) * signal.rate)
                }
            }
            if !course.toeClearance.isEmpty {
                clearance = course.toeClearance[offset...(offset + last - first)].map(Float.init)
            }
        }
        return SwingTrace(
            stride: number, start: signal.time(Double(first)), rate: signal.rate,
            toeOff: events.toeOff - Double(first), initialContact: events.initialContact - Double(first),
            forwardSpeed: speed, vibration: timing.smoothedVibration[first...last].map(Float.init),
            pitchRate: timing.pitchRate[first...last].map { Float($0 * 180 / .pi) }, toeClearance: clearance)
    }

    /// The curve of one stride on the common axis of swing; `nil` without a pitch.
    func curve(_ number: Int, events: StrideEvents, course: Course) -> SwingCurve? {
        SwingCurve(
            stride: number, pitch: course.pitch, toeClearance: course.toeClearance,
            toeOff: events.toeOff - Double(course.range.lowerBound), swing: events.initialContact - events.toeOff)
    }
}
