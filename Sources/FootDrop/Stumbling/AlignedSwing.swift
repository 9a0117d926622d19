import Gait
import Glibc
import SignalKernels

/// One swing on the common axis; `nan` where its trace does not reach.
///
/// A single value is filled again and again, so that a swing costs no memory. What only few swings are asked for is taken
/// from the trace when it is asked for.
struct AlignedSwing: Sendable {
    /// Forward speed, smoothed, m/s.
    private(set) var speed: [Double]
    /// Vibration, m/s².
    private(set) var vibration: [Double]
    /// Points within the trace; none for a trace without a forward speed.
    private(set) var known = 0..<0
    /// Toe-off to initial contact, s.
    private(set) var swingTime = 0.0
    private var places = Places()
    private var pitchRate: [Float] = []
    private var toeClearance: [Float] = []
    private var smoothed: [Double] = []
    private var padded: [Double] = []
    private var kernel: [Double] = []
    private var kernelRate = 0.0
    private let lag: Int
    private let smoothing: Double

    init(_ axis: SwingAxis, _ parameters: StumbleParameters) {
        speed = [Double](repeating: .nan, count: axis.count)
        vibration = speed
        lag = SwingAxis.points(parameters.lossTime)
        smoothing = parameters.smoothing
    }

    /// Puts a swing on the axis.
    mutating func load(_ trace: SwingTrace) {
        swingTime = (trace.initialContact - trace.toeOff) / trace.rate
        pitchRate = trace.pitchRate
        toeClearance = trace.toeClearance
        for k in known { (speed[k], vibration[k]) = (.nan, .nan) }
        known = 0..<0
        guard trace.count > 1, trace.forwardSpeed.count == trace.count else { return }
        places = Places(of: trace)
        smooth(trace.forwardSpeed, rate: trace.rate)
        let smoothed = smoothed
        known = Self.fill(
            &speed, &vibration, smoothed: smoothed.span, vibration: trace.vibration.span, places)
    }

    /// Loss of speed within the loss time up to a point, m/s.
    func loss(_ point: Int) -> Double { point >= lag ? speed[point - lag] - speed[point] : .nan }

    /// Toe-down rate at a point, deg/s.
    func toeDown(_ point: Int) -> Double { -value(of: pitchRate, at: point) }

    /// Toe clearance at a point, m.
    func clearance(_ point: Int) -> Double { value(of: toeClearance, at: point) }

    /// Appends the speed at each point below the lower of the greatest speeds before and after, m/s: a second hump.
    func appendDips(to dips: inout [Double]) {
        let first = dips.count
        dips.append(contentsOf: repeatElement(0, count: speed.count))
        let end = min(known.upperBound, SwingAxis.point(swingTime))
        let start = max(known.lowerBound, SwingAxis.point(-0.02))
        guard start < end else { return }
        var filled = dips.mutableSpan
        let speed = speed.span
        var greatest = -Double.infinity
        for k in start..<end {
            greatest = max(greatest, speed[k])
            filled[first + k] = greatest
        }
        greatest = -Double.infinity
        for k in (start..<end).reversed() {
            greatest = max(greatest, speed[k])
            filled[first + k] = min(filled[first + k], greatest) - speed[k]
        }
    }

    // MARK: - Between samples

    /// Where the points of the axis lie between the samples of a trace.
    private struct Places {
        /// Toe-off, in samples from the first one.
        private var toeOff = 0.0
        /// Samples from point to point.
        private var perPoint = 0.0
        /// The last sample that has another one behind it.
        private var lastBefore = 0
        /// The last sample.
        private(set) var last = 0.0

        init() {}

        /// Of a trace with at least two samples.
        init(of trace: SwingTrace) {
            toeOff = trace.toeOff
            perPoint = SwingAxis.step * trace.rate
            lastBefore = trace.count - 2
            last = Double(trace.count - 1)
        }

        /// Where a point lies, in samples; greater from point to point.
        @inline(__always)
        func position(_ point: Int) -> Double { toeOff + Double(point - SwingAxis.origin) * perPoint }

        /// The sample before a position within the trace, and how far behind it the position lies.
        @inline(__always)
        func split(_ position: Double) -> (sample: Int, fraction: Double) {
            let sample = min(Int(position), lastBefore)
            return (sample, position - Double(sample))
        }

        /// The value of a column at a point within the trace; `nan` of a column without samples there.
        @inline(__always)
        func value(of column: Span<Float>, at point: Int) -> Double {
            let (sample, fraction) = split(position(point))
            guard sample + 1 < column.count else { return .nan }
            let before = column[sample]
            return Double(before) + fraction * Double(column[sample + 1] - before)
        }
    }

    /// Fills the points within the trace from its samples; returns which points they are.
    private static func fill(
        _ speed: inout [Double], _ vibration: inout [Double], smoothed: Span<Double>, vibration samples: Span<Float>,
        _ places: Places
    ) -> Range<Int> {
        var speeds = speed.mutableSpan
        var vibrations = vibration.mutableSpan
        var point = 0
        while point < speeds.count, !(places.position(point) >= 0) { point += 1 }
        let from = point
        while point < speeds.count {
            let position = places.position(point)
            guard position <= places.last else { break }
            let (sample, fraction) = places.split(position)
            let (before, quiver) = (smoothed[sample], samples[sample])
            speeds[point] = before + fraction * (smoothed[sample + 1] - before)
            vibrations[point] = Double(quiver) + fraction * Double(samples[sample + 1] - quiver)
            point += 1
        }
        return from..<point
    }

    /// Appends the toe-down rate at each point, deg/s.
    func appendToeDowns(to rates: inout [Double]) {
        let column = pitchRate.span
        rates.append(addingCapacity: speed.count) { rates in
            for point in speed.indices {
                guard known.contains(point) else {
                    rates.append(.nan)
                    continue
                }
                rates.append(-places.value(of: column, at: point))
            }
        }
    }

    private func value(of column: [Float], at point: Int) -> Double {
        known.contains(point) ? places.value(of: column.span, at: point) : .nan
    }

    /// Gaussian smoothing; beyond the ends the end values go on.
    private mutating func smooth(_ column: [Float], rate: Double) {
        if rate != kernelRate {
            let reach = max(1, Int(3 * smoothing * rate))
            kernel = (-reach...reach).map {
                exp(-0.5 * (Double($0) / rate / smoothing) * (Double($0) / rate / smoothing))
            }
            let sum = kernel.reduce(0, +)
            for k in kernel.indices { kernel[k] /= sum }
            kernelRate = rate
        }
        let kernel = kernel
        Smoothing.smooth(column.span, weights: kernel.span, padded: &padded, into: &smoothed)
    }
}
