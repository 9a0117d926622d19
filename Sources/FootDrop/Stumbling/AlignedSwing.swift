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
    /// Points within the trace.
    private(set) var known = 0..<0
    /// Toe-off to initial contact, s.
    private(set) var swingTime = 0.0
    /// The last sample before each known point, and how far the point lies behind it in samples.
    private var places: [(sample: Int, fraction: Double)] = []
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
        place(trace)
        smooth(trace.forwardSpeed, rate: trace.rate)
        fillSpeed()
        fillVibration(trace.vibration)
    }

    /// Loss of speed within the loss time up to a point, m/s.
    func loss(_ point: Int) -> Double { point >= lag ? speed[point - lag] - speed[point] : .nan }

    /// Toe-down rate at a point, deg/s.
    func toeDown(_ point: Int) -> Double { -value(of: pitchRate, at: point) }

    /// Toe clearance at a point, m.
    func clearance(_ point: Int) -> Double { value(of: toeClearance, at: point) }

    /// Speed at each point below the lower of the greatest speeds before and after, m/s: a second hump.
    func dips() -> [Double] {
        var dips = [Double](repeating: 0, count: speed.count)
        let end = min(known.upperBound, SwingAxis.point(swingTime))
        let start = max(known.lowerBound, SwingAxis.point(-0.02))
        guard start < end, !smoothed.isEmpty else { return dips }
        var greatest = -Double.infinity
        for k in start..<end {
            greatest = max(greatest, speed[k])
            dips[k] = greatest
        }
        greatest = -Double.infinity
        for k in (start..<end).reversed() {
            greatest = max(greatest, speed[k])
            dips[k] = min(dips[k], greatest) - speed[k]
        }
        return dips
    }

    // MARK: - Between samples

    /// Finds the points within a trace and their places between its samples.
    private mutating func place(_ trace: SwingTrace) {
        let last = Double(trace.count - 1)
        let perPoint = SwingAxis.step * trace.rate
        var from = speed.count
        places.removeAll(keepingCapacity: true)
        for k in speed.indices {
            let position = trace.toeOff + Double(k - SwingAxis.origin) * perPoint
            guard position >= 0 else { continue }
            guard position <= last else { break }
            from = min(from, k)
            let sample = min(Int(position), trace.count - 2)
            places.append((sample, position - Double(sample)))
        }
        known = places.isEmpty ? 0..<0 : from..<from + places.count
    }

    private mutating func fillSpeed() {
        guard !smoothed.isEmpty else { return }
        let smoothed = smoothed
        let from = known.lowerBound
        for (k, place) in places.enumerated() {
            let before = smoothed[place.sample]
            speed[from + k] = before + place.fraction * (smoothed[place.sample + 1] - before)
        }
    }

    private mutating func fillVibration(_ column: [Float]) {
        guard column.count > 1 else { return }
        let column = column.span
        let from = known.lowerBound
        for (k, place) in places.enumerated() where place.sample + 1 < column.count {
            let before = column[place.sample]
            vibration[from + k] = Double(before) + place.fraction * Double(column[place.sample + 1] - before)
        }
    }

    private func value(of column: [Float], at point: Int) -> Double {
        guard known.contains(point) else { return .nan }
        let place = places[point - known.lowerBound]
        guard place.sample + 1 < column.count else { return .nan }
        let before = column[place.sample]
        return Double(before) + place.fraction * Double(column[place.sample + 1] - before)
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
        smoothed.removeAll(keepingCapacity: true)
        guard column.count > 1 else { return }
        let kernel = kernel
        Smoothing.smooth(column.span, weights: kernel.span, padded: &padded, into: &smoothed)
    }
}
