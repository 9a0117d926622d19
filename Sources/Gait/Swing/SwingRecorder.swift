import SignalKernels
import SignalProcessing

/// Cuts the traces and curves of a foot's swings out of its signals.
struct SwingRecorder: Sendable {
    /// Part before toe-off and after contact that a trace holds, s.
    var margin = 0.1

    let signal: FootSignal
    let timing: TimingSignals

    /// The trace of one stride.
    ///
    /// - Parameters:
    ///   - number: The stride.
    ///   - events: Its events in samples of the whole signal.
    ///   - range: The samples of the stride, from foot-flat to foot-flat.
    ///   - course: What its trajectory tells; `nil` without one.
    func trace(_ number: Int, events: StrideEvents, in range: Range<Int>, course: StrideCourse?) -> SwingTrace? {
        let reach = signal.samples(margin)
        let whole = course?.range ?? range
        let first = max(whole.lowerBound, Int(events.toeOff) - reach, 0)
        let last = min(whole.upperBound - 1, Int(events.initialContact.rounded(.up)) + reach, signal.count - 1)
        guard first < last else { return nil }
        var speed: [Float] = []
        var clearance: [Float] = []
        if let course {
            let offset = first - course.range.lowerBound
            if let path = course.path { speed = forwardSpeed(path, offset..<offset + last - first + 1) }
            if !course.sole.toe.isEmpty {
                clearance = floats(course.sole.toe.span.extracting(offset..<offset + last - first + 1))
            }
        }
        return SwingTrace(
            stride: number, start: signal.time(Double(first)), rate: signal.rate,
            toeOff: events.toeOff - Double(first), initialContact: events.initialContact - Double(first),
            forwardSpeed: speed, vibration: floats(timing.smoothedVibration[first...last].span),
            pitchRate: floats(timing.pitchRate.span.extracting(first..<last + 1), scale: 180 / .pi),
            toeClearance: clearance)
    }

    /// Speed along the chord of a stride at some of its samples, m/s.
    private func forwardSpeed(_ path: StridePath, _ range: Range<Int>) -> [Float] {
        let samples = path.courses.samples
        let span = samples.span.extracting(path.offset..<path.offset + path.count)
        // The closure is not to hold the signals, nor the path.
        let (rate, last) = (signal.rate, path.count - 1)
        var speed: [Float] = []
        speed.append(addingCapacity: range.count) { speed in
            for k in range {
                let before = max(k - 1, 0)
                let after = min(k + 1, last)
                speed.append(Float((span[after].progress - span[before].progress) / Double(after - before) * rate))
            }
        }
        return speed
    }

    private func floats(_ values: Span<Double>, scale: Double = 1) -> [Float] {
        var floats: [Float] = []
        floats.append(addingCapacity: values.count) { floats in
            for k in values.indices { floats.append(Float(values[k] * scale)) }
        }
        return floats
    }

    /// The curve of one stride on the common axis of swing; `nil` without a pitch.
    func curve(_ number: Int, events: StrideEvents, course: StrideCourse) -> SwingCurve? {
        SwingCurve(
            stride: number, pitch: course.pitch, toeClearance: course.sole.toe,
            toeOff: events.toeOff - Double(course.range.lowerBound), swing: events.initialContact - events.toeOff)
    }
}
