import Recordings
import SignalKernels
import SignalProcessing

/// A stretch of movement of the foot between two rests.
struct MovementBurst: Sendable, Hashable {
    /// First moving sample up to the first sample of the next rest.
    var range: Range<Int>
    /// The integral of what the movement is told from: of the angular speed the angle travelled, rad.
    var path: Double
}

/// The smoothed rotation of a foot and what its strength is, the scale for every threshold of the segmentation.
struct FootRotation: Sendable {
    /// Angular rate below 10 Hz, rad/s, the sensor's bias included.
    let smooth: VectorColumns
    /// The bias, rad/s.
    let bias: Vector3
    /// The norm of the rate without its bias, rad/s.
    let speed: [Double]
    /// The norm averaged over 0.1 s, for telling rest from movement.
    let smoothedSpeed: [Double]
    /// Typical greatest angular speed while walking, rad/s.
    let strength: Double

    /// Rotation of walking lies below about 8 Hz, impacts and sensor noise above 10 Hz.
    static let cutoff = 10.0
    /// The longest time one stride may take before its greatest speed; strength then does not depend on standing.
    static let strengthWindow = 3.0

    init?(_ signal: FootSignal) {
        guard signal.count > 0 else { return nil }
        let smooth = signal.lowPassed(signal.angularRate, cutoff: Self.cutoff)
        let bias = Self.restingRate(of: smooth)
        speed = VectorArithmetic.norms(smooth.x.span, smooth.y.span, smooth.z.span, less: bias)
        strength = Self.typicalMaximum(of: speed, window: signal.samples(Self.strengthWindow))
        smoothedSpeed = signal.movingMean(speed, seconds: 0.10)
        self.smooth = smooth
        self.bias = bias
    }

    /// The rate without its bias about an axis, rad/s.
    func rate(about axis: PitchAxis) -> [Double] { axis.rate(of: smooth, less: bias) }

    /// The median of the window maxima that are not standing still, however long that lasts.
    ///
    /// - Parameter floor: A maximum at or below it is standing still.
    static func typicalMaximum(
        of values: [Double], window: Int, floor: Double = MovementBursts.restFloor
    ) -> Double {
        var maxima: [Double] = []
        var index = 0
        while index < values.count {
            let end = min(index + window, values.count)
            let top = Reduction.extremes(values.span, index..<end).high
            if top > floor { maxima.append(top) }
            index = end
        }
        let limit = 0.4 * (RobustStatistics.quantile(maxima, 0.9) ?? 0)
        return RobustStatistics.median(maxima.filter { $0 > limit }) ?? 0
    }

    /// The rate that a resting gyroscope shows: the median over everything, made better by the quietest 15 % of samples.
    private static func restingRate(of rate: VectorColumns) -> Vector3 {
        let some = VectorColumns(x: rate.x.thinned(), y: rate.y.thinned(), z: rate.z.thinned())
        let coarse = some.median
        let speed = VectorArithmetic.norms(some.x.span, some.y.span, some.z.span, less: coarse)
        guard let limit = RobustStatistics.quantile(speed, 0.15) else { return coarse }
        var quiet = VectorColumns(x: [], y: [], z: [])
        for i in speed.indices where speed[i] <= limit {
            quiet.x.append(some.x[i])
            quiet.y.append(some.y[i])
            quiet.z.append(some.z[i])
        }
        return quiet.median
    }
}

extension VectorColumns {
    /// The length of each vector.
    var norm: [Double] { VectorArithmetic.norms(x.span, y.span, z.span) }

    /// The median of each component; zero for no vectors.
    var median: Vector3 {
        Vector3(
            RobustStatistics.median(x) ?? 0, RobustStatistics.median(y) ?? 0, RobustStatistics.median(z) ?? 0)
    }
}

/// Splits a foot's movement into bursts between rests.
///
/// Every foot comes near rest once a stride to carry the body; rests of the angular speed need neither mounting nor
/// axis nor sign, which is why turn, stair and pathological strides are found as well.
struct MovementBursts: Sendable {
    /// Rest is below this share of the strength: foot-flat rocking is less than 5 % of swing speed.
    var restFraction = 0.06
    /// Noise and left-over bias stay below 12 deg/s.
    static let restFloor = 12 * Double.pi / 180
    /// Zero crossings at toe-off and contact last 30–50 ms and are no rest.
    var shortestRest = 0.06

    /// Bursts in the order of time, and the rests between them.
    func find(in rotation: FootRotation, of signal: FootSignal) -> [MovementBurst] {
        find(
            in: rotation.speed, smoothed: rotation.smoothedSpeed,
            limit: max(Self.restFloor, restFraction * rotation.strength), of: signal)
    }

    /// Bursts of any measure of movement: where its smoothed course does not stay below the limit of rest.
    func find(in speed: [Double], smoothed: [Double], limit: Double, of signal: FootSignal) -> [MovementBurst] {
        let shortest = signal.samples(shortestRest)
        var bursts: [MovementBurst] = []
        for piece in signal.pieces {
            var burstStart = piece.lowerBound
            var quietStart: Int?
            for i in piece {
                if smoothed[i] < limit {
                    if quietStart == nil { quietStart = i }
                } else if let start = quietStart {
                    if i - start >= shortest {
                        append(burstStart..<start, to: &bursts, speed, signal.rate)
                        burstStart = i
                    }
                    quietStart = nil
                }
            }
            if let start = quietStart, piece.upperBound - start >= shortest {
                append(burstStart..<start, to: &bursts, speed, signal.rate)
            } else {
                append(burstStart..<piece.upperBound, to: &bursts, speed, signal.rate)
            }
        }
        return bursts
    }

    private func append(_ range: Range<Int>, to bursts: inout [MovementBurst], _ speed: [Double], _ rate: Double) {
        guard !range.isEmpty else { return }
        bursts.append(MovementBurst(range: range, path: Reduction.sum(speed.span.extracting(range)) / rate))
    }
}

extension [Double] {
    /// Evenly spaced values, at most 65,536 of them: enough for any order statistic of a long signal.
    func thinned() -> [Double] { every((count + 65_535) / 65_536) }

    /// Every `step`-th value from the first.
    func every(_ step: Int) -> [Double] {
        step > 1 ? Reduction.every(step, of: span) : self
    }

    /// Evenly spaced values of ranges laid end to end, at most 65,536 of them.
    func thinned(_ ranges: [Range<Int>]) -> [Double] {
        let total = ranges.reduce(0) { $0 + $1.count }
        let step = Swift.max(1, (total + 65_535) / 65_536)
        guard step > 1 || ranges.count > 1 || total < count else { return self }
        var values: [Double] = []
        values.reserveCapacity(total / step + 1)
        // Where in a range the next value lies.
        var place = 0
        for range in ranges {
            if step == 1 {
                values += self[range]
                continue
            }
            var index = range.lowerBound + place
            while index < range.upperBound {
                values.append(self[index])
                index += step
            }
            place = index - range.upperBound
        }
        return values
    }
}
