import Gait
import Glibc

/// The time axis that all swings of a foot share: seconds from toe-off, evenly spaced.
///
/// It is not a percentage of swing, because a stumble changes the duration.
struct SwingAxis: Sendable, Hashable {
    /// Spacing, s.
    static let step = 0.005
    /// Time before toe-off, s.
    static let lead = 0.05
    /// Points before toe-off.
    static let origin = 10
    /// The longest swing that is looked at, s; stroke walkers stay below.
    static let longest = 2.0

    /// Points.
    let count: Int

    /// An axis for swings that usually last `swingTime` seconds; it leaves room for one that lasts twice as long.
    init(swingTime: Double) {
        let reach = min(Self.longest, 2 * swingTime + 0.1)
        count = Self.origin + Int(reach / Self.step)
    }

    /// Seconds after toe-off of a point.
    static func time(_ point: Int) -> Double { Double(point - origin) * step }

    /// The point nearest to a time after toe-off.
    static func point(_ time: Double) -> Int { origin + Int((time / step).rounded()) }

    /// A duration in points.
    static func points(_ duration: Double) -> Int { Int((duration / step).rounded()) }
}

/// One swing on the common axis; `nan` where its trace does not reach.
///
/// A single value is filled again and again, so that a swing costs no memory.
struct AlignedSwing: Sendable {
    /// Forward speed, smoothed, m/s.
    private(set) var speed: [Double]
    /// Loss of speed within the loss time, m/s.
    private(set) var loss: [Double]
    /// Vibration, m/s².
    private(set) var vibration: [Double]
    /// Toe-down rate, deg/s.
    private(set) var toeDown: [Double]
    /// Toe clearance, m.
    private(set) var clearance: [Double]
    /// Speed below the lower of the greatest speeds before and after, m/s: a second hump.
    private(set) var dip: [Double]
    /// Points within the trace.
    private(set) var known = 0..<0
    /// Toe-off to initial contact, s.
    private(set) var swingTime = 0.0
    private var smoothed: [Double] = []
    private var kernel: [Double] = []
    private var kernelRate = 0.0
    private let lag: Int
    private let smoothing: Double

    init(_ axis: SwingAxis, _ parameters: StumbleParameters) {
        let empty = [Double](repeating: .nan, count: axis.count)
        (speed, loss, vibration, toeDown, clearance, dip) = (empty, empty, empty, empty, empty, empty)
        lag = SwingAxis.points(parameters.lossTime)
        smoothing = parameters.smoothing
    }

    /// Puts a swing on the axis.
    mutating func load(_ trace: SwingTrace) {
        swingTime = (trace.initialContact - trace.toeOff) / trace.rate
        smooth(trace.forwardSpeed, rate: trace.rate)
        let last = Double(trace.count - 1)
        let perPoint = SwingAxis.step * trace.rate
        var from = speed.count
        var to = 0
        for k in speed.indices {
            let position = trace.toeOff + Double(k - SwingAxis.origin) * perPoint
            guard position >= 0, position <= last else {
                (speed[k], vibration[k], toeDown[k], clearance[k]) = (.nan, .nan, .nan, .nan)
                continue
            }
            from = min(from, k)
            to = k + 1
            let i = min(Int(position), trace.count - 2)
            let f = position - Double(i)
            speed[k] = smoothed.isEmpty ? .nan : smoothed[i] + f * (smoothed[i + 1] - smoothed[i])
            vibration[k] = Self.value(trace.vibration, i, f)
            toeDown[k] = -Self.value(trace.pitchRate, i, f)
            clearance[k] = Self.value(trace.toeClearance, i, f)
        }
        known = from < to ? from..<to : 0..<0
        for k in loss.indices { loss[k] = k >= lag ? speed[k - lag] - speed[k] : .nan }
        measureDips()
    }

    private static func value(_ column: [Float], _ i: Int, _ f: Double) -> Double {
        guard i + 1 < column.count else { return .nan }
        return Double(column[i]) + f * Double(column[i + 1] - column[i])
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
        let reach = kernel.count / 2
        let last = column.count - 1
        for i in column.indices {
            var sum = 0.0
            for k in kernel.indices { sum += kernel[k] * Double(column[min(max(i + k - reach, 0), last)]) }
            smoothed.append(sum)
        }
    }

    private mutating func measureDips() {
        let end = min(known.upperBound, SwingAxis.point(swingTime))
        let start = max(known.lowerBound, SwingAxis.point(-0.02))
        for k in dip.indices { dip[k] = 0 }
        guard start < end, !smoothed.isEmpty else { return }
        var greatest = -Double.infinity
        for k in start..<end {
            greatest = max(greatest, speed[k])
            dip[k] = greatest
        }
        greatest = -Double.infinity
        for k in (start..<end).reversed() {
            greatest = max(greatest, speed[k])
            dip[k] = min(dip[k], greatest) - speed[k]
        }
    }
}
