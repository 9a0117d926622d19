import Recordings
import SignalProcessing

/// A foot's usual forward and upward acceleration about contact, in axes that the acceleration itself tells.
struct ToeLiftCurves: Sendable {
    /// The 28 inputs of ``ToeLiftMap``, m/s².
    let input: [Double]
    /// Strides that the usual curve is the median of.
    let strideCount: Int
    /// Ratio of the two greatest principal moments of the level acceleration.
    let axisRatio: Double
    /// Mean deceleration just before contact, m/s².
    let braking: Double

    /// Pass band of the curves, Hz.
    private static let cutoff = 10.0
    /// Instants of the curves relative to contact: first, last and step, s.
    private static let first = -0.90
    private static let step = 0.02
    private static let count = 61
    /// Time before contact in which every foot brakes, instants of the curve.
    private static let brakingInstants = 38..<44
    /// Time from rest to rest of a stride that counts, s.
    private static let duration = 0.35...6.0
    /// Strength of a stride that counts, relative to the usual one.
    private static let strength = 0.6...1.6

    /// The curves of a foot at 100 samples/s; `nil` when no stride lies between two rests.
    init?(_ strides: [StrideCandidate], rests: AccelerometerRests, gravity: Double, in signal: FootSignal) {
        let directions = rests.all.map(\.acceleration.normalized)
        let up = RobustStatistics.vectorMedian(directions).normalized
        let smooth = signal.lowPassed(signal.acceleration, cutoff: Self.cutoff)
        let axes = Self.forwardAxis(strides, smooth, up: up)
        axisRatio = axes.ratio
        let forward = Self.component(of: smooth, along: axes.forward)
        let upward = Self.component(of: smooth, along: up)
        let jerk = TimingSignals.jerkNorm(
            signal.lowPassed(signal.acceleration, cutoff: TimingSignals.cutoff), signal)

        var rows: [(forward: [Double], upward: [Double], strength: Double)] = []
        for (number, stride) in strides.enumerated() {
            guard let before = rests.bounds[number].before, let after = rests.bounds[number].after,
                Self.duration.contains(Double(after.index - before.index) / signal.rate)
            else { continue }
            let piece = signal.pieces[signal.piece(of: stride.range.lowerBound)]
            let middle = (stride.range.lowerBound + stride.range.upperBound) / 2
            let last = max(middle, min(stride.range.upperBound, piece.upperBound - 1))
            let contact = AccelerometerEvents.greatest(jerk, middle...last)
            let limits = before.index...max(before.index, after.index)
            let one = Self.curve(of: forward, contact, limits, rate: signal.rate)
            let other = Self.curve(of: upward, contact, limits, rate: signal.rate)
            var strength = 0.0
            for k in one.indices { strength += abs(one[k]) + abs(other[k] - 9.8) }
            rows.append((one, other, strength))
        }
        guard let usual = RobustStatistics.median(rows.map(\.strength)) else { return nil }
        let kept = rows.filter {
            $0.strength > Self.strength.lowerBound * usual && $0.strength < Self.strength.upperBound * usual
        }
        guard !kept.isEmpty else { return nil }
        strideCount = kept.count
        var along = Self.median(kept.map(\.forward))
        let braking = Self.brakingInstants.reduce(0) { $0 + along[$1] } / Double(Self.brakingInstants.count)
        // Every foot brakes before it lands: that tells front from back.
        if braking > 0 { along = along.map { -$0 } }
        self.braking = abs(braking)
        let scale = ToeLiftMap.gravity / gravity
        input =
            Self.sampled(along).map { $0 * scale } + Self.sampled(Self.median(kept.map(\.upward))).map { $0 * scale }
    }

    /// The level direction in which the foot is accelerated most, and how clearly it is one.
    private static func forwardAxis(
        _ strides: [StrideCandidate], _ smooth: VectorColumns, up: Vector3
    ) -> (forward: Vector3, ratio: Double) {
        var scatter = SymmetricMatrix3()
        for stride in strides {
            for i in stride.range {
                let force = Vector3(smooth.x[i], smooth.y[i], smooth.z[i])
                scatter.add(outerProductOf: force - up * force.dot(up))
            }
        }
        let (values, vectors) = scatter.eigen()
        return (vectors[0], values.y > 0 ? values.x / values.y : 0)
    }

    private static func component(of columns: VectorColumns, along axis: Vector3) -> [Double] {
        let (x, y, z) = (columns.x, columns.y, columns.z)
        var component = x
        for i in component.indices { component[i] = axis.x * x[i] + axis.y * y[i] + axis.z * z[i] }
        return component
    }

    /// Values about a contact, those beyond the rests taken from the rests.
    private static func curve(
        of values: [Double], _ contact: Int, _ limits: ClosedRange<Int>, rate: Double
    ) -> [Double] {
        (0..<count).map { k in
            let position = Double(contact) + (first + step * Double(k)) * rate
            let clamped = min(max(position, Double(limits.lowerBound)), Double(limits.upperBound))
            let below = min(Int(clamped), values.count - 1)
            let above = min(below + 1, values.count - 1)
            return values[below] + (clamped - Double(below)) * (values[above] - values[below])
        }
    }

    private static func median(_ rows: [[Double]]) -> [Double] {
        (0..<count).map { k in RobustStatistics.median(rows.map { $0[k] }) ?? 0 }
    }

    /// The instants of the map, from a curve averaged over five instants with its ends repeated.
    private static func sampled(_ curve: [Double]) -> [Double] {
        let start = Int(((ToeLiftMap.firstInstant - first) / step).rounded())
        let stride = Int((ToeLiftMap.step / step).rounded())
        return (0..<ToeLiftMap.instantCount).map { k in
            let middle = start + k * stride
            return (-2...2).reduce(0) { $0 + curve[min(max(middle + $1, 0), count - 1)] } / 5
        }
    }
}
